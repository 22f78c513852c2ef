import type { Trx } from '../../platform/db.ts'

/** What another structure took the place of: all its demandes are for that one to answer, or to have answered. */
export async function moveRequestsOfStructure(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable('contact_requests').set({ structure_id: into }).where('structure_id', '=', from).execute()
}

/** A listing that was merged into another one: demandes about it are about that one, and for its structure. */
export async function moveRequestsOfListing(
  trx: Trx,
  from: string,
  { listingId, structureId }: { listingId: string; structureId: string },
): Promise<void> {
  await giveOpenRequests(trx, from, structureId)
  await trx.updateTable('contact_requests').set({ listing_id: listingId }).where('listing_id', '=', from).execute()
}

/**
 * A listing that is another structure's now: what is open of it follows, what ended stays in the memory of those who
 * answered. Whoever had taken one is of the former structure.
 */
export async function giveOpenRequests(trx: Trx, listingId: string, structureId: string): Promise<void> {
  await trx
    .updateTable('contact_requests')
    .set({ structure_id: structureId, assigned_to: null })
    .where('listing_id', '=', listingId)
    .where('structure_id', 'is distinct from', structureId)
    .where('state', 'in', ['sent', 'seen', 'accepted'])
    .where('outcome', 'is', null)
    .execute()
}
