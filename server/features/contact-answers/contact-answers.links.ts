import { addressPrint } from '../../platform/bounces.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { linkOf } from '../contact-requests/contact-requests.links.ts'
import { type HeldRequest, holdRequest, standingOf } from '../contact-requests/contact-requests.moves.ts'
import type { Recipient } from '../contact-requests/contact-requests.recipients.ts'
import { mailTo } from '../contact-requests/contact-requests.sending.ts'
import { requestActionsFrom } from '../contact-requests/contact-requests.states.ts'
import { linkRefused, renewedAtMost, renewedEvery } from './contact-answers.rules.ts'

/** The link of a token that opens its demande now. Throws 410. */
export async function openLink(trx: Trx, token: string, now: Date) {
  const link = await linkOf(trx, token)
  if (!link) throw linkRefused('link-unknown')
  if (link.revoked_at) throw linkRefused((await isCancelled(trx, link.request_id)) ? 'link-cancelled' : 'link-revoked')
  if (link.expires_at <= now) throw linkRefused('link-expired')
  return link
}

async function isCancelled(trx: Trx, id: string): Promise<boolean> {
  const row = await trx.selectFrom('contact_requests').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state === 'cancelled'
}

/** The demande of a link, held. Throws 410: it may have been passed on while it was waited for. */
export async function holdByLink(trx: Trx, token: string, now: Date): Promise<HeldRequest> {
  const { request_id } = await openLink(trx, token, now)
  const held = await holdRequest(trx, request_id)
  await openLink(trx, token, now)
  return held
}

interface Renewing {
  readonly now: Date
  readonly publicUrl: string
}

/** Mails a new link where the old one went, if that is where the demande still is, and it still has something to answer. */
export const renewLink = (db: Db, token: string, renewing: Renewing): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const link = await linkOf(trx, token)
    if (!link || link.revoked_at) return
    const held = await holdRequest(trx, link.request_id)
    const to = recipientOf(held)
    const answers = requestActionsFrom(standingOf(held), 'recipient').length > 0
    if (!to || !answers || addressPrint(to.email) !== link.sent_to) return
    if (await renewedLately(trx, held.id, renewing.now)) return
    await mailTo(trx, held.id, to, { ...renewing, note: 'Voici le nouveau lien que vous avez demandé.' })
  })

export const recipientOf = ({
  recipient_kind: kind,
  recipient_name: name,
  recipient_role: role,
  recipient_email: email,
}: HeldRequest): Recipient | null => (email ? { kind, name, role, email } : null)

const dayMs = 86_400_000

async function renewedLately(trx: Trx, requestId: string, now: Date): Promise<boolean> {
  const recent = await trx
    .selectFrom('contact_request_links')
    .select('created_at')
    .where('request_id', '=', requestId)
    .where('created_at', '>', new Date(now.getTime() - dayMs))
    .execute()
  return recent.length >= renewedAtMost || recent.some(({ created_at }) => created_at > renewedEvery(now))
}
