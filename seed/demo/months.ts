import { sql } from 'kysely'
import type { Trx } from '../../server/platform/db.ts'

const before = 11

/** The months before this one, as a base that was filled and confirmed little by little would have noted them. */
export async function saveMonths(trx: Trx, today: string): Promise<void> {
  await sql`insert into quality_months (month, departement, published, within_6, within_12, reachable)
    select (date_trunc('month', ${today}::date) - make_interval(months => ago))::date, departement, had,
      round(had * (0.78 - 0.02 * ago)), round(had * (0.9 - 0.015 * ago)), round(had * 0.95)
    from (
      select ago, communes.departement, ceil(count(*) * (1 - 0.03 * ago))::integer as had
      from listings
      join structures on structures.id = listings.structure_id
      join communes on communes.code = coalesce(listings.commune, structures.commune)
      cross join generate_series(1, ${before}::integer) as ago
      where listings.state = 'published'
      group by ago, communes.departement) as base`.execute(trx)
}
