import { useEffect, useState } from 'preact/hooks'
import { call } from '../../api.ts'

/** By commune, since the page was loaded. */
const known = new Map<string, readonly string[]>()

/** Every postal code of a commune; none while they are not known. */
export function usePostalCodes(commune: string | null): readonly string[] {
  const [, update] = useState(0)
  useEffect(() => {
    if (!commune || known.has(commune)) return
    const left = new AbortController()
    call('GET /api/communes/:code', { params: { code: commune }, signal: left.signal }).then(
      ({ postalCodes }) => {
        known.set(commune, postalCodes)
        update((count) => count + 1)
      },
      () => {
        // One can be typed all the same.
      },
    )
    return () => left.abort()
  }, [commune])
  return known.get(commune ?? '') ?? []
}
