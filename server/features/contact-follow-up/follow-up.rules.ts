import { dayOfInstant, workingDaysBetween } from '../contact-requests/contact-requests.working-days.ts'

/** Whoever has not answered is reminded after so many working days, since it was last addressed to them. */
export const remindAfter = [3, 8] as const
/** An adviser whom a question waits for is reminded once. */
export const adviserAfter = 2
/** A demande that nobody answered ends; since it was first sent, whoever had it since. */
export const expireAfter = 20
/** What was written is forgotten so long after the end. */
export const keptMonths = 12
/** A link that opens nothing any more can be renewed for so long. */
export const linksKeptDays = 90

export interface Waiting {
  readonly sent_at: Date
  /** When it was last mailed to whoever has it: sent, passed on, or its question answered. */
  readonly addressed_at: Date
  readonly asked_at: Date | null
  /** When whoever has it was last reminded since then, and the adviser since the question. */
  readonly reminded_at: Date | null
  readonly adviser_reminded_at: Date | null
}

/** What the calendar wants of a demande that waits; null: nothing today. Late, it is done once, not twice. */
export function dueOf(waiting: Waiting, today: string): 'expire' | 'remind' | 'remind-adviser' | null {
  const days = (moment: Date, until = today) => workingDaysBetween(dayOfInstant(moment), until)
  if (days(waiting.sent_at) >= expireAfter) return 'expire'
  if (waiting.asked_at)
    return waiting.adviser_reminded_at === null && days(waiting.asked_at) >= adviserAfter ? 'remind-adviser' : null
  const reached = remindAfter.findLast((after) => days(waiting.addressed_at) >= after) ?? 0
  const done = waiting.reminded_at ? days(waiting.addressed_at, dayOfInstant(waiting.reminded_at)) : 0
  return done < reached ? 'remind' : null
}
