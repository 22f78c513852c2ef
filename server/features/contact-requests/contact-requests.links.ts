import type { Selectable } from 'kysely'
import { addressPrint } from '../../platform/bounces.ts'
import type { Trx } from '../../platform/db.ts'
import type { ContactRequestLinksTable } from '../../platform/schema-requests.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { linkUntil } from './contact-requests.rules.ts'

/** A link that answers a demande, for whoever reads that mailbox. Returns its token, which is kept nowhere. */
export async function newLink(trx: Trx, requestId: string, email: string, now: Date): Promise<string> {
  const token = newToken()
  await trx
    .insertInto('contact_request_links')
    .values({
      token_hash: hashOf(token),
      request_id: requestId,
      sent_to: addressPrint(email),
      created_at: now,
      expires_at: linkUntil(now),
    })
    .execute()
  return token
}

/** The link of a token, opened or not: too old (`expires_at`) and taken back (`revoked_at`) are for the caller to tell. */
export const linkOf = (trx: Trx, token: string): Promise<Selectable<ContactRequestLinksTable> | undefined> =>
  trx.selectFrom('contact_request_links').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()

/** It goes to somebody else: what was mailed before opens nothing any more. */
export async function revokeLinks(trx: Trx, requestId: string, now: Date): Promise<void> {
  await trx
    .updateTable('contact_request_links')
    .set({ revoked_at: now })
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .execute()
}
