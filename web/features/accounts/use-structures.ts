import { useEffect, useState } from 'preact/hooks'
import { call, type Result } from '../../api.ts'

type Structures = Result<'GET /api/structures'>['structures']

interface Found {
  /** What was asked for; null: nothing yet. */
  readonly asked: string | null
  readonly found: Structures
  readonly failed: boolean
}

const nothing: Found = { asked: null, found: [], failed: false }
const pause = 120
const [shortest, longest] = [2, 100]

/** Structures for what is being typed; only the last question is answered. */
export function useStructures(typed: string): Found {
  const [state, setState] = useState<Found>(nothing)
  const q = typed.trim().slice(0, longest)
  useEffect(() => {
    if (q.length < shortest) return setState(nothing)
    const left = new AbortController()
    const timer = setTimeout(() => {
      call('GET /api/structures', { query: { q }, signal: left.signal }).then(
        ({ structures }) => setState({ asked: q, found: structures, failed: false }),
        () => left.signal.aborted || setState({ asked: q, found: [], failed: true }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [q])
  return state
}
