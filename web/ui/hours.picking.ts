import { clock, end, isRight, minutes, type Span, spanOf, type Week, wholeDay } from './hours.ts'

const quarters = Array.from({ length: 96 }, (_, at) => clock(at * 15))

/** The times to pick from, every quarter of an hour, with the one that is there; a day ends at midnight. */
export function timesFor(edge: keyof Span, current: string): readonly string[] {
  const times = edge === 'from' ? quarters : [...quarters.slice(1), '00:00']
  return current === '' || times.includes(current)
    ? times
    : [...times, current].sort((a, b) => order(edge, a) - order(edge, b))
}
const order = (edge: keyof Span, time: string) => (edge === 'to' && time === '00:00' ? wholeDay : minutes(time))

/** «8 h 30», «minuit». */
export function timeText(time: string, edge: keyof Span): string {
  if (edge === 'to' && time === '00:00') return 'minuit'
  const [hours, rest] = time.split(':')
  return `${Number(hours)}\u00a0h${rest === '00' ? '' : `\u00a0${rest}`}`
}

/** The days that take the hours of another in one press: the rest of the working week, then one day at a time. */
export function followersOf(day: number): readonly number[] {
  if (day < 4) return Array.from({ length: 4 - day }, (_, step) => day + 1 + step)
  return day < 6 ? [day + 1] : []
}

export const withDay = (week: Week, day: number, spans: readonly Span[]): Week => ({
  ...week,
  days: week.days.map((own, at) => (at === day ? spans : own)),
})

export const copied = (week: Week, day: number): Week =>
  followersOf(day).reduce((done, at) => withDay(done, at, week.days[day]!), week)

/** The hours to start from: a usual morning, then a usual afternoon, then two hours after the last ones. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = Math.max(0, ...spans.filter(isRight).map(end))
  if (last === 0) return { from: '09:00', to: '12:00' }
  if (last <= 13 * 60) return { from: '14:00', to: '17:00' }
  const from = Math.min(last + 60, wholeDay - 60)
  return from < last ? { from: '', to: '' } : spanOf(from, Math.min(from + 120, wholeDay))
}
