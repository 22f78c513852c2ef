import type { Db } from '../../platform/db.ts'
import type { SearchEngine } from '../../platform/search-engine.ts'
import type { Point } from '../listings/listings.place.ts'
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

/** Who is served and how far: narrows what is matched, so that the best 1,000 are those of here. The table decides. */
export interface Around {
  readonly place: Point
  /** Coverage codes that serve people living there. */
  readonly codes: readonly string[]
  readonly radiusKm: number
}

export interface Words {
  /** `around` null: everywhere. Throws `only-stop-words` (400). */
  match(q: string, around: Around | null): Promise<WordMatch>
  /** Waits until the engine, if it answers, has what the database has now. */
  settle(): Promise<void>
}

export function makeWords({ db, engine, index }: { db: Db; engine: SearchEngine; index: WordIndex }): Words {
  const match = async (q: string, around: Around | null): Promise<WordMatch> => {
    const words = contentWords(q)
    const answer = index.usable()
      ? await engine.ask((client) => matchInEngine({ client, index: index.name, around }, words))
      : null
    return answer ?? { ...(await matchInDatabase(db, words, around)), degraded: true }
  }
  return { match, settle: index.settle }
}
