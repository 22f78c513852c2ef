import { useEffect, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { type RecentCommune, recentCommunes } from './communes.recent.ts'

/** Communes met since the page was loaded, by code. */
const met = new Map<string, RecentCommune>()
export const meet = (commune: RecentCommune) => met.set(commune.code, commune)

const known = (code: string) => met.get(code) ?? recentCommunes().find((commune) => commune.code === code)

/** The commune of a code, to name it; undefined while it is not known, or when there is none. */
export function useCommune(code: string): RecentCommune | undefined {
  const [, update] = useState(0)
  const commune = code ? known(code) : undefined
  useEffect(() => {
    if (!code || commune) return
    const left = new AbortController()
    call('GET /api/communes/:code', { params: { code }, signal: left.signal }).then(
      (found) => {
        // A former code answers with the commune of today: it names this address all the same.
        met.set(code, found)
        update((count) => count + 1)
      },
      () => {
        // The search itself says what is wrong with this code.
      },
    )
    return () => left.abort()
  }, [code, commune])
  return commune
}
