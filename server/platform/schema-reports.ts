import type { Generated } from 'kysely'
import type { PartnerAnswer, ReportField, ReportKind, ReportState } from '../contract/vocabulary.reports.ts'
import type { Instant, Nullish } from './schema.ts'

export interface ReportsTable {
  id: Generated<string>
  listing_id: string
  field: Nullish<ReportField>
  kind: ReportKind
  /** Forgotten a year after the decision, like who wrote it and what was answered. */
  message: Nullish<string>
  /** Account of who reported; null once it is deleted, or forgotten. */
  reporter: Nullish<string>
  created_at: Instant
  state: Generated<ReportState>
  answer: Nullish<string>
  decided_at: Nullish<Instant>
  decided_by: Nullish<string>
  /** When the members of the structure were last asked about it. */
  asked_at: Nullish<Instant>
  partner_answer: Nullish<PartnerAnswer>
  partner_answered_at: Nullish<Instant>
}
