import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks'
import { isAbort } from '../../problems.ts'
import { queryOf, type Search } from './search.address.ts'
import { type Found, find, rememberedAnswer } from './search.request.ts'

export interface SearchState {
  /** The last answer; it stays while the next one comes. */
  readonly found: Found | undefined
  readonly error: unknown
  readonly retry: () => void
}

/** Asks when the search changes, forgets the answers nobody waits for any more, and asks again when the network is back. */
export function useSearch(search: Search | null): SearchState {
  const query = search && queryOf(search)
  const [state, setState] = useState<{ found: Found | undefined; error: unknown }>(() => ({
    found: search ? rememberedAnswer(search) : undefined,
    error: null,
  }))
  const [attempt, retry] = useReducer<number, void>((count) => count + 1, 0)

  // The query says all of the search.
  useEffect(() => {
    if (!search) return setState({ found: undefined, error: null })
    const known = rememberedAnswer(search)
    if (known) setState({ found: known, error: null })
    const left = new AbortController()
    find(search, left.signal).then(
      (found) => left.signal.aborted || setState({ found, error: null }),
      (error) => isAbort(error) || setState({ found: undefined, error }),
    )
    return () => left.abort()
  }, [query, attempt])

  // At once: the network may be back before the error is painted.
  useLayoutEffect(() => {
    if (!state.error) return
    const again = () => retry()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [state.error])

  return { ...state, retry: () => retry() }
}
