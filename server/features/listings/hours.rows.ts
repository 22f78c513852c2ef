import type { OpeningHours } from '../../contract/listings.ts'
import { datedRow, isDated, lastDayOf } from './hours.dates.ts'
import { openingHours } from './hours.library.ts'
import { weekRows } from './hours.week.ts'
import { capital } from './hours.words.ts'

type Row = OpeningHours['rows'][number]

interface Rule {
  text: string
  /** What joins it to the one before: `;` replaces, `,` adds. */
  joint: string
}

// A comma starts a rule of its own when a day, a month, a year or a week follows complete hours.
const joints = /\s*(;)\s*|(?<=:\d\d|off|closed|open|")\s*(,)\s*(?=\d{4} |[A-Z]|week)/

/** Comments may hold any sign: they are set aside while the rest is cut. */
function rulesOf(raw: string): Rule[] {
  const comments: string[] = []
  const bare = raw.replace(/"[^"]*"/g, (comment) => `"${comments.push(comment) - 1}"`)
  const restore = (text: string) => text.replace(/"(\d+)"/g, (_, index) => comments[Number(index)] ?? '')
  const parts = bare.split(joints).filter((part) => part !== undefined)
  const rules: Rule[] = []
  for (let at = 0; at < parts.length; at += 2)
    rules.push({ text: restore(parts[at]!).trim(), joint: parts[at - 1] ?? ';' })
  return rules.filter(({ text }) => text !== '')
}

function weekly(rules: readonly Rule[]): Row[] {
  if (rules.length === 0) return []
  const hours = openingHours(rules.map(({ text, joint }, at) => (at === 0 ? text : `${joint} ${text}`)).join(''))
  return hours ? weekRows(hours) : []
}

/** Dates gone by are left out while others are to come. */
function dated(rules: readonly Rule[], wall: Date): (Row | null)[] {
  const today = new Date(wall.getFullYear(), wall.getMonth(), wall.getDate())
  const coming = rules.filter(({ text }) => (lastDayOf(text) ?? today) >= today)
  return (coming.length > 0 ? coming : rules).map(({ text }) => datedRow(text))
}

/** Opening hours as rows, or null when some rule says more than rows can. */
export function hoursRows(raw: string, wall: Date): Row[] | null {
  const [main = '', ...others] = raw.split('||')
  const rules = rulesOf(main)
  const otherwise = others.map((text) => /^\s*"([^"]+)"\s*$/.exec(text)?.[1])
  const datedRows = dated(
    rules.filter(({ text }) => isDated(text)),
    wall,
  )
  if (otherwise.includes(undefined) || datedRows.includes(null)) return null
  const weekRules = rules.filter(({ text }) => !isDated(text))
  const rows = [
    ...weekly(weekRules).filter(({ hours }) => otherwise.length === 0 || hours !== 'Fermé'),
    ...datedRows.filter((row) => row !== null),
    ...otherwise.map((comment) => ({ days: 'Le reste du temps', hours: capital(comment!) })),
  ]
  return rows.length > 0 ? rows : null
}
