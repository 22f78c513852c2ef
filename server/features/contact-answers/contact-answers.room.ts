import type { DeclineReason } from '../../contract/vocabulary.requests.ts'
import type { Trx } from '../../platform/db.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'
import { isNews, sayAvailability } from '../listings/listings.availability.ts'
import { holdRevisions } from '../listings/listings.queries.ts'
import type { Answerer } from './contact-answers.actions.ts'

interface Declined {
  readonly reason: DeclineReason
}
const saysFull = ({ reason }: Declined) => reason === 'plus-de-places'

/** Revisions are held before any listing or demande. */
export const aheadOfDecline = async (trx: Trx, said: Declined) => {
  if (saysFull(said)) await holdRevisions(trx)
}

/**
 * «Plus de place en ce moment», said of a demande, is said of its listing, for 30 days as any other. Not by the link of
 * a colleague it was passed on to: nobody knows whether that is a person of the structure.
 */
export async function showFull(trx: Trx, held: HeldRequest, said: Declined, { account, now, today }: Answerer) {
  if (!saysFull(said) || !held.listing_id || (held.recipient_kind === 'colleague' && !account)) return
  const listing = await trx
    .selectFrom('listings')
    .select(['state', 'availability', 'availability_on'])
    .where('id', '=', held.listing_id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (listing?.state !== 'published' || !isNews(listing, 'complet', today)) return
  await sayAvailability(trx, held.listing_id, { state: 'complet', accountId: account?.id ?? null, now, today })
}
