import type { OpeningHours } from '../../contract/listings.ts'
import { capital, dateText, dayName, days, daysText, months, roundTheClock, spanText } from './hours.words.ts'

type Row = OpeningHours['rows'][number]

const monthCodes = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayCodes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const holidays: Record<string, string> = { PH: 'jours fériés', SH: 'vacances scolaires' }

const month = `(?:${monthCodes.join('|')})`
const date = `(?:\\d{4} )?${month}(?: \\d{1,2})?`
const dateRange = `${date}(?:-(?:${date}|\\d{1,2}))?`
const weekRange = '\\d{1,2}(?:-\\d{1,2}(?:/\\d)?)?'
const day = `(?:${[...dayCodes, 'PH', 'SH'].join('|')})`
const dayRange = `${day}(?:-${day}|\\[-?\\d(?:,-?\\d)*\\])?`
const time = '\\d{1,2}:\\d{2}'
const span = `${time}-${time}`
const list = (item: string) => `${item}(?:, ?${item})*`

/** One rule that names dates, weeks, holidays or ranks in the month: what it can hold, in the order of the syntax. */
const rule = new RegExp(
  [
    `^(?:(?<dates>${list(dateRange)}):? ?)?`,
    `(?:week (?<weeks>${list(weekRange)}):? ?)?`,
    `(?<days>${list(dayRange)})? ?`,
    `(?<times>${list(span)}|24/7)? ?`,
    '(?<state>open|off|closed)? ?',
    '(?:"(?<comment>[^"]*)")?$',
  ].join(''),
)
const oneDate = new RegExp(`^(?:(?<year>\\d{4}) )?(?<month>${month})(?: (?<day>\\d{1,2}))?$`)

/** True for a rule that an ordinary week does not tell: dates, ranks in the month, the sun. */
export const isDated = (text: string) =>
  new RegExp(`(?:^|[^a-zA-Z])(?:${month}|PH|SH|week|easter|sunrise|sunset|dawn|dusk)(?![a-z])|\\b\\d{4}\\b|\\[`).test(
    text.replace(/"[^"]*"/g, ''),
  )

interface Point {
  year: number | null
  month: number
  day: number | null
}

function pointOf(text: string): Point | null {
  const groups = oneDate.exec(text)?.groups
  if (!groups) return null
  const number = (digits: string | undefined) => (digits ? Number(digits) : null)
  return { year: number(groups.year), month: monthCodes.indexOf(groups.month!), day: number(groups.day) }
}

function pointText({ year, month, day }: Point): string {
  if (day === null) return [months[month], year].filter((part) => part !== null).join('\u00a0')
  return dateText(day, month, year)
}

function singleText(point: Point): string {
  const { year, month, day } = point
  return year !== null && day !== null
    ? `${dayName(new Date(year, month, day))} ${pointText(point)}`
    : point.day === null
      ? pointText(point)
      : `le ${pointText(point)}`
}

/** `Jul-Aug` → «juillet et août»; `2026 Jul 01-2026 Aug 31` → «du 1er juil. au 31 août 2026». */
function rangeText(text: string): string {
  const [left = '', right] = text.split('-')
  const from = pointOf(left)
  if (!from) return text
  if (right === undefined) return singleText(from)
  const to = /^\d+$/.test(right) ? { ...from, day: Number(right) } : pointOf(right)
  if (!to) return text
  const start = from.year === to.year ? { ...from, year: null } : from
  if (from.day !== null) return `du ${pointText(start)} au ${pointText(to)}`
  return `${pointText(start)} ${to.month - from.month === 1 ? 'et' : 'à'} ${pointText(to)}`
}

function weeksText(text: string): string {
  const [from = '', to, step] = text.split(/[-/]/)
  if (step === '2') return Number(from) % 2 === 1 ? 'semaines impaires' : 'semaines paires'
  const every = step ? `, une sur ${step}` : ''
  return to ? `semaines ${Number(from)} à ${Number(to)}${every}` : `semaine ${Number(from)}`
}

const rank = (digits: string) => (digits === '-1' ? 'dernier' : digits === '1' ? '1er' : `${digits}e`)

/** `Th[1,3]` → «1er et 3e jeudis du mois». */
function rankedText(text: string): string {
  const [code = '', ranks = ''] = text.split(/[[\]]/)
  const name = days[dayCodes.indexOf(code)] ?? holidays[code] ?? code
  const words = ranks.split(',').map(rank)
  return `${words.join(' et ')} ${words.length > 1 ? `${name}s` : name} du mois`
}

function indicesOf(text: string): number[] {
  const [from = 0, to = from] = text.split('-').map((code) => dayCodes.indexOf(code))
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, step) => (from + step) % 7)
}

function weekdaysText(text: string): string {
  const items = text.match(new RegExp(dayRange, 'g')) ?? []
  const plain = items.filter((item) => !item.includes('[') && !(item in holidays))
  return [
    ...(plain.length > 0 ? [daysText(plain.flatMap(indicesOf))] : []),
    ...items.filter((item) => item.includes('[')).map(rankedText),
    ...items.filter((item) => item in holidays).map((item) => holidays[item]!),
  ].join(', ')
}

const minutesOfText = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
const timeText = (text: string) => {
  const [start = 0, end = 0] = text.split('-').map(minutesOfText)
  return spanText(start, end > 24 * 60 ? end - 24 * 60 : end)
}

function hoursText({ times, state, comment }: Record<string, string | undefined>): string {
  const note = comment ? ` (${comment})` : ''
  if (state === 'off' || state === 'closed') return `Fermé${note}`
  if (times && times !== '24/7') return `${times.split(/, ?/).map(timeText).join(', ')}${note}`
  return comment ? capital(comment) : capital(roundTheClock)
}

/** A dated rule in words, or null when it says more than these words can. */
export function datedRow(text: string): Row | null {
  const groups = rule.exec(text)?.groups
  if (!groups) return null
  const { dates, weeks, days } = groups
  const when = [
    ...(dates?.split(/, ?/).map(rangeText) ?? []),
    ...(weeks?.split(/, ?/).map(weeksText) ?? []),
    ...(days ? [weekdaysText(days)] : []),
  ]
  return when.length > 0 ? { days: capital(when.join(', ')), hours: hoursText(groups) } : null
}

/** The last day a rule is for when all its dates have a year; null when it comes back. */
export function lastDayOf(text: string): Date | null {
  const dates = rule.exec(text)?.groups?.dates
  const points = dates?.split(/, ?|-/).map(pointOf) ?? []
  const known = points.filter((point): point is Point & { year: number } => point !== null && point.year !== null)
  if (known.length === 0 || known.length < points.length) return null
  const ends = known.map(({ year, month, day }) => new Date(year, day === null ? month + 1 : month, day ?? 0).getTime())
  return new Date(Math.max(...ends))
}
