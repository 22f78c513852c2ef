import { type AvailabilityState, availabilities } from '../../contract/vocabulary.availability.ts'
import type { Thematique } from '../../contract/vocabulary.listing.ts'
import {
  type CoverageKind,
  type Frais,
  freins,
  type ModeAccueil,
  type Public,
  publics,
} from '../../contract/vocabulary.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { type AnswerDays, type AnswerPace, paceOf } from '../listings/listings.answers.ts'
import { happensOnSite, happensRemotely, type Place, placeOf } from '../listings/listings.place.ts'
import { coverageKindOf, freinsOf } from '../listings/listings.rules.ts'

/** What the selection keeps of one listing: nothing to show, no contact detail. */
export interface Entry {
  readonly id: string
  readonly revision: number
  /** One bit by frein, in the order of the vocabulary. */
  readonly freins: number
  /** One bit by public; the bit of `tous-publics` stands for «everyone» and for «not stated». */
  readonly publics: number
  readonly onSite: boolean
  readonly remote: boolean
  readonly place: Place | null
  readonly frais: Frais | null
  /** Coverage codes of today, the country as `france`; empty: no restriction. */
  readonly zone: readonly string[]
  readonly coverage: CoverageKind
  readonly pace: AnswerPace
  readonly thematiques: number
  readonly completeness: number
  /** The day as a number, 20261122. */
  readonly verifiedOn: number
  /** Whether there is room, as it was last said, and the day: 0 when nobody ever said. See `availabilityNumber`. */
  readonly availability: number
}

const bitsOf = (codes: readonly string[]) => new Map(codes.map((code, bit) => [code, 2 ** bit]))
export const freinCodes = Object.keys(freins)
export const publicCodes = Object.keys(publics)
const freinBits = bitsOf(freinCodes)
const publicBits = bitsOf(publicCodes)
export const everyone = publicBits.get('tous-publics')!

const maskOf = (codes: readonly string[], bits: ReadonlyMap<string, number>) =>
  codes.reduce((mask, code) => mask | (bits.get(code) ?? 0), 0)
export const freinMask = (codes: readonly string[]) => maskOf(codes, freinBits)
export const publicMask = (codes: readonly string[]) => maskOf(codes, publicBits)

/** The codes of today: retired communes become their successor, and both names of the country one. */
export function zoneToday(zone: readonly string[], directory: Directory): string[] {
  if (zone.includes('99100')) return ['france']
  return [...new Set(zone.map((code) => (code.length === 5 ? (directory.resolve(code)?.code ?? code) : code)))]
}

/** A published listing as the database holds it, for `entryOf`. */
export interface EntrySource {
  readonly id: string
  readonly index_revision: number
  readonly thematiques: readonly Thematique[]
  readonly publics: readonly Public[]
  readonly modes_accueil: readonly ModeAccueil[]
  readonly frais: Frais | null
  readonly zone_eligibilite: readonly string[]
  readonly commune: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly verified_on: string
  readonly availability: AvailabilityState | null
  readonly availability_on: string | null
  readonly answer_days: AnswerDays
}

export const dayNumber = (day: string) => Number(day.replaceAll('-', ''))

/** Its state is told by its place here, from 1; 0: not known. */
export const availabilityCodes = Object.keys(availabilities) as AvailabilityState[]

/** The day, then the state in the last two bits: one number for both. */
export const availabilityNumber = (state: AvailabilityState | null, on: string | null) =>
  state !== null && on !== null ? dayNumber(on) * 4 + availabilityCodes.indexOf(state) + 1 : 0

/** One bit by state, for those asked for. */
export const availabilityMask = (states: readonly AvailabilityState[]) =>
  states.reduce((mask, state) => mask | (1 << (availabilityCodes.indexOf(state) + 1)), 0)

export function entryOf(listing: EntrySource, completeness: number, directory: Directory): Entry {
  const onSite = happensOnSite(listing.modes_accueil)
  const zone = zoneToday(listing.zone_eligibilite, directory)
  return {
    id: listing.id,
    revision: listing.index_revision,
    freins: freinMask(freinsOf(listing.thematiques)),
    publics: publicMask(listing.publics) || everyone,
    onSite,
    remote: happensRemotely(listing.modes_accueil),
    place: onSite ? placeOf(listing, directory) : null,
    frais: listing.frais,
    zone,
    coverage: coverageKindOf(zone, directory),
    pace: paceOf(listing.answer_days),
    thematiques: listing.thematiques.length,
    completeness,
    verifiedOn: dayNumber(listing.verified_on),
    availability: availabilityNumber(listing.availability, listing.availability_on),
  }
}
