import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { freshnessMonths } from '../listings/listings.rules.ts'
import { hasPhone, unverifiedFor } from './quality.figures.ts'

const shownMonths = 12

/** Counts the base as it is, for the month of that day; counting again in the month changes it. Returns how many rows. */
export async function countMonth(db: Db, today: string): Promise<number> {
  const day = sql`${today}::date`
  const within = (months: number) => sql`(count(*) filter (where not ${unverifiedFor(months, day)}))::integer`
  const { numAffectedRows } = await sql`
    insert into quality_months (month, departement, published, within_6, within_12, reachable)
    select date_trunc('month', ${day})::date, coalesce(town.departement, ''), count(*)::integer,
      ${within(freshnessMonths.aging)}, ${within(freshnessMonths.stale)},
      (count(*) filter (where ${hasPhone}))::integer
    from listings
    join structures on structures.id = listings.structure_id
    left join communes town on town.code = coalesce(listings.commune, structures.commune)
    where listings.state = 'published'
    group by coalesce(town.departement, '')
    on conflict (month, departement) do update set published = excluded.published,
      within_6 = excluded.within_6, within_12 = excluded.within_12, reachable = excluded.reachable`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export interface Month {
  readonly month: string
  readonly published: number
  readonly within6: number
  readonly within12: number
}

/** The last months of a territory, the oldest first. */
export async function readMonths(db: Db, territory: Territory, departement: string | undefined): Promise<Month[]> {
  const own = territory.kind === 'departements' ? sql`departement = any(${territory.codes}::text[])` : sql`true`
  const one = departement ? sql`departement = ${departement}` : sql`true`
  const { rows } = await sql<Month>`select month, sum(published)::integer as published,
      sum(within_6)::integer as "within6", sum(within_12)::integer as "within12"
    from quality_months where ${own} and ${one}
    group by month order by month desc limit ${shownMonths}`.execute(db)
  return rows.reverse()
}
