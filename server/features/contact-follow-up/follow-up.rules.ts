import { dayOfInstant, isWorkingDay, workingDaysBetween } from '../contact-requests/contact-requests.working-days.ts'
import { type ClosureDays, isClosed } from '../listings/listings.closure.ts'

/** Whoever has not answered is reminded after so many working days, since it was last addressed to them. */
export const remindAfter = [3, 8] as const
/** An adviser whom a question waits for is reminded once. */
export const adviserAfter = 2
/** A demande that nobody answered ends; since it was first sent, whoever had it since. */
export const expireAfter = 20
/** Whoever it was just passed on to, or asked about it, has a week, even at the end. */
export const graceDays = 5
/** What was written is forgotten so long after the end. */
export const keptMonths = 12
/** A link that opens nothing any more can be renewed for so long. */
export const linksKeptDays = 90

export interface Waiting extends ClosureDays {
  readonly sent_at: Date
  /** When it was last mailed to whoever has it: sent, passed on, or its question answered. */
  readonly addressed_at: Date
  readonly asked_at: Date | null
  /** When whoever has it was last reminded since then, and the adviser since the question. */
  readonly reminded_at: Date | null
  readonly adviser_reminded_at: Date | null
  /** Whoever has it can be written to. */
  readonly reachable: boolean
  /** The adviser was told that the listing is closed for some time. */
  readonly closure_told: boolean
  /** Whose holidays count; null: those of the whole country. */
  readonly departement: string | null
}

export type Due = 'expire' | 'tell-closure' | 'remind' | 'remind-adviser'

/** What the calendar wants of a demande that waits; null: nothing today. Late, it is done once, not twice. */
export function dueOf(waiting: Waiting, today: string): Due | null {
  const departement = waiting.departement ?? undefined
  if (!isWorkingDay(today, departement)) return null
  const since = (moment: Date) => workingDaysBetween(dayOfInstant(moment), today, departement)
  const { sent_at, addressed_at, asked_at } = waiting
  const lastMoved = asked_at && asked_at > addressed_at ? asked_at : addressed_at
  if (since(sent_at) >= expireAfter && (lastMoved <= sent_at || since(lastMoved) >= graceDays)) return 'expire'
  const closed = isClosed(waiting, today)
  if (closed && !waiting.closure_told) return 'tell-closure'
  if (asked_at) return !waiting.adviser_reminded_at && since(asked_at) >= adviserAfter ? 'remind-adviser' : null
  return waiting.reachable && !closed && isToRemind(waiting, since) ? 'remind' : null
}

/** Two reminders of which the first is late keep their distance. */
function isToRemind({ addressed_at, reminded_at }: Waiting, since: (moment: Date) => number): boolean {
  const reached = remindAfter.findLast((after) => since(addressed_at) >= after)
  if (reached === undefined) return false
  if (!reminded_at) return true
  return since(addressed_at) - since(reminded_at) < reached && since(reminded_at) >= remindAfter[0]
}
