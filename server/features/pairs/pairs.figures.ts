import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PairTick } from '../../contract/vocabulary.pairs.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import type { Year } from './pairs.years.ts'

/** Whether a row is of those somebody reads the figures of; `departements` holds those it is of. */
function counted(territory: Territory, sector: string, departements: RawBuilder<unknown>): RawBuilder<SqlBool> {
  switch (territory.kind) {
    case 'all':
      return sql`true`
    case 'departements':
      return sql`${departements} && ${territory.codes}::text[]`
    case 'sector':
      return sql`coalesce(${sql.ref(sector)} = ${territory.id}::uuid, false)`
    case 'structure':
      return sql`false`
  }
}

/** Followed at some time of a year. */
export async function pairsOfYear(db: Db, territory: Territory, { from, to }: Year) {
  return db
    .selectFrom('pairs')
    .select(['kind', 'sector_id', 'departement', 'freins', 'lifted', 'started_on', 'ended_on', 'outcome', 'ending'])
    .where('started_on', '<', to)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', from)]))
    .where(counted(territory, 'pairs.sector_id', sql`array[pairs.departement]`))
    .execute()
}
export type YearPair = Awaited<ReturnType<typeof pairsOfYear>>[number]

/** What was asked of the sectors in a year, and what came back. */
export async function askedInYear(db: Db, territory: Territory, { from, to }: Year) {
  return db
    .selectFrom('contact_requests')
    .select(['sector_id', sql<string>`departements[1]`.as('departement'), 'state', 'kind'])
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('kind', '!=', 'direct')
    .where(sql<SqlBool>`sent_at >= ${from}::timestamp at time zone 'Europe/Paris'
      and sent_at < ${to}::timestamp at time zone 'Europe/Paris'`)
    .where(counted(territory, 'contact_requests.sector_id', sql`contact_requests.departements`))
    .groupBy(['sector_id', 'departement', 'state', 'kind'])
    .execute()
}
export type YearAsked = Awaited<ReturnType<typeof askedInYear>>[number]

export async function ticksOfYear(db: Db, territory: Territory, { from, to }: Year) {
  return db
    .selectFrom('pair_ticks')
    .select(['sector_id', 'departement', 'tick'])
    .select(sql<number>`sum(count)::integer`.as('count'))
    .where('month', '>=', from)
    .where('month', '<', to)
    .where(counted(territory, 'pair_ticks.sector_id', sql`array[pair_ticks.departement]`))
    .groupBy(['sector_id', 'departement', 'tick'])
    .execute()
}
export type YearTicks = { sector_id: string | null; departement: string; tick: PairTick; count: number }

/** The sectors of a territory, by département and name. */
export const sectorsOf = (db: Db, territory: Territory) =>
  db
    .selectFrom('sectors')
    .select(['id', 'name', 'departement'])
    .where(counted(territory, 'sectors.id', sql`array[sectors.departement]`))
    .orderBy('departement')
    .orderBy('name')
    .execute()
export type SectorName = Awaited<ReturnType<typeof sectorsOf>>[number]

/** The first year there is something to count, of what a territory reads. */
export async function firstYear(db: Db, territory: Territory, thisYear: number): Promise<number> {
  const { rows } = await sql<{ year: number | null }>`
    select least(
      (select extract(year from min(started_on)) from pairs
        where ${counted(territory, 'pairs.sector_id', sql`array[pairs.departement]`)}),
      (select extract(year from min(sent_at)) from contact_requests
        where kind <> 'direct'
          and ${counted(territory, 'contact_requests.sector_id', sql`contact_requests.departements`)})
    )::integer as year`.execute(db)
  return rows[0]?.year ?? thisYear
}
