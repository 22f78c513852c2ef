import type { Generated } from 'kysely'
import type { AvailabilityState } from '../contract/vocabulary.availability.ts'
import type { CallOutcome } from '../contract/vocabulary.calls.ts'
import type { Instant, Nullish } from './schema.ts'

export interface CallsTable {
  id: Generated<string>
  listing_id: string
  /** Null once the account is deleted. */
  account_id: Nullish<string>
  at: Instant
  outcome: CallOutcome
  /** The report it made, or added its weight to. */
  report_id: Nullish<string>
  made_report: Generated<boolean>
}

export interface AvailabilitiesTable {
  /** In the order they were said. */
  id: Generated<number>
  listing_id: string
  /** Null: said to be no longer known. */
  state: AvailabilityState | null
  /** In France. */
  day: string
  at: Instant
  account_id: Nullish<string>
  /** The call it was heard in. */
  call_id: Nullish<string>
}
