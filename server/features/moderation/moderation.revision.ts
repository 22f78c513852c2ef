import { type SqlBool, sql } from 'kysely'
import type { ListingContent } from '../../contract/content.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { readContent } from '../listings/listings.content.ts'
import { listingWithin } from '../listings/listings.within.ts'

/** Of the place, else of the structure: for queries that have `listings` and `structures`. */
const departement = sql<string | null>`(select departement from communes
  where code = coalesce(listings.commune, structures.commune))`

/** One version of a listing of a territory, with what it takes to decide on it. */
export async function readRevision(db: Db | Trx, id: string, territory: Territory) {
  return db
    .selectFrom('revisions')
    .innerJoin('listings', 'listings.id', 'revisions.listing_id')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .leftJoin('accounts as sender', (join) => join.on(sql<SqlBool>`sender.id::text = revisions.saved_by`))
    .leftJoin('accounts as decider', (join) => join.on(sql<SqlBool>`decider.id::text = revisions.decided_by`))
    .select(['revisions.id', 'revisions.listing_id', 'revisions.number', 'revisions.state', 'revisions.version'])
    .select(['revisions.content', 'revisions.saved_at', 'revisions.saved_by', 'revisions.sent_at', 'revisions.to_read'])
    .select(['revisions.decided_at', 'revisions.decided_by', 'revisions.author'])
    .select(['sender.name as sender', 'decider.name as decider'])
    .select(['listings.state as listing_state', 'listings.structure_id', 'structures.nom as structure', 'trusted'])
    .select(departement.as('departement'))
    .where('revisions.id', '=', id)
    .where(listingWithin(territory))
    .executeTakeFirst()
}
export type RevisionRow = NonNullable<Awaited<ReturnType<typeof readRevision>>>

/**
 * What a version is compared with: what advisers see today or, for a correction published already, what they saw before
 * the first one nobody has read. Null: nothing was ever seen.
 */
export async function contentBefore(
  db: Db | Trx,
  { listing_id, number, state, listing_state }: Pick<RevisionRow, 'listing_id' | 'number' | 'state' | 'listing_state'>,
): Promise<ListingContent | null> {
  const seen = listing_state === 'published' || listing_state === 'archived'
  if (state !== 'approved' && state !== 'superseded') return seen ? readContent(db, listing_id) : null
  return (await versionBefore(db, listing_id, number))?.content ?? null
}

/** The last version before this one that an admin has seen. */
export async function versionBefore(db: Db | Trx, listingId: string, number: number) {
  return db
    .selectFrom('revisions')
    .select(['id', 'number', 'content'])
    .where('listing_id', '=', listingId)
    .where('number', '<', number)
    .where('state', 'in', ['approved', 'superseded'])
    .where('to_read', '=', false)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const departementOf = (trx: Trx, listingId: string) =>
  trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(['listings.nom', departement.as('departement')])
    .where('listings.id', '=', listingId)
    .executeTakeFirstOrThrow()

/** How many listings of a structure advisers see. */
export async function publishedOf(db: Db, structureId: string): Promise<number> {
  const { count } = await db
    .selectFrom('listings')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('structure_id', '=', structureId)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Which of these listings are of a territory, and their structure. */
export async function listingsWithin(db: Db, ids: readonly string[], territory: Territory) {
  if (ids.length === 0) return new Map<string, { nom: string; structure: string; commune: string | null }>()
  const rows = await db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select(['listings.id', 'listings.nom', 'structures.nom as structure', 'listings.commune'])
    .where('listings.id', 'in', ids)
    .where(listingWithin(territory))
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
