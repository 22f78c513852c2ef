import type { ColumnType } from 'kysely'
import type { Instant } from './schema.ts'

export interface BulkImportsTable {
  structure_id: string
  /** Made by the page. */
  key: string
  at: Instant
  drafts: ColumnType<{ id: string; line: number }[], string | undefined, string>
}
