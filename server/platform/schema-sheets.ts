import type { ColumnType, Generated } from 'kysely'
import type { Instant } from './schema.ts'

/** What an adviser wrote of a sheet: references to listings, in their order. */
export interface SheetContentRow {
  readonly listings: readonly { readonly id: string; readonly note: string | null }[]
  readonly bring: string | null
  /** Code of the commune it is for. */
  readonly commune: string | null
}

export interface SheetsTable {
  id: Generated<string>
  account_id: string
  token_hash: string
  /** Written as its text. */
  content: ColumnType<SheetContentRow, string, string>
  created_at: Instant
  expires_at: Instant
}

export interface SheetMailsTable {
  mail_id: string
  account_id: string
  created_at: Instant
}
