import { earthRadiusKm } from '../listings/listings.place.ts'
import {
  afterTheOthers,
  bandEdgesKm,
  expired,
  farBand,
  freshnessIn,
  latestFirst,
  nearestFirst,
  relevanceOf,
  remoteBand,
  remoteMetres,
  unknownMetres,
} from './ranking.rules.ts'
import { availabilityMask, everyone, freinMask, publicMask } from './selection.entry.ts'
import {
  makeTally,
  missed,
  type Tally,
  tallyAccueil,
  tallyDispo,
  tallyFrais,
  tallyFreins,
  tallyPublics,
} from './selection.facets.ts'
import { add, type Found } from './selection.page.ts'
import {
  availabilityIn,
  type Columns,
  fact,
  freinBitsMask,
  noTier,
  onSphere,
  type SelectionTable,
} from './selection.table.ts'
import type { Wanted } from './selection.ts'

/** Everything one search needs at hand for each row, and what it has gathered so far. */
export interface Visit {
  readonly columns: Columns
  readonly wanted: Wanted
  readonly number: number
  /** Bits of the freins, publics and states of room asked for, none when any will do. */
  readonly freins: number
  readonly publics: number
  readonly dispo: number
  readonly x: number
  readonly y: number
  readonly z: number
  /** The radius and the edges of the bands as squared chords of the unit sphere. */
  readonly radius: number
  readonly edges: readonly [number, number]
  readonly tally: Tally
  readonly found: Found
  confirmed: number
  expired: number
}

const squaredChord = (km: number) => (2 * Math.sin(km / 2 / earthRadiusKm)) ** 2
const kilometres = (chord: number) => 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord) / 2))
const edges = [squaredChord(bandEdgesKm[0]), squaredChord(bandEdgesKm[1])] as const

export function prepare(table: SelectionTable, wanted: Wanted): Visit {
  const [x, y, z] = wanted.from ? onSphere(wanted.from.place) : [0, 0, 0]
  table.found.length = 0
  table.searches++
  return {
    columns: table.columns,
    wanted,
    number: table.searches,
    freins: freinMask(wanted.freins),
    publics: publicMask(wanted.publics),
    dispo: availabilityMask(wanted.dispo),
    x,
    y,
    z,
    radius: squaredChord(wanted.from?.radiusKm ?? 0),
    edges,
    tally: makeTally(),
    found: table.found,
    confirmed: 0,
    expired: 0,
  }
}

// Instead of a chord: somewhere unknown (or no commune to start from) is within any radius, nowhere within none.
const somewhere = -1
const nowhere = Number.POSITIVE_INFINITY

/** How far the listing takes place, as a squared chord. */
function chordOf({ columns, wanted, x, y, z }: Visit, row: number, facts: number): number {
  if ((facts & fact.onSite) === 0) return nowhere
  if (!wanted.from || (facts & fact.located) === 0) return somewhere
  return (columns.x[row]! - x) ** 2 + (columns.y[row]! - y) ** 2 + (columns.z[row]! - z) ** 2
}

function alreadyMet({ columns: { met }, number }: Visit, row: number): boolean {
  if (met[row] === number) return true
  met[row] = number
  return false
}

function bandOf(seen: Visit, chord: number, remote: boolean): number | null {
  if (!seen.wanted.from) return null
  if (chord === somewhere) return remote ? remoteBand : farBand
  if (chord > seen.radius) return remoteBand
  return chord <= seen.edges[0] ? 0 : chord <= seen.edges[1] ? 1 : farBand
}

function metresOf(seen: Visit, chord: number, remote: boolean): number {
  if (chord === somewhere) return remote ? remoteMetres : unknownMetres
  return chord > seen.radius ? remoteMetres : Math.round(kilometres(chord) * 1000)
}

/** Which groups of filters the listing does not pass. On site counts when it is within reach. */
function missesOf({ freins, publics, dispo, wanted }: Visit, facts: number, forWhom: number, onSite: boolean): number {
  const remote = (facts & fact.remote) !== 0
  const rightPlace = wanted.accueil === null || (wanted.accueil === 'a-distance' ? remote : onSite)
  return (
    (freins === 0 || (facts & freins) !== 0 ? 0 : missed.frein) |
    (publics === 0 || (forWhom & (publics | everyone)) !== 0 ? 0 : missed.public) |
    (rightPlace ? 0 : missed.accueil) |
    (!wanted.gratuit || (facts & fact.gratuit) !== 0 ? 0 : missed.frais) |
    (dispo === 0 || ((1 << availabilityIn(facts)) & dispo) !== 0 ? 0 : missed.dispo)
  )
}

function keyOf(seen: Visit, row: number, tier: number, chord: number, remote: boolean): number {
  const { wanted, columns } = seen
  const relevance = relevanceOf(tier, bandOf(seen, chord, remote), columns.rank[row]!)
  if (wanted.order === 'distance' && wanted.from) return nearestFirst(metresOf(seen, chord, remote), relevance)
  return wanted.order === 'fraicheur' ? latestFirst(columns.verifiedOn[row]!, relevance) : relevance
}

/** Meets one row: decides whether it answers, counts it, and keeps it with its order. */
export function visit(seen: Visit, row: number) {
  const { columns, tally } = seen
  const facts = columns.facts[row]!
  if ((facts & fact.gone) !== 0 || ((facts & fact.several) !== 0 && alreadyMet(seen, row))) return
  const tier = seen.wanted.tiers ? columns.tier[row]! : 0
  if (tier === noTier) return
  const chord = chordOf(seen, row, facts)
  const remote = (facts & fact.remote) !== 0
  const onSite = chord <= seen.radius
  if (!onSite && !remote) return

  const forWhom = columns.publics[row]!
  const misses = missesOf(seen, facts, forWhom, onSite)
  const isExpired = freshnessIn(columns.rank[row]!) === expired
  if (isExpired && misses === 0) seen.expired++
  if (isExpired && !seen.wanted.withExpired) return
  tallyFreins(tally, misses, facts & freinBitsMask)
  tallyPublics(tally, misses, forWhom)
  tallyAccueil(tally, misses, onSite, remote)
  tallyFrais(tally, misses, (facts & fact.gratuit) !== 0, (facts & fact.payant) !== 0)
  tallyDispo(tally, misses, availabilityIn(facts))
  if (misses !== 0) return
  const key = keyOf(seen, row, tier, chord, remote)
  if (!isExpired) seen.confirmed++
  add(seen.found, row, isExpired ? afterTheOthers(key) : key)
}

/** The distance to show: only for what happens on site within the radius. */
export function kilometresOf(seen: Visit, row: number): number | null {
  const chord = chordOf(seen, row, seen.columns.facts[row]!)
  return chord === somewhere || chord > seen.radius ? null : kilometres(chord)
}
