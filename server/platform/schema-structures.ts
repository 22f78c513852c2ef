import type { ColumnType, Generated } from 'kysely'
import type { Instant, Nullish } from './schema.ts'

type Fields = ColumnType<Readonly<Record<string, unknown>>, string | undefined, string>

export interface StructureHistoryTable {
  id: Generated<number>
  structure_id: string
  at: Instant
  /** An account's id, `seed` or `opposition`. */
  actor: string
  /** `merge`: another one was brought in; `merged`: it was brought into another one. */
  action: 'edit' | 'trust' | 'distrust' | 'merge' | 'merged'
  /** The changed fields only. */
  before: Fields
  after: Fields
  reason: Nullish<string>
  /** The other structure of a merge. */
  other_id: Nullish<string>
}

export interface StructureClaimsTable {
  id: Generated<string>
  /** The one claimed, that of the base. */
  structure_id: string
  claimant_structure_id: string
  account_id: Nullish<string>
  message: Nullish<string>
  created_at: Instant
  state: Generated<'pending' | 'approved' | 'refused'>
  reason: Nullish<string>
  decided_at: Nullish<Instant>
  decided_by: Nullish<string>
}
