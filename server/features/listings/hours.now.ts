import type { opening_hours, opening_hours_iterator } from 'opening_hours'
import { isHoliday } from './hours.library.ts'
import { capital, dateText, dayName, hourText, minutesOf } from './hours.words.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Beyond this, an opening is not worth announcing. */
const horizon = 400 * day

/** «Sur rendez-vous» and the like fit in a row; longer words are for the listing. */
const longestBrief = 20

export interface HoursNow {
  open: boolean | null
  /** «Ouvert, ferme à 17 h», «Ouvre lundi à 8 h 30». */
  text: string
  /** The same in two or three words, for a row: «Ouvert», «Ouvre lundi». */
  brief: string
}
/** What is true from now until a moment, both as wall clocks: nothing has to be worked out again before. */
export interface HoursState extends HoursNow {
  until: Date
}

const midnightAfter = (wall: Date, days = 1) => new Date(wall.getFullYear(), wall.getMonth(), wall.getDate() + days)
const sameDay = (one: Date, other: Date) => midnightAfter(one).getTime() === midnightAfter(other).getTime()

/** The next moment at which `wanted` becomes true, or null within the horizon. */
function seek(hours: opening_hours, wall: Date, wanted: (at: opening_hours_iterator) => boolean): Date | null {
  const limit = new Date(wall.getTime() + horizon)
  const iterator = hours.getIterator(wall)
  while (iterator.advance(limit)) if (wanted(iterator)) return new Date(iterator.getDate())
  return null
}

/** Another day than today, in words. */
function dayText(at: Date, wall: Date): string {
  if (sameDay(at, midnightAfter(wall))) return 'demain'
  if (at < midnightAfter(wall, 7)) return dayName(at)
  const year = at.getFullYear() === wall.getFullYear() ? null : at.getFullYear()
  return `le ${dateText(at.getDate(), at.getMonth(), year)}`
}

function openNow(hours: opening_hours, wall: Date): HoursNow {
  const closing = seek(hours, wall, (at) => !at.getState())
  if (!closing) return { open: true, text: 'Ouvert jour et nuit', brief: 'Ouvert' }
  const left = closing.getTime() - wall.getTime()
  if (left >= day) return { open: true, text: 'Ouvert', brief: 'Ouvert' }
  const time = minutesOf(closing) === 0 ? 'à minuit' : `à ${hourText(minutesOf(closing))}`
  const closes = `Ferme ${time}`
  return left <= hour
    ? { open: true, text: closes, brief: closes }
    : { open: true, text: `Ouvert, ferme ${time}`, brief: 'Ouvert' }
}

function closedNow(hours: opening_hours, wall: Date): HoursNow {
  const opening = seek(hours, wall, (at) => at.getState() || at.getUnknown())
  const holiday = isHoliday(wall) ? ' (jour férié)' : ''
  if (!opening) return { open: false, text: `Fermé${holiday}`, brief: 'Fermé' }
  const time = `à ${hourText(minutesOf(opening))}`
  const today = sameDay(opening, wall)
  const when = today ? time : dayText(opening, wall)
  const whole = today ? time : `${when} ${time}`
  const text = holiday || today ? `Fermé${holiday}, ouvre ${whole}` : `Ouvre ${whole}`
  return { open: false, text, brief: `Ouvre ${when}` }
}

export const unsure = (text: string, brief = 'Horaires à vérifier'): HoursNow => ({ open: null, text, brief })

/** What nobody wrote down: a holiday without a word about holidays, school holidays, which differ by académie. */
function doubt(raw: string, wall: Date, changes: Date | null): HoursNow | null {
  if (/\bSH\b/.test(raw)) return unsure('Horaires différents pendant les vacances scolaires', 'Horaires variables')
  const concerned = changes !== null && sameDay(changes, wall) && !/\bPH\b|\d{4}/.test(raw)
  return concerned && isHoliday(wall) ? unsure('Jour férié, horaires à vérifier', 'Jour férié') : null
}

function describe(raw: string, hours: opening_hours, wall: Date, changes: Date | null): HoursNow {
  const doubted = doubt(raw, wall, changes)
  if (doubted) return doubted
  if (hours.getState(wall)) return openNow(hours, wall)
  if (!hours.getUnknown(wall)) return closedNow(hours, wall)
  const comment = hours.getComment(wall)
  // The library's own words, in English, for hours without an end (`18:00+`).
  const guessed = comment === undefined || comment.startsWith('Specified as open end')
  if (guessed) return unsure('Horaires à vérifier')
  const text = capital(comment)
  return text.length <= longestBrief ? unsure(text, text) : unsure(text)
}

/** Whether it is open, in words that hold until `until`: the next change, the last hour before it, or midnight. */
export function stateAt(raw: string, hours: opening_hours, wall: Date): HoursState {
  const changes = seek(hours, wall, () => true)
  const lastHour = changes ? changes.getTime() - hour : 0
  const moments = [midnightAfter(wall).getTime(), changes?.getTime() ?? 0, lastHour]
  const until = new Date(Math.min(...moments.filter((at) => at > wall.getTime())))
  return { ...describe(raw, hours, wall, changes), until }
}
