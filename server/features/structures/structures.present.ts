import type {
  Member,
  Numbers,
  Structure,
  StructureDetails,
  StructureEvent,
  StructureField,
  StructureListing,
  StructureShort,
} from '../../contract/structures.ts'
import { type ReseauPorteur, reseauxPorteurs } from '../../contract/vocabulary.reseaux.ts'
import type { Deps } from '../../deps.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import { presentAvailability } from '../listings/listings.availability.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { freshnessOf } from '../listings/listings.rules.ts'
import { sourceName } from '../listings/listings.sources.ts'
import { showTitle } from '../listings/listings.title.ts'
import { structureFieldWords } from '../listings/structures.words.ts'
import { hoursText } from './merges.words.ts'
import type { countListings, HistoryRow, ListingOfStructure, membersOf, StructureRow } from './structures.read.ts'
import { structureFields } from './structures.rules.ts'
import type { ShortRow } from './structures.search.ts'

type Ground = Pick<Deps, 'directory' | 'clock'>

/** «Mende (48)». */
export const placeText = (town: string | null, departement: string | null) => town && `${town} (${departement})`

const hoursOf = (raw: string, commune: string | null, { clock }: Ground) => hoursText(raw, clock.now(), commune)

function placeOf({ details }: StructureRow, { directory }: Pick<Ground, 'directory'>): string | null {
  const commune = details.commune ? directory().resolve(details.commune) : undefined
  return commune ? placeText(commune.nom, commune.departement) : null
}

export const presentStructure = (row: StructureRow, ground: Ground): Structure => ({
  id: row.id,
  version: row.version,
  details: row.details,
  hours: row.details.horaires_accueil && hoursOf(row.details.horaires_accueil, row.details.commune, ground),
  place: placeOf(row, ground),
  source: sourceName(row.source),
  keptHere: row.kept_here,
  trusted: row.trusted,
})

export const presentShort = ({ id, nom, town, departement, listings, members }: ShortRow): StructureShort => ({
  id,
  name: showTitle(nom),
  place: placeText(town, departement),
  listings,
  members,
})

type MemberRow = Awaited<ReturnType<typeof membersOf>>[number]
export const presentMembers = (rows: readonly MemberRow[], you: string): Member[] =>
  rows.map(({ id, name, last_seen_at }) => ({
    id,
    name,
    lastSeenAt: last_seen_at?.toISOString() ?? null,
    you: id === you,
  }))

type Counts = Awaited<ReturnType<typeof countListings>>
export const presentNumbers = (counts: Counts, views: number): Numbers => ({ ...counts, views })

export const presentListing = (row: ListingOfStructure, today: string): StructureListing => ({
  id: row.id,
  title: showTitle(row.nom) || 'Fiche sans titre',
  state: row.state,
  freshness: freshnessOf(row.verified_on, today),
  place: placeText(row.town, row.departement),
  source: sourceName(row.source),
  can: { move: row.mine },
})

/** `calls`: what they met, by listing. */
export function presentReached(row: ListingOfStructure, calls: ReadonlyMap<string, string>, today: string) {
  const published = row.state === 'published'
  return {
    ...presentListing(row, today),
    availability: published ? presentAvailability(row, today) : null,
    calls: calls.get(row.id) ?? null,
    can: { move: row.mine, sayAvailability: row.mine && published },
  }
}

/** A field of the history as it is read; null: nothing. */
function valueInWords(field: StructureField, value: unknown, ground: Ground): string | null {
  if (Array.isArray(value))
    return value.map((code) => reseauxPorteurs[code as ReseauPorteur] ?? code).join(', ') || null
  if (typeof value !== 'string' || value === '') return null
  if (field === 'telephone') return phoneOf(value)?.text ?? value
  if (field === 'horaires_accueil') return hoursOf(value, null, ground)
  return field === 'commune' ? (ground.directory().resolve(value)?.nom ?? value) : value
}

const actors: Readonly<Record<string, string>> = {
  seed: 'Territoire d’exemple',
  opposition: 'Opposition d’une personne',
}

/** A name is given to who may know it: the journal does the same. */
function actorOf({ actor, name, seen }: HistoryRow): string {
  if (actors[actor]) return actors[actor]
  if (name === null) return pseudonymOf(actor)
  return seen ? name : 'Une personne d’un autre territoire'
}

type Fields = Readonly<Record<string, unknown>>
const changesOf = (before: Fields, after: Fields, ground: Ground) =>
  structureFields
    .filter((field) => Object.hasOwn(before, field) || Object.hasOwn(after, field))
    .map((field) => ({
      field,
      before: valueInWords(field, before[field], ground),
      after: valueInWords(field, after[field], ground),
    }))

export const presentEvent = (row: HistoryRow, ground: Ground): StructureEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  by: actorOf(row),
  action: row.action,
  changes: changesOf(row.before, row.after, ground),
  reason: row.reason,
  other: row.other_id && row.other !== null ? { id: row.other_id, name: showTitle(row.other) } : null,
})

/** What both say, differently: one of the two goes. */
export const clashing = (from: StructureDetails, into: StructureDetails): string[] =>
  structureFields
    .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(into[field]))
    .filter((field) => !isEmpty(from[field]))
    .map((field) => structureFieldWords[field])

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
