import type { ColumnType, Generated } from 'kysely'
import type {
  AnswerWay,
  DeclineReason,
  NotStartedReason,
  RecipientKind,
  RequestKind,
  RequestOutcome,
  RequestState,
} from '../contract/vocabulary.requests.ts'
import type { Frein } from '../contract/vocabulary.ts'
import type { Instant, Nullish } from './schema.ts'

export interface ContactRequestsTable {
  id: Generated<string>
  /** Of the form it was written in: sent twice, it is kept once. */
  form_key: string
  kind: RequestKind
  /** Null once the account is deleted. */
  adviser_id: Nullish<string>
  /** What it is about, for the first way; null once the listing is gone. */
  listing_id: Nullish<string>
  structure_id: Nullish<string>
  /** Whose référents it goes to, for the two other ways. */
  sector_id: Nullish<string>
  /** Where the person lives, as searched. */
  commune: Nullish<string>
  freins: Frein[]
  /** The freins that tell of health may be named in the mail. */
  sensitive_in_mail: Generated<boolean>
  /** The adviser's own; forgotten with the message, a year after the end. */
  reference: Nullish<string>
  message: Nullish<string>
  answer_way: AnswerWay
  /** The adviser's own line, `+33536490142`, to be answered on; forgotten with the message. */
  adviser_phone: Nullish<string>
  state: Generated<RequestState>
  /** One more at each step: two people who start from the same one are told. */
  version: Generated<number>
  recipient_kind: RecipientKind
  recipient_name: Nullish<string>
  recipient_role: Nullish<string>
  /** Forgotten with the message. */
  recipient_email: Nullish<string>
  /** A colleague of the structure or of the sector who takes it. */
  assigned_to: Nullish<string>
  /** The last mail that took it to the recipient, and what became of it. */
  mail_id: Nullish<string>
  delivered_at: Nullish<Instant>
  undelivered_at: Nullish<Instant>
  sent_at: Instant
  seen_at: Nullish<Instant>
  answered_at: Nullish<Instant>
  /** When nothing more could happen to it but its outcome. */
  closed_at: Nullish<Instant>
  /** A question waits for the adviser. */
  asked_at: Nullish<Instant>
  reminders: Generated<number>
  reminded_at: Nullish<Instant>
  appointment_at: Nullish<Instant>
  appointment_place: Nullish<string>
  decline_reason: Nullish<DeclineReason>
  outcome: Nullish<RequestOutcome>
  outcome_reason: Nullish<NotStartedReason>
  outcome_at: Nullish<Instant>
  /** When the adviser last said to have read how it was answered. */
  acknowledged_at: Nullish<Instant>
  /** Whose admins count it. */
  departements: string[]
}

export interface ContactRequestStepsTable {
  id: Generated<number>
  request_id: string
  at: Instant
  actor: 'adviser' | 'recipient' | 'clock'
  /** Null for the clock, for who answers by a mailed link, and once the account is deleted. */
  account_id: Nullish<string>
  action: string
  from_state: Nullish<RequestState>
  to_state: RequestState
  /** What was written: a question, its answer, why not. Forgotten with the message. */
  text: Nullish<string>
  detail: ColumnType<Readonly<Record<string, unknown>>, string | undefined, string>
}

export interface ContactRequestLinksTable {
  token_hash: string
  request_id: string
  /** Fingerprint of the address it was mailed to: `platform/bounces.ts`. */
  sent_to: string
  created_at: Instant
  expires_at: Instant
  /** It was passed on to somebody else since. */
  revoked_at: Nullish<Instant>
}
