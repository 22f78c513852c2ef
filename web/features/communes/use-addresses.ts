import { useEffect, useState } from 'preact/hooks'
import type { AddressSuggestion } from '../../../server/contract/addresses.ts'
import { call } from '../../api.ts'

const pause = 250
const [shortest, longest] = [3, 200]
/** Until the server says that no address service is configured: then it is not asked again. */
let available = true

/** Addresses for what is being typed, in this commune when it is known; none where no service is configured. */
export function useAddresses(typed: string, commune: string | null): readonly AddressSuggestion[] {
  const [found, setFound] = useState<readonly AddressSuggestion[]>([])
  const q = typed.trim().slice(0, longest)
  useEffect(() => {
    if (q.length < shortest || !available) return setFound([])
    const left = new AbortController()
    const timer = setTimeout(() => {
      const query = { q, ...(commune && { commune }) }
      call('GET /api/addresses', { query, signal: left.signal }).then(
        (answer) => {
          available = answer.available
          setFound(answer.addresses)
        },
        () => {
          // The address can always be typed whole.
        },
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [q, commune])
  return found
}
