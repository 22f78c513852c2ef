import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Role } from '../contract/vocabulary.ts'
import type { Instant, Nullish } from './schema.ts'

export interface AccountsTable {
  id: Generated<string>
  email: string
  name: string
  role: Role
  structure_id: string | null
  /** Of a référent: see `sectors`. */
  sector_id: Nullish<string>
  /** Where the account works; for an admin what it administers, null being everything. */
  departements: string[] | null
  organisation: Nullish<string>
  created_at: Instant
  last_seen_at: Nullish<Instant>
  /** When it was told that it would be closed for want of use. */
  warned_at: Nullish<Instant>
  closed_at: Instant | null
  /** Who closed it: an admin, a colleague of its structure, a schedule for want of use. */
  closed_reason: Nullish<'admin' | 'team' | 'inactive'>
  reopened_at: Nullish<Instant>
  /** Name, address and organisation, folded: written by the database. */
  words: GeneratedAlways<string>
}

export interface LoginLinksTable {
  token_hash: string
  account_id: string
  expires_at: Instant
  used_at: Instant | null
  /** Of the device that asked for the link. */
  attempt_hash: Nullish<string>
  asked_device: Nullish<string>
  asked_address: Nullish<string>
  code_hash: Nullish<string>
  code_expires_at: Nullish<Instant>
  code_tries: Generated<number>
}

export interface SessionsTable {
  id: Generated<string>
  token_hash: string
  account_id: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  /** «Firefox sur Windows». */
  device: Nullish<string>
  /** Shortened: see `platform/caller.ts`. */
  address: Nullish<string>
  /** The identity provider it was opened through, and what its logout asks for. */
  provider: Nullish<string>
  id_token: Nullish<string>
}

export interface IdentitiesTable {
  issuer: string
  subject: string
  account_id: string
  linked_at: Instant
}

export interface OidcAttemptsTable {
  browser_hash: string
  provider: string
  state: string
  nonce: string
  code_verifier: string
  return_to: string
  email: Nullish<string>
  name: Nullish<string>
  expires_at: Instant
}

export type AccessRequestState = 'unconfirmed' | 'pending' | 'approved' | 'refused' | 'expired'

export interface AccessRequestsTable {
  id: Generated<string>
  email: string
  name: string
  organisation: string
  role: Role
  departements: string[]
  message: string | null
  state: AccessRequestState
  token_hash: string | null
  /** The identity provider that vouched for the address. */
  provider: Nullish<string>
  created_at: Instant
  confirmed_at: Nullish<Instant>
  expires_at: Instant
  reminded_at: Nullish<Instant>
  decided_at: Nullish<Instant>
  decided_by: Nullish<string>
  reason: Nullish<string>
  account_id: Nullish<string>
}

export interface InvitationsTable {
  id: Generated<string>
  email: string
  name: string | null
  organisation: string | null
  role: Role
  structure_id: string | null
  sector_id: Nullish<string>
  departements: string[] | null
  state: 'sent' | 'accepted' | 'cancelled' | 'expired'
  token_hash: string | null
  invited_by: string | null
  created_at: Instant
  sent_at: Instant
  reminded_at: Nullish<Instant>
  expires_at: Instant
  accepted_at: Nullish<Instant>
  account_id: Nullish<string>
}

export interface OppositionRequestsTable {
  id: Generated<string>
  email: string
  telephone: string | null
  message: string | null
  state: 'unconfirmed' | 'pending' | 'done' | 'refused'
  token_hash: string | null
  created_at: Instant
  confirmed_at: Nullish<Instant>
  expires_at: Instant
  decided_at: Nullish<Instant>
  decided_by: Nullish<string>
  reason: Nullish<string>
}

export interface AuditEventsTable {
  id: Generated<number>
  at: Instant
  actor_kind: 'account' | 'visitor' | 'command' | 'schedule'
  actor_id: string | null
  action: string
  target_kind: string | null
  target_id: string | null
  departements: string[] | null
  structure_id: string | null
  address: string | null
  detail: ColumnType<Record<string, unknown>, string, never>
}

export interface ScheduleRunsTable {
  name: string
  started_at: Instant
  ended_at: Instant | null
  /** How many things it changed. */
  done: number | null
  error: string | null
}
