import type { OpeningHours } from '../../contract/listings.ts'
import { keep } from '../../platform/bounded.ts'
import { wallClock } from './hours.clock.ts'
import { openingHours } from './hours.library.ts'
import { type HoursState, stateAt } from './hours.now.ts'
import { hoursRows } from './hours.rows.ts'

interface Known extends HoursState {
  from: Date
}
const untold = { open: null, text: 'Horaires à vérifier' } as const

/** Small: a sentence and two dates a string. */
const statesKept = 20_000
const states = new Map<string, Known | null>()

/** The state of opening hours at `wall`, remembered until it changes. Null: not in the OSM syntax. */
function stateOf(raw: string, wall: Date): Known | null {
  const known = states.get(raw)
  if (known === null) return null
  if (known && known.from <= wall && wall < known.until) return known
  const hours = openingHours(raw)
  return keep(states, raw, hours && { ...stateAt(raw, hours, wall), from: wall }, statesKept)
}

/** Open at this moment? Null when the hours do not tell. `raw` is an OSM `opening_hours` string. */
export const openNow = (raw: string, now: Date): boolean | null => stateOf(raw, wallClock(now))?.open ?? null

/**
 * Opening hours (OSM `opening_hours`, the times of mainland France) in French words: the week or the dates as rows, and
 * now. What cannot be put into rows stays as it was written.
 */
export function hoursInWords(raw: string, now: Date): OpeningHours {
  const wall = wallClock(now)
  const state = stateOf(raw, wall)
  if (!state) return { rows: [], now: untold, raw }
  const rows = hoursRows(raw, wall)
  return { rows: rows ?? [], now: { open: state.open, text: state.text }, raw: rows ? null : raw }
}
