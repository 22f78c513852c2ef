import { useEffect, useReducer, useState } from 'preact/hooks'
import { isAbort } from './problems.ts'

interface Loading<T> {
  /** What came last; stays while the next one is on its way. */
  value: T | null
  /** Why the last attempt failed; null while it goes well. */
  error: unknown
  /** Asks again, for a retry or after a change. */
  reload: () => void
  /** Puts an answer in place without asking: what a change has just returned. */
  set: (value: T) => void
}

/** What an endpoint answers, asked for again whenever one of `inputs` changes; an answer that comes late is left aside. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, inputs: readonly unknown[] = []): Loading<T> {
  const [state, setState] = useState<{ value: T | null; error: unknown }>({ value: null, error: null })
  const [turn, again] = useReducer<number, void>((count) => count + 1, 0)
  useEffect(() => {
    const left = new AbortController()
    load(left.signal).then(
      (value) => left.signal.aborted || setState({ value, error: null }),
      (error) => left.signal.aborted || isAbort(error) || setState(({ value }) => ({ value, error })),
    )
    return () => left.abort()
  }, [...inputs, turn])
  return { ...state, reload: () => again(), set: (value) => setState({ value, error: null }) }
}
