import { type SqlBool, sql } from 'kysely'
import type { StructureDetails } from '../../contract/structures.ts'
import type { Freshness } from '../../contract/vocabulary.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { ListingState } from '../../platform/schema.ts'
import { within } from '../../platform/territory.ts'
import { freshnessOf } from '../listings/listings.rules.ts'
import { structureWithin } from '../listings/listings.structures.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { structureFields } from './structures.rules.ts'

const columns = structureFields.map((field) => `structures.${field}` as const)
const picked = (row: StructureDetails): StructureDetails => ({
  ...(Object.fromEntries(structureFields.map((field) => [field, row[field]])) as StructureDetails),
})

export type StructureRow = NonNullable<Awaited<ReturnType<typeof readStructure>>>

const structuresOf = (db: Db | Trx, territory: Territory) =>
  db
    .selectFrom('structures')
    .select(columns)
    .select(['structures.id', 'structures.source', 'structures.version'])
    .select(['structures.kept_here', 'structures.trusted', 'structures.merged_into'])
    .where(structureWithin(territory))

/** A structure of a territory, merged ones included. */
export async function readStructure(db: Db | Trx, id: string, territory: Territory) {
  const row = await structuresOf(db, territory).where('structures.id', '=', id).executeTakeFirst()
  // The vocabulary is checked at the edge, and by the import.
  return row && { ...row, details: picked(row as unknown as StructureDetails) }
}

/**
 * The same, held to the end of the transaction that changes it. One at a time and in the order of ids, so that two
 * merges never wait for each other.
 */
export async function holdStructure(trx: Trx, id: string, territory: Territory) {
  const row = await structuresOf(trx, territory)
    .where('structures.id', '=', id)
    .where('structures.merged_into', 'is', null)
    .forUpdate('structures')
    .executeTakeFirst()
  return row && { ...row, details: picked(row as unknown as StructureDetails) }
}

/** Open accounts of a structure, the last seen first. */
export const membersOf = (db: Db | Trx, structureId: string) =>
  db
    .selectFrom('accounts')
    .select(['id', 'name', 'last_seen_at'])
    .where('structure_id', '=', structureId)
    .where('closed_at', 'is', null)
    .orderBy('last_seen_at', (order) => order.desc().nullsLast())
    .orderBy('name')
    .execute()

/** Listings of a structure, counted by state, those published by freshness too. */
export async function countListings(db: Db, structureId: string, today: string) {
  const { rows } = await sql<{ state: ListingState; verified_on: string; waiting: boolean }>`
    select state, verified_on, exists (select from revisions
      where listing_id = listings.id and revisions.state = 'pending') as waiting
    from listings where structure_id = ${structureId}::uuid and merged_into is null`.execute(db)
  const published = rows.filter(({ state }) => state === 'published')
  const count = <K extends string>(keys: readonly K[]) => {
    const counts = new Map<K, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts]
  }
  return {
    byState: count(rows.map(({ state }) => state)).map(([state, count]) => ({ state, count })),
    byFreshness: count<Freshness>(published.map((row) => freshnessOf(row.verified_on, today))).map(
      ([freshness, count]) => ({ freshness, count }),
    ),
    waiting: published.filter(({ waiting }) => waiting).length,
  }
}

const viewedDays = 30

/** How often the contacts of a structure's listings were read over 30 days, by others than its members. */
export async function countViews(db: Db, structureId: string, today: string): Promise<number> {
  const { rows } = await sql<{ views: number }>`select coalesce(sum(reads), 0)::integer as views
    from contact_reads
    join listings on listings.id = contact_reads.listing_id
    left join accounts on accounts.id = contact_reads.account_id
    where listings.structure_id = ${structureId}::uuid
      and day > ${today}::date - ${viewedDays}::integer
      and accounts.structure_id is distinct from ${structureId}::uuid`.execute(db)
  return rows[0]!.views
}

const listedAtMost = 500

/** Listings of a structure, published ones first; `mine`: of the territory. */
export const listingsOf = (db: Db, structureId: string, territory: Territory) =>
  db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .leftJoin('communes', 'communes.code', 'listings.commune')
    .select(['listings.id', 'listings.nom', 'listings.state', 'listings.verified_on', 'listings.source'])
    .select(['availability', 'availability_on'])
    .select(['communes.nom as town', 'communes.departement', listingWithin(territory).as('mine')])
    .where('listings.structure_id', '=', structureId)
    .where('listings.merged_into', 'is', null)
    .orderBy(
      sql`array_position(array['pending', 'changes_requested', 'draft', 'published', 'rejected', 'archived'], state)`,
    )
    .orderBy(sql`folded(listings.nom) collate "C"`)
    .orderBy('listings.id')
    .limit(listedAtMost)
    .execute()
export type ListingOfStructure = Awaited<ReturnType<typeof listingsOf>>[number]

const eventsAtMost = 200

/** What was changed of a structure here, the last first. */
export const historyOf = (db: Db, structureId: string, territory: Territory) =>
  db
    .selectFrom('structure_history as event')
    .leftJoin('structures as other', 'other.id', 'event.other_id')
    .leftJoin('accounts', (join) => join.on(sql<SqlBool>`accounts.id::text = event.actor`))
    .select(['event.id', 'event.at', 'event.actor', 'event.action', 'event.before', 'event.after', 'event.reason'])
    .select(['event.other_id', 'other.nom as other', 'accounts.name'])
    .select(sql<boolean>`${within(territory, { departements: 'accounts.departements' })}`.as('seen'))
    .where('event.structure_id', '=', structureId)
    .orderBy('event.id', 'desc')
    .limit(eventsAtMost)
    .execute()
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number]
