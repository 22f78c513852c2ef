import type { Trx } from '../../platform/db.ts'
import { type MailToSend, queueMails } from '../../platform/mails.queries.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'
import { phoneToCall, readAsked } from '../contact-requests/contact-requests.queries.ts'
import { ownRequestUrl } from '../contact-requests/contact-requests.rules.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { countContactRead } from '../listings/listings.read.ts'
import { type OverWhy, overMail, type Told, toldMail } from './follow-up.mails.ts'

export interface Moment {
  readonly now: Date
  /** The day, in France. */
  readonly today: string
  readonly publicUrl: string
}

/** Mails the adviser who wrote a demande, while the account is open. */
export async function tellAdviser(trx: Trx, held: HeldRequest, told: Told, { now, today, publicUrl }: Moment) {
  const adviser = await adviserOf(trx, held)
  if (!adviser) return
  const { asked } = await readAsked(trx, held.id)
  const phone = told.withPhone ? await phoneFor(trx, held, adviser.id, today) : null
  const url = ownRequestUrl(publicUrl, held.id)
  await queueMails(trx, [{ to: adviser.email, ...toldMail(asked, told, { url, phone, publicUrl }) }], now)
}

const adviserOf = (trx: Trx, { adviser_id }: HeldRequest) =>
  trx
    .selectFrom('accounts')
    .select(['id', 'email'])
    .where('id', '=', adviser_id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** As when it is read on a page, the number is counted as read. */
async function phoneFor(trx: Trx, held: HeldRequest, adviserId: string, today: string) {
  const phone = phoneOf(await phoneToCall(trx, held))
  if (phone && held.listing_id) await countContactRead(trx, held.listing_id, adviserId, today)
  return phone
}

/** Mails whoever has a demande that it is over before they answered it. */
export async function tellRecipient(trx: Trx, held: HeldRequest, why: OverWhy, now: Date) {
  if (!held.recipient_email || held.undelivered_at) return
  const { asked, asker } = await readAsked(trx, held.id)
  const mail: MailToSend = { to: held.recipient_email, ...overMail(asked, asker, why) }
  await queueMails(trx, [mail], now)
}
