import type { ColumnType, Generated } from 'kysely'
import type { AvailabilityState } from '../contract/vocabulary.availability.ts'
import type {
  ModeMobilisation,
  PersonneMobilisatrice,
  Thematique,
  TypeDeService,
} from '../contract/vocabulary.listing.ts'
import type { Frais, ModeAccueil, Public } from '../contract/vocabulary.ts'
import type {
  AccessRequestsTable,
  AccountsTable,
  AuditEventsTable,
  IdentitiesTable,
  InvitationsTable,
  LoginLinksTable,
  OidcAttemptsTable,
  OppositionRequestsTable,
  ScheduleRunsTable,
  SessionsTable,
} from './schema-accounts.ts'
import type { BulkImportsTable } from './schema-bulk.ts'
import type { AvailabilitiesTable, CallsTable } from './schema-calls.ts'
import type { ListingHistoryTable, RevisionsTable } from './schema-listings.ts'
import type { ModerationAssignmentsTable, ModerationPresenceTable } from './schema-moderation.ts'
import type { PairNotesTable, PairsTable, PairTicksTable } from './schema-pairs.ts'
import type { ProbableTwinsTable, QualityMonthsTable } from './schema-quality.ts'
import type { ReportsTable } from './schema-reports.ts'
import type { ContactRequestLinksTable, ContactRequestStepsTable, ContactRequestsTable } from './schema-requests.ts'
import type { SectorCommunesTable, SectorReadsTable, SectorReferentsTable, SectorsTable } from './schema-sectors.ts'
import type { SheetMailsTable, SheetsTable } from './schema-sheets.ts'
import type { StructureClaimsTable, StructureHistoryTable } from './schema-structures.ts'
import type {
  BouncesTable,
  CampaignRecipientsTable,
  CampaignsTable,
  VerificationLinksTable,
  VerificationRefusalsTable,
  VerificationRemindersTable,
  VerificationsTable,
} from './schema-verifications.ts'

/** A calendar day, `2026-11-22`: never a Date, which would bring a time zone. */
type Day = string
export type Instant = ColumnType<Date, Date | string, Date | string>
/** Null unless told otherwise. */
export type Nullish<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S | null, I | null | undefined, U | null>
    : ColumnType<T | null, T | null | undefined, T | null>

export interface SettingsTable {
  key: string
  /** Any JSON; written as its text. */
  value: ColumnType<unknown, string, string>
}

export interface DepartementsTable {
  code: string
  nom: string
  region: string
}

export interface EpcisTable {
  code: string
  nom: string
}

export interface CommunesTable {
  code: string
  nom: string
  departement: string
  region: string
  epci: string | null
  population: number
  codes_postaux: string[]
  latitude: number
  longitude: number
  approximate: boolean
}

export interface FormerCommunesTable {
  code: string
  nom: string
  commune: string
  codes_postaux: string[]
}

/** The address block shared by structures and listings (data·inclusion v1 names; `commune` is today's INSEE code). */
export interface Address {
  commune: string | null
  code_postal: string | null
  adresse: string | null
  complement_adresse: string | null
  longitude: number | null
  latitude: number | null
}

export interface StructuresTable extends Address {
  id: string
  source: string
  source_id: string
  nom: string
  description: string | null
  date_maj: Day
  lien_source: string | null
  siret: string | null
  telephone: string | null
  courriel: string | null
  site_web: string | null
  horaires_accueil: string | null
  accessibilite_lieu: string | null
  reseaux_porteurs: string[]
  /** Fingerprint of the source record: unchanged means nothing to write. */
  content_hash: string
  /** Somebody of it, or an admin, changed it here: imports leave it alone. */
  kept_here: Generated<boolean>
  /** Its small corrections are published at once, and read afterwards. */
  trusted: Generated<boolean>
  /** Median working days to a first answer to its demandes; null when not enough is known. */
  answer_days: Nullish<number>
  /** The structure that took its place. */
  merged_into: Nullish<string>
  /** One more at each change made here. */
  version: Generated<number>
}

export type ListingState = 'draft' | 'pending' | 'changes_requested' | 'rejected' | 'published' | 'archived'

export interface ListingsTable extends Address {
  id: string
  structure_id: string
  source: string
  source_id: string
  state: ListingState
  nom: string
  description: string
  date_maj: Day
  lien_source: string | null
  type: TypeDeService | null
  thematiques: Thematique[]
  frais: Frais | null
  frais_precisions: string | null
  publics: Public[]
  publics_precisions: string | null
  conditions_acces: string | null
  modes_accueil: ModeAccueil[]
  /** Codes of communes, EPCI, départements, `france` or `99100`; empty: no restriction. */
  zone_eligibilite: string[]
  lien_mobilisation: string | null
  modes_mobilisation: ModeMobilisation[]
  mobilisable_par: PersonneMobilisatrice[]
  mobilisation_precisions: string | null
  volume_horaire_hebdomadaire: number | null
  nombre_semaines: number | null
  horaires_accueil: string | null
  verified_on: Day
  /** Invented, for the demo territory. */
  example: Generated<boolean>
  content_hash: string
  /** Title, structure, thématiques, description, unaccented lower case: what the database matches without the engine. */
  match_text: string
  index_revision: number
  /** Somebody decided about it here: imports leave it alone. */
  kept_here: Generated<boolean>
  /** The listing that took its place. */
  merged_into: Nullish<string>
  /** A temporary closure, both days included; no last day: until somebody ends it. */
  closed_from: Nullish<Day>
  closed_until: Nullish<Day>
  closed_message: Nullish<string>
  /** Whether there was room, as last said, and the day: too old after 30 days. Kept by `listings.availability.ts`. */
  availability: Nullish<AvailabilityState>
  availability_on: Nullish<Day>
  /** When an adviser last got somebody on the telephone. */
  last_reached_on: Nullish<Day>
}

export interface IntervenantsTable {
  id: Generated<string>
  listing_id: string
  rank: number
  name: string | null
  role: string | null
  telephone: string | null
  courriel: string | null
  note: string | null
}

export interface ContactReadsTable {
  listing_id: string
  account_id: string
  day: Day
  reads: number
}

export interface OppositionsTable {
  kind: 'record' | 'courriel' | 'telephone'
  fingerprint: string
  created_at: Instant
}

export interface MailsTable {
  id: Generated<string>
  recipient: string
  /** Whom an answer goes to, instead of the sender. */
  reply_to: Nullish<string>
  subject: string
  text: string
  html: string
  created_at: Instant
  next_attempt_at: Instant
  attempts: Generated<number>
  last_error: string | null
  sent_at: Instant | null
  /** Not sent later than this. */
  expires_at: Nullish<Instant>
  /** The recipient is blanked with the text. */
  erase_recipient: Generated<boolean>
}

export interface Database {
  settings: SettingsTable
  departements: DepartementsTable
  epcis: EpcisTable
  communes: CommunesTable
  former_communes: FormerCommunesTable
  structures: StructuresTable
  listings: ListingsTable
  intervenants: IntervenantsTable
  listing_history: ListingHistoryTable
  bulk_imports: BulkImportsTable
  revisions: RevisionsTable
  moderation_assignments: ModerationAssignmentsTable
  moderation_presence: ModerationPresenceTable
  structure_history: StructureHistoryTable
  structure_claims: StructureClaimsTable
  sectors: SectorsTable
  sector_communes: SectorCommunesTable
  sector_referents: SectorReferentsTable
  sector_reads: SectorReadsTable
  contact_reads: ContactReadsTable
  oppositions: OppositionsTable
  accounts: AccountsTable
  login_links: LoginLinksTable
  sessions: SessionsTable
  identities: IdentitiesTable
  oidc_attempts: OidcAttemptsTable
  access_requests: AccessRequestsTable
  invitations: InvitationsTable
  opposition_requests: OppositionRequestsTable
  audit_events: AuditEventsTable
  schedule_runs: ScheduleRunsTable
  mails: MailsTable
  sheets: SheetsTable
  sheet_mails: SheetMailsTable
  reports: ReportsTable
  calls: CallsTable
  availabilities: AvailabilitiesTable
  probable_twins: ProbableTwinsTable
  quality_months: QualityMonthsTable
  bounces: BouncesTable
  verifications: VerificationsTable
  verification_reminders: VerificationRemindersTable
  verification_links: VerificationLinksTable
  verification_refusals: VerificationRefusalsTable
  campaigns: CampaignsTable
  campaign_recipients: CampaignRecipientsTable
  contact_requests: ContactRequestsTable
  contact_request_steps: ContactRequestStepsTable
  contact_request_links: ContactRequestLinksTable
  pairs: PairsTable
  pair_notes: PairNotesTable
  pair_ticks: PairTicksTable
}
