import type { OpeningHours } from '../../contract/listings.ts'
import { keep } from '../../platform/bounded.ts'
import { timeZoneOf, wallClock } from './hours.clock.ts'
import { openingHours } from './hours.library.ts'
import { type HoursNow, type HoursState, stateAt, unsure } from './hours.now.ts'
import { hoursRows } from './hours.rows.ts'

interface Known extends HoursState {
  from: Date
}
const untold = unsure('Horaires à vérifier')

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

/**
 * Open at this moment? `open` is null when the hours do not tell. `raw` is an OSM `opening_hours` string, in the local
 * time of `commune` (INSEE code; null: mainland France).
 */
export const hoursNow = (raw: string, now: Date, commune: string | null): HoursNow =>
  stateOf(raw, wallClock(now, timeZoneOf(commune))) ?? untold

/**
 * Opening hours (OSM `opening_hours`, in the local time of `commune`) in French words: the week or the dates as rows,
 * and now. What cannot be put into rows stays as it was written.
 */
export function hoursInWords(raw: string, now: Date, commune: string | null): OpeningHours {
  const wall = wallClock(now, timeZoneOf(commune))
  const state = stateOf(raw, wall)
  if (!state) return { rows: [], now: { open: untold.open, text: untold.text }, raw }
  const rows = hoursRows(raw, wall)
  return { rows: rows ?? [], now: { open: state.open, text: state.text }, raw: rows ? null : raw }
}

/** The same, one line of text each: «Lundi au jeudi : 8 h 30 – 12 h». */
export function hoursLines(raw: string | null, now: Date, commune: string | null): string[] {
  if (!raw) return []
  const { rows, raw: text } = hoursInWords(raw, now, commune)
  return text === null ? rows.map(({ days, hours }) => `${days}\u00a0: ${hours}`) : [text]
}
