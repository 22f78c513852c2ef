import type { OtherEnding, PairOutcome } from '../../contract/vocabulary.pairs.ts'
import { Problem } from '../../platform/errors.ts'

const dayMs = 86_400_000
const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** It may be written down late, or settled a little ahead. */
const startsAtMost = { daysAgo: 365, daysAhead: 60 }
/** The two plan to meet within so many days. */
const meetsWithinDays = 365
/** Notes, the two names and the reference are forgotten so long after the end. */
export const keptMonths = 12

/** One that nobody ends is held to be over once nothing was written or planned of it for so long. */
export const idleMonths = 24

const wrong = (code: string, field: string, sentence: string) => new Problem(400, code, sentence, { [field]: sentence })

const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && daysAfter(day, 0) === day

/** Throws 400 `invalid-start`. */
export function checkStart(day: string, today: string): void {
  const { daysAgo, daysAhead } = startsAtMost
  if (isDay(day) && day >= daysAfter(today, -daysAgo) && day <= daysAfter(today, daysAhead)) return
  throw wrong('invalid-start', 'startedOn', 'Le début est au plus il y a un an, ou dans les deux mois qui viennent.')
}

/** Throws 400 `invalid-meeting`. */
export function checkMeeting(day: string | null, today: string): void {
  if (day === null || (isDay(day) && day >= today && day <= daysAfter(today, meetsWithinDays))) return
  throw wrong('invalid-meeting', 'nextOn', 'Le prochain point est aujourd’hui au plus tôt, dans un an au plus tard.')
}

interface End {
  readonly endedOn: string
  readonly outcome: PairOutcome
  readonly ending: OtherEnding | null
}

/** Throws 400 `invalid-end` or `ending-needed`. */
export function checkEnd({ endedOn, outcome, ending }: End, startedOn: string, today: string): void {
  if (!isDay(endedOn) || endedOn < startedOn)
    throw wrong('invalid-end', 'endedOn', 'La fin vient après le début de l’accompagnement.')
  if (endedOn > today) throw wrong('invalid-end', 'endedOn', 'La fin se note une fois qu’elle a eu lieu.')
  if (outcome === 'autre' && !ending) throw wrong('ending-needed', 'ending', 'Dites pourquoi il s’est terminé.')
}

export const noPair = () => new Problem(404, 'not-found', 'Cet accompagnement n’existe pas ou n’existe plus.')

export const notOfASector = () =>
  new Problem(409, 'not-of-a-sector', 'Seul un accompagnement demandé à un référent social se suit à deux.')

export const alreadyStarted = () => new Problem(409, 'already-started', 'Cet accompagnement a déjà commencé.')

/** The months counters are kept by. */
export const monthOf = (day: string) => `${day.slice(0, 7)}-01`
