import type { Db } from '../../platform/db.ts'
import type { SearchEngine } from '../../platform/search-engine.ts'
import { matchInDatabase } from './search.fallback.ts'
import type { WordIndex } from './search.index.ts'
import { matchInEngine } from './words.engine.ts'
import { contentWords } from './words.rules.ts'

/** How well words match: all in title, structure or thématique; all anywhere; some. */
export type Tier = 0 | 1 | 2

export interface WordMatch {
  /** By listing id. */
  readonly tiers: ReadonlyMap<string, Tier>
  /** No listing had all the words: these have some of them. */
  readonly relaxed: boolean
  readonly totalIsAtLeast: boolean
  /** The database answered because the engine could not. */
  readonly degraded: boolean
}

export interface Words {
  /** `coverage`: the codes that serve a commune, or null for everywhere. Throws `only-stop-words` (400). */
  match(q: string, coverage: readonly string[] | null): Promise<WordMatch>
  /** Waits until the engine, if it answers, has what the database has now. */
  settle(): Promise<void>
}

export function makeWords({ db, engine, index }: { db: Db; engine: SearchEngine; index: WordIndex }): Words {
  const match = async (q: string, coverage: readonly string[] | null): Promise<WordMatch> => {
    const words = contentWords(q)
    const answer = index.usable()
      ? await engine.ask((client) => matchInEngine({ client, index: index.name, coverage }, words))
      : null
    return answer ?? { ...(await matchInDatabase(db, words, coverage)), degraded: true }
  }
  return { match, settle: index.settle }
}
