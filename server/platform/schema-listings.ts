import type { ColumnType, Generated } from 'kysely'
import type { ListingContent } from '../contract/content.ts'
import type { Instant, ListingState, Nullish } from './schema.ts'

export type RevisionState =
  | 'draft'
  | 'pending'
  | 'changes_requested'
  | 'approved'
  | 'superseded'
  | 'rejected'
  | 'discarded'

export interface RevisionsTable {
  id: Generated<string>
  listing_id: string
  /** 1 for the first of its listing. */
  number: number
  state: RevisionState
  content: ColumnType<ListingContent, string, string>
  /** One more at each saving: two people who started from the same one are told. */
  version: Generated<number>
  /** As `actor` of the history. */
  author: string
  created_at: Instant
  saved_at: Instant
  saved_by: string
  sent_at: Nullish<Instant>
  decided_at: Nullish<Instant>
  decided_by: Nullish<string>
  reason: Nullish<string>
  /** What to correct, by field of the content. */
  remarks: ColumnType<Record<string, string>, string | undefined, string>
  /** Published at once by a trusted structure; an admin reads it afterwards. */
  to_read: Generated<boolean>
}

export interface ListingHistoryTable {
  id: Generated<number>
  listing_id: string
  at: Instant
  /** `import`, `seed`, `opposition`, `structure` (by a mailed link) or an account's id. */
  actor: string
  from_state: ListingState | null
  to_state: ListingState
  reason: string | null
  /** A code of `listings.states.ts`; null: a state that an import or the seed gave. */
  action: Nullish<string>
  revision_id: Nullish<string>
  detail: ColumnType<Record<string, unknown>, string | undefined, string>
}
