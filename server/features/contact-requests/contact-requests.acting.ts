import type { NotStartedReason, RequestOutcome } from '../../contract/vocabulary.requests.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { MailBody } from '../../platform/mail-layout.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { newLink, revokeLinks } from './contact-requests.links.ts'
import { checkMeanwhile } from './contact-requests.meanwhile.ts'
import { type HeldRequest, holdRequest, moveRequest } from './contact-requests.moves.ts'
import { cancelledMail, movedOnMail, replyMail } from './contact-requests.own.mails.ts'
import { readAsked } from './contact-requests.queries.ts'
import { nextRecipient } from './contact-requests.recipients.ts'
import {
  answerUrl,
  isOfSector,
  nobodyElse,
  noRequest,
  reasonNeeded,
  receivedUrl,
  startPair,
} from './contact-requests.rules.ts'
import { checkFlood, mailTo, recipientColumns } from './contact-requests.sending.ts'

/** The adviser who acts on a demande of theirs, and how many steps its page had seen. */
export interface OwnAct {
  readonly id: string
  readonly version: number
  readonly adviserId: string
  readonly now: Date
  readonly publicUrl: string
}

/** Holds the demande, then acts on it. Throws 404, or 409 `changed-meanwhile`. */
const acting = (db: Db, act: OwnAct, what: (trx: Trx, held: HeldRequest) => Promise<unknown>): Promise<unknown> =>
  db.transaction().execute(async (trx) => {
    const held = await holdRequest(trx, act.id)
    if (held.adviser_id !== act.adviserId) throw noRequest()
    await checkMeanwhile(trx, held, act.version)
    await what(trx, held)
  })

const by = ({ adviserId }: OwnAct) => ({ actor: 'adviser', accountId: adviserId }) as const

/** Answers the question that was asked, by mail, with a new link to decide by. */
export const reply = (db: Db, act: OwnAct, text: string) =>
  acting(db, act, async (trx, held) => {
    await moveRequest(trx, held, { action: 'reply', ...by(act), text, set: { asked_at: null } }, act.now)
    const [said, question] = [await saidOf(trx, held), await lastQuestion(trx, held.id)]
    const taker = await takerOf(trx, held)
    if (taker) {
      const mail = replyMail(
        { ...said, name: taker.name },
        { question, text, url: receivedUrl(act.publicUrl, held.id), account: true },
      )
      await tell(trx, taker.email, said, mail, act.now)
    }
    if (!held.recipient_email) return
    const url = answerUrl(act.publicUrl, await newLink(trx, held.id, held.recipient_email, act.now))
    await tell(trx, held.recipient_email, said, replyMail(said, { question, text, url }), act.now)
  })

/** Takes a demande back. What has not left stays here; else whoever had it is told. */
export const cancel = (db: Db, act: OwnAct, text: string | null) =>
  acting(db, act, async (trx, held) => {
    const set = { acknowledged_at: act.now }
    await moveRequest(trx, held, { action: 'cancel', ...by(act), text, set }, act.now)
    await revokeLinks(trx, held.id, act.now)
    const said = await saidOf(trx, held)
    const gone = { text, appointment: held.appointment_at !== null && held.appointment_at > act.now }
    const taker = await takerOf(trx, held)
    if (taker) await tell(trx, taker.email, said, cancelledMail({ ...said, name: taker.name }, gone), act.now)
    if (await wasReceived(trx, held, act.now))
      await tell(trx, held.recipient_email, said, cancelledMail(said, gone), act.now)
  })

/** Sends it to the next person it may go to. Throws 409 `nobody-else` or 429 `recipient-busy`. */
export const redirect = (db: Db, act: OwnAct) =>
  acting(db, act, async (trx, held) => {
    const next = await nextRecipient(trx, held)
    if (!next) throw nobodyElse()
    const set = { ...recipientColumns(next), assigned_to: null }
    await moveRequest(trx, held, { action: 'succeed', ...by(act), set }, act.now)
    await checkFlood(trx, next, act.now)
    await revokeLinks(trx, held.id, act.now)
    if (await wasReceived(trx, held, act.now)) {
      const said = await saidOf(trx, held)
      await tell(trx, held.recipient_email, said, movedOnMail(said), act.now)
    }
    await mailTo(trx, held.id, next, act)
  })

interface Conclusion {
  readonly outcome: RequestOutcome
  readonly reason: NotStartedReason | null
  readonly text: string | null
}

/** What came of it. Throws 400 `reason-needed`, or 409 `start-pair` for what starts as a pair. */
export const conclude = (db: Db, act: OwnAct, { outcome, reason, text }: Conclusion) =>
  acting(db, act, async (trx, held) => {
    if (outcome === 'started' && isOfSector(held.kind)) throw startPair()
    if (outcome === 'not-started' && !reason) throw reasonNeeded()
    const set = {
      ...{ outcome, outcome_reason: outcome === 'started' ? null : reason, outcome_at: act.now },
      closed_at: held.closed_at ?? act.now,
    }
    await moveRequest(trx, held, { action: 'conclude', ...by(act), text, set }, act.now)
  })

/** Nothing is expected of the adviser until something new happens: not a step of the demande. */
export const acknowledge = (db: Db, act: OwnAct) =>
  acting(db, act, (trx, held) =>
    trx.updateTable('contact_requests').set({ acknowledged_at: act.now }).where('id', '=', held.id).execute(),
  )

async function saidOf(trx: Trx, held: HeldRequest) {
  return { ...(await readAsked(trx, held.id)), name: held.recipient_name }
}

type Said = Awaited<ReturnType<typeof saidOf>>

/** Mails somebody, who answers to the adviser. */
async function tell(trx: Trx, to: string | null, { asker }: Said, mail: MailBody, now: Date) {
  if (to) await queueMails(trx, [{ to, replyTo: asker.email, ...mail }], now)
}

/** Whoever of the team took it: what is asked of the mailbox is theirs to know. */
async function takerOf(trx: Trx, { assigned_to }: HeldRequest) {
  if (!assigned_to) return undefined
  return trx
    .selectFrom('accounts')
    .select(['name', 'email'])
    .where('id', '=', assigned_to)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

async function lastQuestion(trx: Trx, id: string): Promise<string | null> {
  const step = await trx
    .selectFrom('contact_request_steps')
    .select('text')
    .where('request_id', '=', id)
    .where('action', '=', 'ask')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return step?.text ?? null
}

/** Whether the mail that took it there has left, or may have; one that has not yet is kept from leaving. */
async function wasReceived(trx: Trx, { mail_id, undelivered_at }: HeldRequest, now: Date): Promise<boolean> {
  if (undelivered_at) return false
  if (!mail_id) return true
  const kept = await trx
    .updateTable('mails')
    .set({ expires_at: now })
    .where('id', '=', mail_id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return kept.numUpdatedRows === 0n
}
