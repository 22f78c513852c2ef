import type { Generated } from 'kysely'
import type { Instant, Nullish } from './schema.ts'

export interface SectorsTable {
  id: Generated<string>
  /** Given by the département in its file, the same from one import to the next. */
  code: string
  name: string
  departement: string
  /** Usually a centre médico-social. */
  desk_name: Nullish<string>
  desk_phone: Nullish<string>
  desk_email: Nullish<string>
  created_at: Instant
  updated_at: Instant
}

export interface SectorCommunesTable {
  /** Today's INSEE code. */
  commune: string
  sector_id: string
}

export interface SectorReferentsTable {
  id: Generated<string>
  sector_id: string
  rank: number
  name: string
  role: Nullish<string>
  phone: Nullish<string>
  email: Nullish<string>
}

export interface SectorReadsTable {
  sector_id: string
  account_id: string
  day: string
  reads: number
}
