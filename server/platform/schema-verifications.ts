import type { Generated } from 'kysely'
import type { Frein } from '../contract/vocabulary.ts'
import type { Instant, Nullish } from './schema.ts'

export interface VerificationsTable {
  id: Generated<string>
  listing_id: string
  at: Instant
  /** The calendar day in France. */
  day: string
  /** An account's id, or `structure` (by a mailed link). */
  actor: string
  how: 'page' | 'mail' | 'publication'
}

export interface VerificationRemindersTable {
  listing_id: string
  /** It counts for this verification only. */
  verified_on: string
  /** Months: see `reminderMonths`. */
  step: number
  at: Instant
}

export interface VerificationLinksTable {
  token_hash: string
  purpose: 'confirm' | 'unsubscribe'
  structure_id: string
  /** Null: mailed to the structure's own address. */
  account_id: string | null
  /** Of the campaign it belongs to, if any. */
  recipient_id: string | null
  listing_ids: string[]
  /** Fingerprint of the address. */
  sent_to: string
  created_at: Instant
  expires_at: Instant
  used_at: Nullish<Instant>
}

/** Fingerprints of addresses that want no reminder. */
export interface VerificationRefusalsTable {
  address: string
  at: Instant
}

export interface CampaignsTable {
  id: Generated<string>
  created_at: Instant
  created_by: string | null
  frein: Frein | null
  departement: string | null
  source: string | null
  structure_id: string | null
  /** Listings confirmed less than so many months ago are left alone. */
  months: number
  /** Whose admins see it; null: those of everything. */
  departements: string[] | null
  state: 'sending' | 'sent' | 'stopped'
  ended_at: Nullish<Instant>
}

export interface CampaignRecipientsTable {
  id: Generated<string>
  campaign_id: string
  structure_id: string
  /** Null: the structure's own address. */
  account_id: string | null
  listing_ids: string[]
  /** Fingerprint. */
  address: string
  /** Somebody of the structure had an account when the campaign was launched. */
  had_members: boolean
  sent_at: Nullish<Instant>
  /** Nothing left to ask, or nobody to ask any more. */
  left_out_at: Nullish<Instant>
  /** Said that something has changed. */
  changed_at: Nullish<Instant>
}

export interface BouncesTable {
  /** Fingerprint. */
  address: string
  at: Instant
  /** What the mail server answered: `550 5.1.1`. */
  code: string
  count: number
}
