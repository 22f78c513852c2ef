import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Trx } from '../../platform/db.ts'
import { holdRevisions, renewListings } from '../listings/listings.queries.ts'
import { writeStep } from '../listings/listings.revisions.ts'
import { listingWithin } from '../listings/listings.within.ts'

/** Who says that it is still true, when, and from where. */
export interface Saying {
  /** An account's id, or `structure` (by a mailed link). */
  readonly actor: string
  readonly how: 'page' | 'mail'
  readonly now: Date
  /** In France. */
  readonly today: string
}

/**
 * Says of the published listings of a territory, among these, that they are still true: day, history and index in one
 * transaction; again on the same day, nothing. Returns which they are.
 */
export async function confirmListings(
  trx: Trx,
  ids: readonly string[],
  territory: Territory,
  saying: Saying,
): Promise<string[]> {
  // First, as for everything that changes what is found.
  await holdRevisions(trx)
  const listings = await trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(['listings.id', 'verified_on'])
    .where(sql<SqlBool>`listings.id = any(${ids}::uuid[])`)
    .where('state', '=', 'published')
    .where(listingWithin(territory))
    .orderBy('listings.id')
    .forUpdate('listings')
    .execute()
  const found = listings.map(({ id }) => id)
  const said = await saidToday(trx, found, saying.today)
  const unsaid = found.filter((id) => !said.has(id))
  if (unsaid.length > 0) await write(trx, unsaid, saying)
  const older = listings.filter(({ verified_on }) => verified_on < saying.today).map(({ id }) => id)
  if (older.length > 0) await freshen(trx, older, saying.today)
  return found
}

async function saidToday(trx: Trx, ids: readonly string[], today: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('verifications')
    .select('listing_id')
    .where(sql<SqlBool>`listing_id = any(${ids}::uuid[])`)
    .where('day', '=', today)
    .execute()
  return new Set(rows.map(({ listing_id }) => listing_id))
}

async function write(trx: Trx, ids: readonly string[], { actor, how, now, today }: Saying): Promise<void> {
  const rows = ids.map((listing_id) => ({ listing_id, actor, how, at: now, day: today }))
  await trx.insertInto('verifications').values(rows).execute()
  const step = { action: 'verify', from: 'published', to: 'published', revision: null, detail: { how } } as const
  for (const listingId of ids) await writeStep(trx, { ...step, listingId }, { accountId: actor, now })
}

async function freshen(trx: Trx, ids: readonly string[], today: string): Promise<void> {
  await trx.updateTable('listings').set({ verified_on: today }).where('id', 'in', ids).execute()
  await renewListings(trx, 'listings.id', ids)
}
