import { createHash } from 'node:crypto'
import { thematiques } from '../../contract/vocabulary.ts'
import type { IntervenantsTable, ListingsTable, StructuresTable } from '../../platform/schema.ts'
import { fold } from '../../platform/text.ts'

/** A structure as its source gives it. */
export type StructureRecord = Omit<StructuresTable, 'id' | 'content_hash'>
export type IntervenantRecord = Pick<IntervenantsTable, 'name' | 'role' | 'telephone' | 'courriel' | 'note'>

type Derived = 'id' | 'structure_id' | 'content_hash' | 'match_text' | 'index_revision'

/** A listing as its source gives it. */
export interface ListingRecord extends Omit<ListingsTable, Derived | 'example'> {
  /** `source_id` of the structure that offers it, of the same source and saved before it. */
  structure_source_id: string
  /** Invented, for the demo territory. */
  example?: boolean
  /** In the order they are to be reached. */
  intervenants: readonly IntervenantRecord[]
}

/** The same uuid for the same source record, on every instance and after every reload (RFC 9562, version 8). */
export function recordId(source: string, sourceId: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([source, sourceId]))
    .digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** Fingerprint of a record, whatever the order its fields were written in. */
export function contentHash(record: StructureRecord | ListingRecord): string {
  const fields = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64')
}

type Matched = Pick<
  ListingsTable,
  'nom' | 'thematiques' | 'description' | 'conditions_acces' | 'publics_precisions' | 'mobilisation_precisions'
>

/** Two folded lines: what a listing is about (title, structure, thématiques), then the rest of its words. */
export function matchText(listing: Matched, structure: string): string {
  const about = [listing.nom, structure, ...listing.thematiques.map((code) => thematiques[code])]
  const { description, conditions_acces, publics_precisions, mobilisation_precisions } = listing
  const rest = [description, conditions_acces, publics_precisions, mobilisation_precisions]
  return `${fold(about.join(' '))}\n${fold(rest.join(' '))}`
}
