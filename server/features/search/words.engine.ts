import type { Meilisearch } from 'meilisearch'
import { mostMatches } from './search.index.settings.ts'
import type { Around, Tier, WordMatch } from './search.words.ts'
import { cellsAround } from './selection.postings.ts'
import { isWhole } from './synonyms.rules.ts'

interface Found {
  id: string
  /** The client's type has older names for this part. */
  _rankingScoreDetails?: { attribute?: { attributeRankingOrderScore: number } }
}

interface Question {
  readonly client: Meilisearch
  readonly index: string
  readonly around: Around | null
}

/** The listings with all the words, or, when none has them, those with all but one; else with the rarest. */
export async function matchInEngine(question: Question, words: readonly string[]): Promise<WordMatch> {
  const { hits, estimatedTotalHits } = await ask(question, words, 'all')
  if (hits.length > 0 || words.length === 1) return present(hits.map(tierOf), estimatedTotalHits > mostMatches, false)
  const less = await askWithout(question, words)
  if (less.length > 0) return close(less)
  return close((await ask(question, words, 'frequency')).hits)
}

const present = (tiers: readonly [string, Tier][], more: boolean, relaxed: boolean): WordMatch => ({
  tiers: new Map(tiers),
  relaxed,
  totalIsAtLeast: more,
  degraded: false,
})

/** Of listings that do not have all the words, those with the most of them. */
function close(hits: readonly EngineHit[]): WordMatch {
  const most = Math.max(...hits.map(wordsMatched))
  const ids = [...new Set(hits.filter((hit) => wordsMatched(hit) === most).map(({ id }) => id))]
  const tiers = ids.slice(0, mostMatches).map((id): [string, Tier] => [id, 2])
  return present(tiers, ids.length >= mostMatches, ids.length > 0)
}

const ask = ({ client, index, around }: Question, words: readonly string[], strategy: Strategy) =>
  client.index<Found>(index).search(null, searchFor(words, strategy, around))

/** Each word left out in turn, in one request. */
async function askWithout({ client, index, around }: Question, words: readonly string[]): Promise<EngineHit[]> {
  const queries = words.map((_, left) => ({
    indexUid: index,
    ...searchFor(words.toSpliced(left, 1), 'all', around),
  }))
  const { results } = await client.multiSearch<{ queries: typeof queries }, Found>({ queries })
  return results.flatMap(({ hits }) => hits)
}

type Strategy = 'all' | 'frequency'

const searchFor = (words: readonly string[], matchingStrategy: Strategy, around: Around | null) => ({
  q: questionOf(words),
  matchingStrategy,
  limit: mostMatches,
  attributesToRetrieve: ['id'],
  showRankingScoreDetails: true,
  ...(around && { filter: filterOf(around) }),
})

type EngineHit = Awaited<ReturnType<typeof ask>>['hits'][number]

const wordsMatched = (hit: EngineHit) => hit._rankingScoreDetails?.words?.matchingWords ?? 0

/** A final space tells the engine that the last word is not the beginning of a longer one. */
const questionOf = (words: readonly string[]) => words.join(' ') + (isWhole(words.at(-1) ?? '') ? ' ' : '')

/** Every word where a listing says what it is about, and as typed: tier 0. A corrected one counts as found elsewhere. */
function tierOf({ id, _rankingScoreDetails: details }: EngineHit): [string, Tier] {
  const allAbout = details?.attribute?.attributeRankingOrderScore === 1
  const corrected = (details?.typo?.typoCount ?? 0) > 0
  return [id, allAbout && !corrected ? 0 : 1]
}

const codeForm = /^[0-9A-Za-z]+$/

/**
 * The only filter asked of the engine, made of codes and numbers of ours: nothing typed gets here. It lets through
 * all that the selection may keep, and little more.
 */
function filterOf({ codes, place, radiusKm }: Around): string {
  const wrong = codes.find((code) => !codeForm.test(code))
  if (wrong !== undefined) throw new Error(`not a coverage code: ${JSON.stringify(wrong)}`)
  const served = codes.map((code) => `"${code}"`).join(', ')
  const near = cellsAround(place, radiusKm).join(', ')
  return `(coverage IN [${served}] OR coverage IS EMPTY) AND (cells IN [${near}] OR cells IS EMPTY)`
}
