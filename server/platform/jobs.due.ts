import { CronExpressionParser } from 'cron-parser'

const minute = 60_000
/** Longer than any job takes: a run without an end after this was cut short. */
export const abandonedMs = 60 * minute
/** What is due now is started by the scheduler within a minute; after this nobody did. */
const graceMs = 5 * minute

export const timeZone = 'Europe/Paris'

/** The last run of a job, as it was noted. */
export interface Run {
  readonly startedAt: Date
  readonly endedAt: Date | null
  /** How many things it changed. */
  readonly done: number | null
  readonly error: string | null
}

/** When a job should have started last, strictly before `now`. */
export const lastDue = (cron: string, now: Date): Date =>
  CronExpressionParser.parse(cron, { tz: timeZone, currentDate: now }).prev().toDate()

/** The moment by which a job must have started, the scheduler’s own time allowed for. */
export const dueBy = (cron: string, now: Date): Date => lastDue(cron, new Date(now.getTime() - graceMs))

/** Whether a job should have run since: it never did, nobody was there, or it was cut short. */
export function isLate(cron: string, run: Run | undefined, now: Date): boolean {
  if (!run) return true
  const age = now.getTime() - run.startedAt.getTime()
  // Noted by a clock that has been put back since.
  if (age < -abandonedMs) return true
  if (!run.endedAt) return age > abandonedMs
  return run.startedAt < dueBy(cron, now)
}
