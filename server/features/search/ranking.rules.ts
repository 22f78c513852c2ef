import type { CoverageKind, Freshness } from '../../contract/vocabulary.ts'
import type { AnswerPace } from '../listings/listings.answers.ts'

/*
 * The order of the answers, as whole numbers compared from the smallest. One number holds, from the heaviest part:
 * word tier, distance band, stale, coverage, pace of answers, specificity, freshness, completeness; equal ones are told
 * apart by id. The pace goes before the specificity: among those that cover the person as precisely, the one that answers
 * is worth more than the one that does a little less else. It has three steps, so that a day more or less moves nothing.
 * A listing's own parts are computed when it enters the table, the rest when it is asked for.
 */

const coverages: readonly CoverageKind[] = ['commune', 'epci', 'departement', 'region', 'france', 'open']
export const freshnesses: readonly Freshness[] = ['fresh', 'aging', 'stale', 'expired']
export const stale = freshnesses.indexOf('stale')
export const expired = freshnesses.indexOf('expired')

/** 0–10 km, 10–25, beyond (or somewhere unknown), then what is only remote. */
export const bandEdgesKm = [10, 25] as const
export const farBand = 2
export const remoteBand = 3

export interface OwnParts {
  readonly coverage: CoverageKind
  readonly pace: AnswerPace
  readonly thematiques: number
  readonly freshness: number
  /** From 0 to 1. */
  readonly completeness: number
}

/** Six bits tell 64 degrees of completeness. */
const completenessSteps = 63
const freshnessUnit = 2 ** 6
const specificityUnit = 2 ** 8
const paceUnit = 2 ** 15
const coverageUnit = 2 ** 17
const staleUnit = 2 ** 20
const bandUnit = 2 ** 21
const tierUnit = 2 ** 23
/** Every relevance number is below it. */
export const relevanceLimit = 2 ** 25

/** A listing without any thématique is the least specific of all. */
const specificityOf = (thematiques: number) => (thematiques === 0 ? 127 : Math.min(thematiques, 126))

/** What a listing brings to its order by itself: the most precise coverage first. */
export const ownRank = ({ coverage, pace, thematiques, freshness, completeness }: OwnParts) =>
  coverages.indexOf(coverage) * coverageUnit +
  pace * paceUnit +
  specificityOf(thematiques) * specificityUnit +
  freshness * freshnessUnit +
  (completenessSteps - Math.round(completeness * completenessSteps))

export const freshnessIn = (rank: number) => Math.floor(rank / freshnessUnit) % 4

/** The same rank on another day. */
export const withFreshness = (rank: number, freshness: number) => rank + (freshness - freshnessIn(rank)) * freshnessUnit

/** Without a commune the broadest coverage comes first. */
function broadestFirst(rank: number): number {
  const coverage = Math.floor(rank / coverageUnit)
  return rank + (coverages.length - 1 - 2 * coverage) * coverageUnit
}

/** The default order. `band` is null without a commune. */
export function relevanceOf(tier: number, band: number | null, rank: number): number {
  const isStale = freshnessIn(rank) === stale ? 1 : 0
  const own = band === null ? broadestFirst(rank) : rank
  return tier * tierUnit + (band ?? 0) * bandUnit + isStale * staleUnit + own
}

/** Places of the `distance` order that are not metres: somewhere unknown, then remote. Half the Earth is 20,037,509 m. */
export const unknownMetres = 2 ** 25 - 2
export const remoteMetres = 2 ** 25 - 1

/** Nearest first, then the default order. */
export const nearestFirst = (metres: number, relevance: number) => metres * relevanceLimit + relevance

/** Last verified first (`day` as 20261122), then the default order. */
export const latestFirst = (day: number, relevance: number) =>
  Math.max(0, 2099_12_31 - day) * relevanceLimit + relevance

/** After every confirmed listing, whatever the order asked for. */
export const afterTheOthers = (key: number) => key + 2 ** 51
