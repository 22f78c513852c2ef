import type { opening_hours } from 'opening_hours'
import type { OpeningHours } from '../../contract/listings.ts'
import { capital, dayIndex, daysText, hourText, minutesOf, roundTheClock, spanText } from './hours.words.ts'

type Row = OpeningHours['rows'][number]

/** Minutes of one day; `end` may be past midnight. `comment` null: open without condition. */
interface Span {
  start: number
  end: number
  comment: string | null
}

const wholeDay = 24 * 60
const minute = 60_000
// Monday 16 to Sunday 22 June 2025: no public holiday, no change of clocks anywhere.
const monday = new Date(2025, 5, 16)
const nextMonday = new Date(2025, 5, 23)
/** What the library says of `18:00+`. */
const openEnd = 'Specified as open end. Closing time was guessed.'

/** Cuts what is open for days on end at each midnight; a night is left with the day it starts on. */
function spansOf([from, to, unknown, comment]: [Date, Date, boolean, string | undefined]): [number, Span][] {
  const condition = comment ?? (unknown ? 'à vérifier' : null)
  const start = minutesOf(from)
  const length = (to.getTime() - from.getTime()) / minute
  if (start + length <= wholeDay || length < wholeDay)
    return [[dayIndex(from), { start, end: start + length, comment: condition }]]
  const midnight = new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1)
  const first: [number, Span] = [dayIndex(from), { start, end: wholeDay, comment: condition }]
  return midnight < to ? [first, ...spansOf([midnight, to, unknown, comment])] : [first]
}

function timesText({ start, end, comment }: Span): string {
  if (comment === openEnd) return `à partir de ${hourText(start)}`
  return start === 0 && end === wholeDay ? roundTheClock : spanText(start, end > wholeDay ? end - wholeDay : end)
}

const commentOf = ({ comment }: Span) => (comment === openEnd ? null : comment)
const isOnlyComment = (span: Span) => span.start === 0 && span.end === wholeDay && commentOf(span) !== null

/** One day in words: «9 h – 12 h, 14 h – 17 h (sur rendez-vous)», «Sur rendez-vous», «Fermé». */
function dayText(spans: readonly Span[]): string {
  const [first] = spans
  if (!first) return 'Fermé'
  if (isOnlyComment(first)) return capital(commentOf(first)!)
  const shared = spans.every((span) => commentOf(span) === commentOf(first)) ? commentOf(first) : null
  const texts = spans.map((span) => {
    const own = shared ? null : commentOf(span)
    return own ? `${timesText(span)} (${own})` : timesText(span)
  })
  return capital(shared ? `${texts.join(', ')} (${shared})` : texts.join(', '))
}

/** An ordinary week, days with the same hours together, closed days last. */
export function weekRows(hours: opening_hours): Row[] {
  const byDay: Span[][] = Array.from({ length: 7 }, () => [])
  for (const interval of hours.getOpenIntervals(monday, nextMonday))
    for (const [day, span] of spansOf(interval)) byDay[day]!.push(span)
  const groups = new Map<string, number[]>()
  for (const [day, spans] of byDay.entries()) {
    const text = dayText(spans)
    groups.set(text, [...(groups.get(text) ?? []), day])
  }
  const rows = [...groups].map(([hoursText, days]) => ({ days: capital(daysText(days)), hours: hoursText }))
  return [...rows.filter(({ hours }) => hours !== 'Fermé'), ...rows.filter(({ hours }) => hours === 'Fermé')]
}
