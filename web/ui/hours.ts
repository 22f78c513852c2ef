/** Opening hours as they are picked: an ordinary week. Between them and what is stored, OSM `opening_hours`. */

/** `08:30`; empty while it is not chosen. An end at `00:00` is midnight. */
export interface Span {
  readonly from: string
  readonly to: string
}
/** Seven days, Monday first; a day without hours is closed. */
export type Days = readonly (readonly Span[])[]

export interface Week {
  /** `none`: nobody said; `appointment`: whenever it is agreed; `always`: day and night. */
  readonly kind: 'none' | 'week' | 'appointment' | 'always'
  readonly days: Days
  /** In these hours, with an appointment only. */
  readonly byAppointment: boolean
  readonly closedOnHolidays: boolean
}

export const dayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

const codes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const appointment = '"sur rendez-vous"'
export const wholeDay = 24 * 60

export const noHours: Week = {
  kind: 'none',
  days: codes.map(() => []),
  byAppointment: false,
  closedOnHolidays: false,
}

/* Minutes */

export const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
export const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const start = ({ from }: Span) => minutes(from)
export const end = ({ to }: Span) => minutes(to) || wholeDay
export const clock = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
export const spanOf = (from: number, to: number): Span => ({ from: clock(from), to: clock(to % wholeDay) })

const isComplete = ({ from, to }: Span) => isTime(from) && isTime(to)
export const isRight = (span: Span) => isComplete(span) && start(span) < end(span)

/** In the order of the day; those that meet are one. */
function merged(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.filter(isRight).sort((a, b) => start(a) - start(b))) {
    const last = kept.at(-1)
    if (!last || start(span) > end(last)) kept.push(span)
    else kept[kept.length - 1] = spanOf(start(last), Math.max(end(last), end(span)))
  }
  return kept
}

/* What is wrong */

export interface DayProblem {
  readonly sentence: string
  /** The hours it is about, by their place in the day. */
  readonly at: readonly number[]
}

/** What keeps the hours of a day from being taken as they are picked; null: nothing. */
export function problemOf(spans: readonly Span[]): DayProblem | null {
  const found = (wrong: (span: Span, at: number) => boolean, sentence: string) => {
    const at = spans.flatMap((span, place) => (wrong(span, place) ? [place] : []))
    return at.length > 0 ? { sentence, at } : null
  }
  const meets = (one: Span, place: number) =>
    spans.some((other, at) => at !== place && start(one) < end(other) && start(other) < end(one))
  return (
    found((span) => !isComplete(span), 'Choisissez l’heure du début et celle de la fin.') ??
    found((span) => !isRight(span), 'La fin vient avant le début.') ??
    found(meets, 'Ces heures se chevauchent.')
  )
}

/* To OSM */

/** Days → `Mo-We,Fr`. */
function daysCode(days: readonly number[]): string {
  const runs: number[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const names = runs.flatMap((run) =>
    run.length > 2 ? [`${codes[run[0]!]}-${codes[run.at(-1)!]}`] : run.map((day) => codes[day]!),
  )
  return names.join(',')
}

const spanCode = (span: Span) => `${clock(start(span))}-${clock(end(span))}`

/**
 * A day that is not right yet, as it was picked: `Mo ?09:00-12:00,14:00-`. Not OSM, so that it is kept in a draft and
 * refused when it is sent.
 */
const unfinishedCode = (day: number, spans: readonly Span[]) =>
  `${codes[day]} ?${spans.map(({ from, to }) => `${from}-${to}`).join(',')}`
const unfinished = new RegExp(`^(?<day>${codes.join('|')}) \\?(?<spans>[\\d:,-]+)(?<said> ${appointment})?$`)

/** Days with the same hours together, in the order of the week, then those that are not right yet. */
function rulesOf({ days, byAppointment }: Week): string[] {
  const groups = new Map<string, number[]>()
  const wrong: string[] = []
  for (const [day, spans] of days.entries()) {
    if (problemOf(spans)) {
      wrong.push(unfinishedCode(day, spans))
      continue
    }
    const hours = merged(spans).map(spanCode).join(',')
    if (hours) groups.set(hours, [...(groups.get(hours) ?? []), day])
  }
  const right = [...groups].map(([hours, of]) => `${daysCode(of)} ${hours}`)
  return [...right, ...wrong].map((rule) => (byAppointment ? `${rule} ${appointment}` : rule))
}

const dayAndNight = `Mo-Su ${clock(0)}-${clock(wholeDay)}`

/** Short and always the same for the same week: `Mo-We,Fr 08:30-12:00,13:30-17:00; PH off`. */
export function formatWeek(week: Week): string | null {
  if (week.kind === 'none') return null
  const rules = week.kind === 'week' ? rulesOf(week) : week.kind === 'always' ? [dayAndNight] : [appointment]
  if (rules.length === 0) return null
  if (week.kind === 'always' || (rules[0] === dayAndNight && !week.closedOnHolidays)) return '24/7'
  return [...rules, ...(week.closedOnHolidays ? ['PH off'] : [])].join('; ')
}

/* From OSM */

const day = `(?:${codes.join('|')})`
const time = '\\d{1,2}:\\d{2}'
const list = (item: string) => `${item}(?:, ?${item})*`
const rule = new RegExp(
  `^(?:(?<days>${list(`(?:PH|${day}(?:-${day})?)`)}):? ?)?(?<times>${list(`${time}-${time}`)})? ?(?<off>off|closed)? ?(?<said>"[^"]*")?$`,
)
// A comma starts a rule of its own when a day follows complete hours.
const joints = /\s*(;)\s*|(?<=:\d\d|off|closed|")\s*(,)\s*(?=[A-Z])/

function daysOf(code: string): number[] {
  const [from = 0, to = from] = code.split('-').map((name) => codes.indexOf(name))
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7)
}

/** `8:30-24:00` → a span; null when it goes past midnight, which is not picked here. */
function spanFrom(code: string): Span | null {
  const [from = '', to = ''] = code.split('-').map((text) => text.padStart(5, '0'))
  const span = { from, to: to === '24:00' ? '00:00' : to }
  return isRight(span) ? span : null
}

interface Reading {
  days: Span[][]
  /** What was said with hours, once for all. */
  said: Set<string>
  /** Days that are not right yet. */
  wrong: Set<number>
  closedOnHolidays: boolean
}

/** Takes a day that was left unfinished as it is; false for any other rule. */
function readUnfinished({ days, wrong, said }: Reading, text: string): boolean {
  const groups = unfinished.exec(text)?.groups
  if (!groups) return false
  const at = codes.indexOf(groups.day ?? '')
  days[at] = (groups.spans ?? '').split(',').map((span) => {
    const [from = '', to = ''] = span.split('-')
    return { from, to }
  })
  wrong.add(at)
  said.add(groups.said?.trim() ?? '')
  return true
}

/** Adds one rule to what was read; false when it says more than can be picked. */
function read(reading: Reading, text: string, adds: boolean): boolean {
  if (readUnfinished(reading, text)) return true
  const groups = rule.exec(text)?.groups
  if (!groups || (!groups.times && !groups.off)) return false
  const named = groups.days?.split(/, ?/) ?? ['Mo-Su']
  const days = named.filter((name) => name !== 'PH').flatMap(daysOf)
  const holidays = days.length === 0 || named.includes('PH')
  const spans = (groups.times?.split(/, ?/) ?? []).map(spanFrom)
  // Holidays are closed, and said last: a day named after them would be open on a holiday too.
  if (groups.off ? spans.length > 0 || groups.said : holidays || reading.closedOnHolidays) return false
  if (spans.includes(null)) return false
  if (!groups.off) reading.said.add(groups.said?.toLowerCase() ?? '')
  for (const at of days) reading.days[at] = [...(adds ? reading.days[at]! : []), ...(spans as Span[])]
  reading.closedOnHolidays ||= holidays
  return true
}

/** What is stored → the week to pick from; null when it says more than a week can hold. */
export function parseWeek(stored: string | null): Week | null {
  const text = stored?.trim() ?? ''
  if (text === '') return noHours
  if (text === '24/7') return { ...noHours, kind: 'always' }
  const whenever = /^"sur rendez-vous"(?<holidays>\s*;\s*PH (?:off|closed))?$/i.exec(text)
  if (whenever) return { ...noHours, kind: 'appointment', closedOnHolidays: whenever.groups?.holidays !== undefined }
  const reading: Reading = { days: codes.map(() => []), said: new Set(), wrong: new Set(), closedOnHolidays: false }
  const parts = text.split(joints).filter((part) => part !== undefined && part !== '')
  let adds = false
  for (const part of parts) {
    if (part === ';' || part === ',') adds = part === ','
    else if (!read(reading, part, adds)) return null
  }
  const { days, said, wrong, closedOnHolidays } = reading
  const byAppointment = said.has(appointment)
  if (said.size !== 1 || !(byAppointment || said.has(''))) return null
  return {
    kind: 'week',
    days: days.map((spans, at) => (wrong.has(at) ? spans : merged(spans))),
    byAppointment,
    closedOnHolidays,
  }
}
