import type { Trx } from '../../platform/db.ts'
import { isIt, mayHold, type OpposedContact } from './oppositions.contacts.ts'

/** A demande no longer says to whom it went; one that waits goes to somebody else by itself: see `contact-follow-up`. */
export async function clearRequests(trx: Trx, opposed: OpposedContact): Promise<void> {
  if (opposed.kind !== 'courriel') return
  const candidates = await trx
    .selectFrom('contact_requests')
    .select(['id', 'recipient_email'])
    .where(mayHold(opposed, ['recipient_email']))
    .execute()
  const theirs = candidates.filter(({ recipient_email }) => isIt(opposed, recipient_email)).map(({ id }) => id)
  if (theirs.length === 0) return
  await trx
    .updateTable('contact_requests')
    .set({ recipient_name: null, recipient_role: null, recipient_email: null })
    .where('id', 'in', theirs)
    .execute()
}
