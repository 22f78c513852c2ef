import { useEffect, useReducer, useState } from 'preact/hooks'
import type { Listing } from '../../../server/contract/listings.ts'
import { ApiError, call } from '../../api.ts'
import { isAbort } from '../../problems.ts'

export interface ListingState {
  readonly listing: Listing | undefined
  readonly error: unknown
  readonly retry: () => void
}

/** The listing says as much without its distance: a commune that is no more does not hide a number. */
async function load(id: string, commune: string, signal: AbortSignal): Promise<Listing> {
  try {
    return await call('GET /api/listings/:id', { params: { id }, query: commune ? { commune } : {}, signal })
  } catch (error) {
    if (commune && error instanceof ApiError && error.code === 'unknown-commune') return load(id, '', signal)
    throw error
  }
}

/** One listing. The former one goes away at once: nobody should call the number of another. */
export function useListing(id: string, commune: string): ListingState {
  const [state, setState] = useState<{ id: string; listing: Listing | undefined; error: unknown }>({
    id,
    listing: undefined,
    error: null,
  })
  const [attempt, retry] = useReducer<number, void>((count) => count + 1, 0)
  useEffect(() => {
    const left = new AbortController()
    setState({ id, listing: undefined, error: null })
    load(id, commune, left.signal).then(
      (listing) => left.signal.aborted || setState({ id, listing, error: null }),
      (error) => isAbort(error) || setState({ id, listing: undefined, error }),
    )
    return () => left.abort()
  }, [id, commune, attempt])
  const current = state.id === id
  return { listing: current ? state.listing : undefined, error: current ? state.error : null, retry: () => retry() }
}

/** It was there and is no more, or never was. */
export const isGone = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 410)
