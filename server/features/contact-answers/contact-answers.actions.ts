import type { DeclineReason, NotStartedReason, RequestOutcome } from '../../contract/vocabulary.requests.ts'
import type { Trx } from '../../platform/db.ts'
import { oneLine, someLines } from '../../platform/text.ts'
import { revokeLinks } from '../contact-requests/contact-requests.links.ts'
import { type HeldRequest, moveRequest, standingOf } from '../contact-requests/contact-requests.moves.ts'
import { isOfSector, reasonNeeded, startPair } from '../contact-requests/contact-requests.rules.ts'
import { mailTo, recipientColumns } from '../contact-requests/contact-requests.sending.ts'
import { checkRequestAction, type RequestAction } from '../contact-requests/contact-requests.states.ts'
import { tellAdviser } from './contact-answers.mails.ts'
import { countHands, isReachable } from './contact-answers.queries.ts'
import { showFull } from './contact-answers.room.ts'
import {
  appointmentOf,
  cannotBeWrittenTo,
  handsAtMost,
  type NextSaid,
  nameNeeded,
  noAppointment,
  questionNeeded,
  sameAddress,
  tooManyHands,
  whyNeeded,
} from './contact-answers.rules.ts'

/** Whoever answers: an account of the structure or the sector, or somebody who holds a link. */
export interface Answerer {
  readonly account: { readonly id: string; readonly name: string; readonly email: string } | null
  readonly now: Date
  /** In France. */
  readonly today: string
  readonly publicUrl: string
}

interface Said {
  readonly text?: string
}
const wordsOf = ({ text }: Said) => someLines(text ?? '') || null

type Acting<S> = (trx: Trx, held: HeldRequest, said: S, by: Answerer) => Promise<void>

/** What every move of a recipient says of who does it. */
const byOf = ({ account }: Answerer) => ({ actor: 'recipient' as const, ...(account && { accountId: account.id }) })

/** Whoever answers takes it, unless somebody had. */
const taking = ({ assigned_to }: HeldRequest, { account }: Answerer) =>
  assigned_to === null && account ? { assigned_to: account.id } : {}

/** Says that a person has read it; nothing happens once that is known. */
export async function see(trx: Trx, held: HeldRequest, by: Answerer): Promise<void> {
  if (held.state === 'sent') await moveRequest(trx, held, { action: 'see', ...byOf(by) }, by.now)
}

/** Refused before what was typed is looked at: it would be corrected for nothing. */
const check = (held: HeldRequest, action: Exclude<RequestAction, 'send'>) =>
  void checkRequestAction(standingOf(held), action, 'recipient')

export const accept: Acting<Said & NextSaid> = async (trx, held, said, by) => {
  check(held, 'accept')
  const appointment = appointmentOf(said, by.now)
  const text = wordsOf(said)
  const set = {
    ...{ appointment_at: appointment?.at ?? null, appointment_place: appointment?.place ?? null },
    ...taking(held, by),
  }
  await moveRequest(trx, held, { action: 'accept', ...byOf(by), text, detail: { next: said.next }, set }, by.now)
  await tellAdviser(trx, held, { what: 'accept', next: said.next, appointment, text }, by)
}

export const reschedule: Acting<Said & NextSaid> = async (trx, held, said, by) => {
  check(held, 'reschedule')
  const appointment = appointmentOf(said, by.now)
  if (!appointment && !held.appointment_at) throw noAppointment()
  const text = wordsOf(said)
  const first = held.appointment_at === null
  const detail = { next: said.next, ...(first && { first }) }
  const set = { appointment_at: appointment?.at ?? null, appointment_place: appointment?.place ?? null }
  await moveRequest(trx, held, { action: 'reschedule', ...byOf(by), text, detail, set }, by.now)
  await tellAdviser(trx, held, { what: 'reschedule', next: said.next, appointment, first, text }, by)
}

export const ask: Acting<Said> = async (trx, held, said, by) => {
  check(held, 'ask')
  const text = wordsOf(said)
  if (!text) throw questionNeeded()
  const set = { asked_at: by.now, ...taking(held, by) }
  await moveRequest(trx, held, { action: 'ask', ...byOf(by), text, set }, by.now)
  await tellAdviser(trx, held, { what: 'ask', text }, by)
}

export const decline: Acting<Said & { readonly reason: DeclineReason }> = async (trx, held, said, by) => {
  check(held, 'decline')
  const text = wordsOf(said)
  if (said.reason === 'autre' && !text) throw whyNeeded()
  const set = { decline_reason: said.reason }
  await moveRequest(trx, held, { action: 'decline', ...byOf(by), text, detail: { reason: said.reason }, set }, by.now)
  await showFull(trx, held, said, by)
  await tellAdviser(trx, held, { what: 'decline', reason: said.reason, text }, by)
}

interface PassedOn extends Said {
  readonly name: string
  readonly email: string
}

/** It changes hands: what was mailed before opens nothing any more, and a colleague of the former hands has it no longer. */
export const passOn: Acting<PassedOn> = async (trx, held, said, by) => {
  check(held, 'pass_on')
  const [name, text] = [oneLine(said.name), wordsOf(said)]
  if (!name) throw nameNeeded()
  const to = { kind: 'colleague', name, role: null, email: said.email } as const
  await checkHands(trx, held, to.email)
  await revokeLinks(trx, held.id, by.now)
  const set = { ...recipientColumns(to), assigned_to: null }
  await moveRequest(trx, held, { action: 'pass_on', ...byOf(by), text, set }, by.now)
  const from = by.account?.name ?? held.recipient_name ?? 'Une personne de votre équipe'
  const note = `${from} vous transmet cette demande${text ? `\u00a0: «\u00a0${text}\u00a0»` : '.'}`
  await mailTo(trx, held.id, to, { now: by.now, publicUrl: by.publicUrl, note })
  await tellAdviser(trx, held, { what: 'pass_on', name, text }, by)
}

/** Throws 400, 409: sent round in circles, to the same mailbox, or where nobody may write. */
async function checkHands(trx: Trx, held: HeldRequest, email: string): Promise<void> {
  if (email.toLowerCase() === held.recipient_email?.toLowerCase()) throw sameAddress()
  if (!(await isReachable(trx, email))) throw cannotBeWrittenTo()
  if ((await countHands(trx, held.id)) >= handsAtMost) throw tooManyHands()
}

interface Concluded extends Said {
  readonly outcome: RequestOutcome
  readonly reason?: NotStartedReason
}

export const conclude: Acting<Concluded> = async (trx, held, said, by) => {
  check(held, 'conclude')
  const [text, reason] = [wordsOf(said), said.outcome === 'started' ? null : (said.reason ?? null)]
  if (isOfSector(held.kind) && (said.outcome === 'started' || held.outcome === 'started')) throw startPair()
  if (said.outcome === 'not-started' && !reason) throw reasonNeeded()
  const closed_at = held.closed_at ?? by.now
  const set = { outcome: said.outcome, outcome_reason: reason, outcome_at: by.now, closed_at }
  const detail = { outcome: said.outcome, ...(reason && { reason }) }
  await moveRequest(trx, held, { action: 'conclude', ...byOf(by), text, detail, set }, by.now)
  await tellAdviser(trx, held, { what: 'conclude', outcome: said.outcome, reason, text }, by)
}
