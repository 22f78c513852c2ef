import type { Instant } from './schema.ts'

export interface ModerationAssignmentsTable {
  kind: string
  item_id: string
  account_id: string
  at: Instant
}

export interface ModerationPresenceTable {
  kind: string
  item_id: string
  account_id: string
  seen_at: Instant
}
