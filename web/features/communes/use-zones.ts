import { useEffect, useState } from 'preact/hooks'
import type { ZoneSuggestion } from '../../../server/contract/zones.ts'
import { call, type Result } from '../../api.ts'

interface Found {
  /** What was asked for; null: nothing yet. */
  readonly asked: string | null
  readonly zones: readonly ZoneSuggestion[]
  readonly failed: boolean
}

const nothing: Found = { asked: null, zones: [], failed: false }
const pause = 100
const longest = 100

/** Territories for what is being typed; only the last question is answered. */
export function useZoneSuggestions(typed: string): Found {
  const [found, setFound] = useState<Found>(nothing)
  const q = typed.trim().slice(0, longest)
  useEffect(() => {
    if (!q) return setFound(nothing)
    const left = new AbortController()
    const timer = setTimeout(() => {
      call('GET /api/zones', { query: { q }, signal: left.signal }).then(
        ({ zones }) => setFound({ asked: q, zones, failed: false }),
        () => left.signal.aborted || setFound({ asked: q, zones: [], failed: true }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [q])
  return found
}

export type Reach = Result<'GET /api/zones/reach'>
type Reached = Reach['zones'][number]

export interface ReachState {
  /** Of exactly these zones; null while it is not known. */
  readonly reach: Reach | null
  /** What is known of a code, from this answer or one before: a chip keeps its name while the next answer comes. */
  named(code: string): Reached | undefined
}

/** How far a coverage reaches, in words and in people. */
export function useReach(zone: readonly string[]): ReachState {
  const [known, setKnown] = useState<{ of: string; reach: Reach } | null>(null)
  const of = zone.join(' ')
  useEffect(() => {
    if (zone.length === 0) return
    const left = new AbortController()
    call('GET /api/zones/reach', { query: { zone: [...zone] }, signal: left.signal }).then(
      (reach) => setKnown({ of, reach }),
      () => {
        // The zones stay as they were chosen; only the count of people is missing.
      },
    )
    return () => left.abort()
  }, [of])
  return {
    reach: known?.of === of ? known.reach : null,
    named: (code) => known?.reach.zones.find((one) => one.code === code),
  }
}
