import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { PairTick } from '../../contract/vocabulary.pairs.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { PairsTable } from '../../platform/schema-pairs.ts'
import { noPair } from './pairs.rules.ts'

/** Which somebody follows: an adviser their own, a référent those of the sector. */
export function followedBy(territory: Territory, accountId: string): RawBuilder<SqlBool> {
  if (territory.kind === 'all') return sql`coalesce(pairs.adviser_id = ${accountId}::uuid, false)`
  return territory.kind === 'sector' ? sql`coalesce(pairs.sector_id = ${territory.id}::uuid, false)` : sql`false`
}

const pairsRead = (db: Db | Trx) =>
  db
    .selectFrom('pairs')
    .leftJoin('sectors', 'sectors.id', 'pairs.sector_id')
    .leftJoin('communes as town', 'town.code', 'pairs.commune')
    .leftJoin('accounts as adviser', 'adviser.id', 'pairs.adviser_id')
    .leftJoin('accounts as referent', 'referent.id', 'pairs.referent_id')
    .selectAll('pairs')
    .select(['sectors.name as sector_name', 'town.nom as town'])
    .select(['adviser.name as adviser_name', 'adviser.organisation as adviser_organisation'])
    .select('referent.name as referent_account')
export type PairRow = Awaited<ReturnType<ReturnType<typeof pairsRead>['execute']>>[number]

const shownAtMost = 500

/** Under way, by when the two meet again then the oldest first; or ended, the last first. */
export const listPairs = (db: Db, followed: RawBuilder<SqlBool>, ended: boolean): Promise<PairRow[]> => {
  const found = pairsRead(db)
    .where(followed)
    .where('ended_on', ended ? 'is not' : 'is', null)
    .limit(shownAtMost)
  return ended
    ? found.orderBy('ended_on', 'desc').orderBy('pairs.id').execute()
    : found
        .orderBy('next_on', (order) => order.asc().nullsLast())
        .orderBy('started_on')
        .orderBy('pairs.id')
        .execute()
}

export async function countPairs(db: Db, followed: RawBuilder<SqlBool>): Promise<{ ongoing: number; ended: number }> {
  return db
    .selectFrom('pairs')
    .select(sql<number>`(count(*) filter (where ended_on is null))::integer`.as('ongoing'))
    .select(sql<number>`(count(*) filter (where ended_on is not null))::integer`.as('ended'))
    .where(followed)
    .executeTakeFirstOrThrow()
}

/** Throws 404. */
export async function readPair(db: Db | Trx, id: string, followed: RawBuilder<SqlBool>): Promise<PairRow> {
  const row = await pairsRead(db).where('pairs.id', '=', id).where(followed).executeTakeFirst()
  if (!row) throw noPair()
  return row
}

/** Held to the end of the transaction that changes it. Throws 404. */
export async function holdPair(trx: Trx, id: string, followed: RawBuilder<SqlBool>): Promise<Selectable<PairsTable>> {
  const row = await trx
    .selectFrom('pairs')
    .selectAll()
    .where('id', '=', id)
    .where(followed)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noPair()
  return row
}

export const notesOf = (db: Db | Trx, pairId: string) =>
  db
    .selectFrom('pair_notes')
    .leftJoin('accounts', 'accounts.id', 'account_id')
    .select(['at', 'text', 'accounts.name as who'])
    .where('pair_id', '=', pairId)
    .orderBy('at', 'desc')
    .orderBy('pair_notes.id')
    .execute()
export type NoteRow = Awaited<ReturnType<typeof notesOf>>[number]

interface Told {
  readonly departement: string
  readonly sectorId: string
  readonly month: string
  readonly ticks: readonly PairTick[]
}

/** Adds what was told at a start to the counters of its month. */
export async function countTicks(trx: Trx, { departement, sectorId, month, ticks }: Told): Promise<void> {
  if (ticks.length === 0) return
  await trx
    .insertInto('pair_ticks')
    .values(ticks.map((tick) => ({ departement, sector_id: sectorId, month, tick, count: 1 })))
    .onConflict((conflict) =>
      conflict
        .columns(['departement', 'sector_id', 'month', 'tick'])
        .doUpdateSet({ count: sql<number>`pair_ticks.count + 1` }),
    )
    .execute()
}
