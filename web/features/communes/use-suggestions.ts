import { useEffect, useState } from 'preact/hooks'
import type { CommuneSuggestion } from '../../../server/contract/communes.ts'
import { call } from '../../api.ts'

export interface Suggestions {
  /** What was typed when these were asked for. */
  readonly typed: string
  readonly communes: readonly CommuneSuggestion[]
  readonly failed: boolean
}

const pause = 80
const longest = 100

/** Communes for what is being typed; only the last question is answered. */
export function useSuggestions(typed: string): Suggestions | null {
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null)
  const q = typed.trim().slice(0, longest)
  useEffect(() => {
    if (!q) return setSuggestions(null)
    const left = new AbortController()
    const timer = setTimeout(() => {
      call('GET /api/communes', { query: { q }, signal: left.signal }).then(
        ({ communes }) => setSuggestions({ typed: q, communes, failed: false }),
        () => left.signal.aborted || setSuggestions({ typed: q, communes: [], failed: true }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [q])
  return suggestions
}
