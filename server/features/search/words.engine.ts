import type { Meilisearch } from 'meilisearch'
import { mostMatches } from './search.index.settings.ts'
import type { Tier, WordMatch } from './search.words.ts'
import { isWhole } from './synonyms.rules.ts'

interface Found {
  id: string
  /** The client's type has older names for this part. */
  _rankingScoreDetails?: { attribute?: { attributeRankingOrderScore: number } }
}

/** The listings with all the words, or, when none has them, those with the most of them. */
export async function matchInEngine(
  client: Meilisearch,
  index: string,
  words: readonly string[],
  coverage: readonly string[] | null,
): Promise<WordMatch> {
  const strict = await ask(client, index, words, coverage, 'all')
  if (strict.hits.length > 0 || words.length === 1)
    return present(strict.hits.map(tierOf), strict.estimatedTotalHits, false)
  const loose = await ask(client, index, words, coverage, 'last')
  const most = wordsMatched(loose.hits[0])
  const best = loose.hits.filter((hit) => wordsMatched(hit) === most)
  return present(
    best.map(({ id }) => [id, 2]),
    best.length === loose.hits.length ? loose.estimatedTotalHits : best.length,
    true,
  )
}

const present = (tiers: [string, Tier][], total: number, relaxed: boolean): WordMatch => ({
  tiers: new Map(tiers),
  relaxed: relaxed && tiers.length > 0,
  totalIsAtLeast: total > mostMatches,
  degraded: false,
})

function ask(
  client: Meilisearch,
  index: string,
  words: readonly string[],
  coverage: readonly string[] | null,
  matchingStrategy: 'all' | 'last',
) {
  return client.index<Found>(index).search(questionOf(words), {
    matchingStrategy,
    limit: mostMatches,
    attributesToRetrieve: ['id'],
    showRankingScoreDetails: true,
    ...(coverage && { filter: coverageFilter(coverage) }),
  })
}

type EngineHit = Awaited<ReturnType<typeof ask>>['hits'][number]

const wordsMatched = (hit: EngineHit | undefined) => hit?._rankingScoreDetails?.words?.matchingWords

/** A final space tells the engine that the last word is not the beginning of a longer one. */
const questionOf = (words: readonly string[]) => words.join(' ') + (isWhole(words.at(-1) ?? '') ? ' ' : '')

/** Every word where a listing says what it is about, and as typed: tier 0. A corrected one counts as found elsewhere. */
function tierOf({ id, _rankingScoreDetails: details }: EngineHit): [string, Tier] {
  const allAbout = details?.attribute?.attributeRankingOrderScore === 1
  const corrected = (details?.typo?.typoCount ?? 0) > 0
  return [id, allAbout && !corrected ? 0 : 1]
}

const codeForm = /^[0-9A-Za-z]+$/

/** The only filter asked of the engine, made of codes of ours: nothing typed gets here. */
function coverageFilter(codes: readonly string[]): string {
  const wrong = codes.find((code) => !codeForm.test(code))
  if (wrong !== undefined) throw new Error(`not a coverage code: ${JSON.stringify(wrong)}`)
  return `coverage IN [${codes.map((code) => `"${code}"`).join(', ')}] OR coverage IS EMPTY`
}
