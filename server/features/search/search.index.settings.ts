import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import { acronymWords, engineSynonyms } from './synonyms.rules.ts'

/** Matches beyond this are only counted as «at least»; the engine keeps its best ones. */
export const mostMatches = 1000

const filterable = ['freins', 'thematiques', 'coverage', 'publics', 'departement', 'cells']

/**
 * How the engine matches. No stop words (they break synonyms of several words), no `_geo` (updates take four times
 * as long): words.rules.ts and the selection table do that.
 */
const settings: Settings = {
  // `about` alone first, so that the attribute rule puts whole matches in it before all others: that is tier 0.
  searchableAttributes: ['about', 'more'],
  rankingRules: ['words', 'attribute', 'typo'],
  // Searches read ids only. Left open, the engine unpacks whole documents: 1,000 matches took 9 ms instead of 6.
  displayedAttributes: ['id'],
  filterableAttributes: filterable.map((attribute) => ({
    attributePatterns: [attribute],
    features: { facetSearch: false, filter: { equality: true, comparison: false } },
  })),
  facetSearch: false,
  proximityPrecision: 'byAttribute',
  pagination: { maxTotalHits: mostMatches + 1 },
  synonyms: engineSynonyms(),
  typoTolerance: {
    // From six letters, not five: «loyer» found «foyer», and «santé» every Sainte-Marie.
    minWordSizeForTypos: { oneTypo: 6, twoTypos: 9 },
    disableOnNumbers: true,
    disableOnWords: acronymWords(),
  },
}

/** Goes up when the documents get another form. */
const documentForm = 2

export const indexSettings = (): Settings => settings

/** Changes with anything that makes the index worth building again. */
export const settingsHash: string = createHash('sha256')
  .update(JSON.stringify([documentForm, settings]))
  .digest('hex')

export const indexNames = (prefix: string) => ({
  live: `${prefix}-listings`,
  /** Under construction, or on its way out. */
  next: `${prefix}-listings-next`,
  state: `${prefix}-state`,
})
export type IndexNames = ReturnType<typeof indexNames>
