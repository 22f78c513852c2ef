import type { Closure } from '../../contract/listings.ts'
import { dayInWords, daysBetween } from './listings.days.ts'

/** Days of a temporary closure, both included: see `ListingContent.fermeture`. */
export interface ClosureDays {
  readonly closed_from: string | null
  readonly closed_until: string | null
}

/** How long before it starts a closure is announced. */
export const announcedDays = 14

/** Whether a listing is closed on a day. Without a first day it has been; without a last one it is until further notice. */
export const isClosed = ({ closed_from: from, closed_until: until }: ClosureDays, today: string): boolean =>
  (from !== null || until !== null) && (from === null || from <= today) && (until === null || today <= until)

const isAnnounced = ({ closed_from: from, closed_until: until }: ClosureDays, today: string) =>
  from !== null && from > today && daysBetween(today, from) <= announcedDays && (until === null || from <= until)

function spanText({ closed_from: from, closed_until: until }: ClosureDays, today: string): string {
  if (from !== null && from === until) return `Fermé le ${dayInWords(from, today)}`
  if (from !== null && until !== null) return `Fermé du ${dayInWords(from, today)} au ${dayInWords(until, today)}`
  if (until !== null) return `Fermé jusqu’au ${dayInWords(until, today)}`
  return `Fermé ${from! <= today ? 'depuis le' : 'à partir du'} ${dayInWords(from!, today)}`
}

/** In a row, in place of the opening hours: «Fermé jusqu’au 3 janv.»; null when it is not closed today. */
export function closedText(days: ClosureDays, today: string): string | null {
  if (!isClosed(days, today)) return null
  const { closed_until: until } = days
  if (until === null) return 'Fermé temporairement'
  return until === today ? 'Fermé aujourd’hui' : `Fermé jusqu’au ${dayInWords(until, today)}`
}

/** On a listing: that it is closed, or soon will be. Null on every other day: told from today, nothing is written. */
export function closureOf(
  row: ClosureDays & { readonly closed_message: string | null },
  today: string,
): Closure | null {
  const now = isClosed(row, today)
  if (!now && !isAnnounced(row, today)) return null
  return { now, text: spanText(row, today), message: row.closed_message }
}
