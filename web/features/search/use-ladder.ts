import { useEffect, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { queryOf, type Search } from './search.address.ts'
import { type CountedRung, type Rung, rungsOf, useful } from './search.ladder.ts'
import { requestOf } from './search.request.ts'

/** How many confirmed listings a search would give. */
async function countOf(search: Search, signal: AbortSignal): Promise<number> {
  const { total } = await call('GET /api/search', { query: { ...requestOf(search), taille: 1 }, signal })
  return total
}

/** A rung whose count does not come is left out: the others still lead somewhere. */
const counted = async (rung: Rung, signal: AbortSignal): Promise<CountedRung> => ({
  ...rung,
  count: await countOf(rung.search, signal).catch(() => 0),
})

/** The ways to widen a search that found nothing, with what each gives; null until all are known. */
export function useLadder(search: Search, place: string): readonly CountedRung[] | null {
  const [rungs, setRungs] = useState<readonly CountedRung[] | null>(null)
  useEffect(() => {
    const left = new AbortController()
    setRungs(null)
    void Promise.all(rungsOf(search, place).map((rung) => counted(rung, left.signal))).then((all) => {
      if (!left.signal.aborted) setRungs(useful(all))
    })
    return () => left.abort()
  }, [queryOf(search), place])
  return rungs
}
