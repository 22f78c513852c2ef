import type { Db, Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { revokeLinks } from '../contact-requests/contact-requests.links.ts'
import { type HeldRequest, holdRequest, moveRequest } from '../contact-requests/contact-requests.moves.ts'
import { readAsked } from '../contact-requests/contact-requests.queries.ts'
import { nextRecipient } from '../contact-requests/contact-requests.recipients.ts'
import { ownRequestUrl } from '../contact-requests/contact-requests.rules.ts'
import { mailTo, recipientColumns } from '../contact-requests/contact-requests.sending.ts'
import { expiredMail, overMail, questionWaitsMail, undeliveredMail, withdrawnMail } from './follow-up.mails.ts'
import { readWaitingOne } from './follow-up.queries.ts'
import { dueOf } from './follow-up.rules.ts'

export interface Moment {
  readonly now: Date
  readonly today: string
  readonly publicUrl: string
}

const clock = { actor: 'clock' } as const
const isWaiting = ({ state }: HeldRequest) => state === 'sent' || state === 'seen'

/** Holds a demande and acts if it still waits: another instance, or its recipient, may have been first. */
const whileWaiting = (db: Db, id: string, act: (trx: Trx, held: HeldRequest) => Promise<boolean>): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const held = await holdRequest(trx, id)
    return isWaiting(held) && act(trx, held)
  })

/** The address of who wrote it, while the account is open. */
async function adviserOf(trx: Trx, { adviser_id }: HeldRequest): Promise<string | null> {
  if (!adviser_id) return null
  const account = await trx
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', adviser_id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return account?.email ?? null
}

type AdviserMail = typeof expiredMail

async function tellAdviser(trx: Trx, held: HeldRequest, mail: AdviserMail, { now, publicUrl }: Moment) {
  const to = await adviserOf(trx, held)
  if (!to) return
  const { asked } = await readAsked(trx, held.id)
  await queueMails(trx, [{ to, ...mail(asked, ownRequestUrl(publicUrl, held.id)) }], now)
}

async function tellRecipient(trx: Trx, held: HeldRequest, why: 'expired' | 'left', now: Date) {
  if (!held.recipient_email) return
  const { asked, asker } = await readAsked(trx, held.id)
  await queueMails(trx, [{ to: held.recipient_email, ...overMail(asked, asker, why) }], now)
}

/** Does what the calendar wants of one that waits. Returns whether it did anything. */
export const followOne = (db: Db, id: string, moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    const waiting = await readWaitingOne(trx, id)
    const due = waiting && dueOf(waiting, moment.today)
    if (!due) return false
    await steps[due](trx, held, moment)
    return true
  })

const steps = {
  expire: async (trx: Trx, held: HeldRequest, moment: Moment) => {
    await moveRequest(trx, held, { action: 'expire', ...clock }, moment.now)
    await revokeLinks(trx, held.id, moment.now)
    await tellAdviser(trx, held, expiredMail, moment)
    await tellRecipient(trx, held, 'expired', moment.now)
  },
  remind: async (trx: Trx, held: HeldRequest, moment: Moment) => {
    const { recipient_kind: kind, recipient_name: name, recipient_role: role, recipient_email: email } = held
    const set = { reminders: held.reminders + 1, reminded_at: moment.now }
    await moveRequest(trx, held, { action: 'remind', ...clock, set }, moment.now)
    if (email) await mailTo(trx, held.id, { kind, name, role, email }, { ...moment, again: true })
  },
  'remind-adviser': async (trx: Trx, held: HeldRequest, moment: Moment) => {
    await moveRequest(trx, held, { action: 'remind', ...clock, detail: { to: 'adviser' } }, moment.now)
    await tellAdviser(trx, held, questionWaitsMail, moment)
  },
}

/** Notes that the mail of a demande has left. */
export const noteDelivered = (db: Db, id: string, at: Date): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    if (held.delivered_at) return false
    await trx.updateTable('contact_requests').set({ delivered_at: at }).where('id', '=', held.id).execute()
    return true
  })

/** Whoever had it cannot be reached: the next one has it; without any, the adviser is told to call. */
export const passToNext = (db: Db, id: string, moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    if (held.undelivered_at || held.delivered_at) return false
    return succeed(trx, held, moment)
  })

/** The same for one whose recipient is no longer of the listing, whether the mail was delivered or not. */
export const passFromOrphan = (db: Db, id: string, moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, (trx, held) => succeed(trx, held, moment))

async function succeed(trx: Trx, held: HeldRequest, moment: Moment): Promise<boolean> {
  const next = await nextRecipient(trx, held)
  await revokeLinks(trx, held.id, moment.now)
  if (next) {
    const set = { ...recipientColumns(next), assigned_to: null }
    await moveRequest(trx, held, { action: 'succeed', ...clock, set }, moment.now)
    await mailTo(trx, held.id, next, moment)
    return true
  }
  await trx.updateTable('contact_requests').set({ undelivered_at: moment.now }).where('id', '=', held.id).execute()
  await tellAdviser(trx, held, undeliveredMail, moment)
  return true
}

/** Ends one that lost its purpose, and tells the side that is left. */
export const cancelPurposeless = (db: Db, id: string, why: 'listing' | 'adviser', moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    const text =
      why === 'listing' ? 'La fiche a été retirée.' : 'Le compte de la conseillère ou du conseiller est fermé.'
    await moveRequest(trx, held, { action: 'cancel', ...clock, text }, moment.now)
    await revokeLinks(trx, held.id, moment.now)
    if (why === 'listing') await tellAdviser(trx, held, withdrawnMail, moment)
    else await tellRecipient(trx, held, 'left', moment.now)
    return true
  })
