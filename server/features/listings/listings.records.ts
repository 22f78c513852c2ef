import { createHash } from 'node:crypto'
import { thematiques } from '../../contract/vocabulary.listing.ts'
import { publics } from '../../contract/vocabulary.ts'
import type { IntervenantsTable, ListingsTable, StructuresTable } from '../../platform/schema.ts'
import { fold } from '../../platform/text.ts'

/** A structure as its source gives it. */
export type StructureRecord = Omit<
  StructuresTable,
  'id' | 'content_hash' | 'kept_here' | 'trusted' | 'answer_days' | 'merged_into' | 'version'
>
export type IntervenantRecord = Pick<IntervenantsTable, 'name' | 'role' | 'telephone' | 'courriel' | 'note'>

type Derived = 'id' | 'structure_id' | 'content_hash' | 'match_text' | 'index_revision'
/** What no source gives. */
type Said = 'availability' | 'availability_on' | 'last_reached_on'
type Ours = Said | 'kept_here' | 'merged_into' | 'closed_from' | 'closed_until' | 'closed_message'

/** A listing as its source gives it. */
export interface ListingRecord extends Omit<ListingsTable, Derived | Ours | 'example'> {
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

type Worded = Pick<
  ListingsTable,
  'nom' | 'thematiques' | 'description' | 'conditions_acces' | 'publics_precisions' | 'publics'
>

/**
 * What the words of a search are looked for in, by the engine and by the database alike: what the listing is about
 * (title, structure, thématiques), then the rest. How to ask for it stays out: sources write numbers and names there.
 */
export function wordsIn(listing: Worded, structure: string, commune: string | null) {
  const { nom, thematiques: codes, description, conditions_acces, publics_precisions } = listing
  const more = [description, publics_precisions, conditions_acces, commune].filter((text) => text !== null)
  return {
    about: [nom, structure, ...codes.map((code) => thematiques[code])],
    more: [...more, ...listing.publics.map((code) => publics[code])],
  }
}

/** Two folded lines: what a listing is about, then the rest of its words. */
export function matchText(listing: Worded, structure: string, commune: string | null): string {
  const { about, more } = wordsIn(listing, structure, commune)
  return `${fold(about.join(' '))}\n${fold(more.join(' '))}`
}
