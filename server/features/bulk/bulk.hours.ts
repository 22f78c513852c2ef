import { openingHours } from '../listings/hours.library.ts'

const dayCodes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const dayWords = [
  'lun(?:di)?',
  'mar(?:di)?',
  'mer(?:credi)?',
  'jeu(?:di)?',
  'ven(?:dredi)?',
  'sam(?:edi)?',
  'dim(?:anche)?',
]

type Simple = 'everyday' | 'half' | 'to' | 'cut' | 'closed' | 'holidays' | 'except'
type Token =
  | { kind: 'day'; day: number }
  | { kind: 'time'; minutes: number }
  | { kind: Simple }
  | { kind: 'comment'; text: string }

const simple = (kind: Simple) => (): Token => ({ kind })
const clock = ([, hours, joined, apart]: RegExpExecArray): Token => ({
  kind: 'time',
  minutes: Number(hours) * 60 + Number(joined ?? apart ?? 0),
})

/** What French hours are made of, the first that matches; null: a word that says nothing here. */
const words: readonly [RegExp, ((found: RegExpExecArray) => Token) | null][] = [
  [/\s+|,|\/|&|\.|\(|\)|et\b|puis\b|de\b|du\b|des\b|le\b|les\b|chaque\b|horaires?\b|ouverte?s?\b|ouverture\b/y, null],
  [/(?:le )?matins?\b|apres[- ]midis?\b|apm\b|soirs?\b/y, simple('half')],
  [/(?:uniquement )?(?:sur|avec) (?:rendez[- ]?vous|rdv)\b/y, () => ({ kind: 'comment', text: 'sur rendez-vous' })],
  [/sans (?:rendez[- ]?vous|rdv)\b/y, () => ({ kind: 'comment', text: 'sans rendez-vous' })],
  [/tous les jours\b|7 ?j? ?(?:\/|sur) ?7 ?j?\b/y, simple('everyday')],
  [/jours? feries?\b/y, simple('holidays')],
  [/sauf\b|hors\b/y, simple('except')],
  [/fermee?s?\b|fermeture\b/y, simple('closed')],
  ...dayWords.map((word, day): (typeof words)[number] => [
    new RegExp(`${word}s?\\b`, 'y'),
    () => ({ kind: 'day', day }),
  ]),
  [/midi\b/y, () => ({ kind: 'time', minutes: 12 * 60 })],
  [/minuit\b/y, () => ({ kind: 'time', minutes: 24 * 60 })],
  [/(\d{1,2}) ?(?:heures?|hrs?|h|:)(?:([0-5]\d)(?!\d)| ([0-5]\d)(?! ?[\dh:]))?(?: ?(?:mn|min)\b)?/y, clock],
  [/(\d{1,2})(?=\D|$)/y, clock],
  [/[-–—→]+|jusqu ?['’]?a\b|au\b|a\b/y, simple('to')],
  [/[;|\n]/y, simple('cut')],
  [/:/y, null],
]

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u00a0\u202f\t ]+/g, ' ')
    .replace(/ ?\n[\s]*/g, ' ; ')

/** Null when some word is none of hours. */
function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  const rest = plain(text)
  for (let at = 0; at < rest.length; ) {
    const found = words
      .map(([pattern, make]) => {
        pattern.lastIndex = at
        return { match: pattern.exec(rest), make }
      })
      .find(({ match }) => match)
    if (!found?.match) return null
    if (found.make) tokens.push(found.make(found.match))
    at += found.match[0].length
  }
  return tokens
}

interface Rule {
  days: number[]
  /** Minutes from midnight, opening and closing in turn. */
  times: number[]
  closed: boolean
  /** «mercredi fermé»: what follows is about other days. */
  whole: boolean
  holidays: boolean
  /** «matin», «après-midi»: with «fermé», no day that is closed whole. */
  half: boolean
}
const emptyRule = (): Rule => ({ days: [], times: [], closed: false, whole: false, holidays: false, half: false })
const says = ({ days, times, closed, holidays }: Rule) => days.length > 0 || times.length > 0 || closed || holidays

const between = (from: number, to: number) =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7)

interface Read {
  rules: Rule[]
  comments: Set<string>
}

/** Puts days and times together: a day after times begins another rule. Null when a range has no end. */
function rulesOf(tokens: readonly Token[]): Read | null {
  const rules: Rule[] = []
  const comments = new Set<string>()
  let rule = emptyRule()
  let range = false
  const next = () => {
    if (says(rule)) rules.push(rule)
    rule = emptyRule()
  }
  for (const token of tokens) {
    const wasRange = range
    range = token.kind === 'to'
    switch (token.kind) {
      case 'day': {
        if (rule.times.length > 0 || rule.whole) next()
        const from = rule.days.at(-1)
        rule.days.push(...(wasRange && from !== undefined ? between(from, token.day) : [token.day]))
        break
      }
      case 'half':
        if (rule.closed) return null
        rule.half = true
        break
      case 'everyday':
        if (says(rule)) next()
        rule.days.push(...between(0, 6))
        break
      case 'time':
        if (rule.closed) return null
        rule.times.push(token.minutes)
        break
      case 'holidays':
        if (rule.times.length > 0) next()
        rule.holidays = true
        break
      case 'except':
      case 'closed':
        if (rule.times.length > 0) next()
        if (rule.half) return null
        rule.closed = true
        rule.whole = rule.days.length > 0 || rule.holidays
        break
      case 'cut':
        if (rule.times.length > 0 || rule.closed) next()
        break
      case 'comment':
        comments.add(token.text)
        break
    }
  }
  next()
  return { rules, comments }
}

const two = (count: number) => String(count).padStart(2, '0')
const osmTime = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** 0, 1, 2, 4 → Mo-We,Fr. */
function osmDays(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const day of sorted) {
    const last = runs.at(-1)
    if (last?.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  return runs
    .map((run) =>
      run.length > 2 ? `${dayCodes[run[0]!]}-${dayCodes[run.at(-1)!]}` : run.map((day) => dayCodes[day]).join(','),
    )
    .join(',')
}

function osmRule({ days, times, closed, holidays }: Rule): string | null {
  if (holidays) return closed && days.length === 0 ? 'PH off' : null
  if (closed) return days.length > 0 ? `${osmDays(days)} off` : null
  if (days.length === 0 || times.length === 0 || times.length % 2 === 1) return null
  const spans = times.flatMap((opens, at) => (at % 2 === 0 ? [[opens, times[at + 1]!] as const] : []))
  if (times.some((time, at) => time > 24 * 60 || (at > 0 && time <= times[at - 1]!))) return null
  return `${osmDays(days)} ${spans.map((span) => span.map(osmTime).join('-')).join(',')}`
}

/** Plain French hours → OSM `opening_hours`; null when some of it is not understood: nothing is guessed. */
export function frenchHours(text: string): string | null {
  const tokens = tokensOf(text)
  const read = tokens && rulesOf(tokens)
  if (!read) return null
  const comment = read.comments.size > 0 ? `"${[...read.comments].join(', ')}"` : ''
  if (read.rules.length === 0) return comment || null
  const rules = read.rules.map(osmRule)
  if (rules.includes(null)) return null
  const told = rules.map((rule) => (comment && !rule!.endsWith('off') ? `${rule} ${comment}` : rule!))
  // What is closed replaces what is open: it comes after.
  told.sort((a, b) => Number(a.endsWith('off')) - Number(b.endsWith('off')))
  const hours = told.join('; ')
  return openingHours(hours) ? hours : null
}

// The library also reads some French, and takes «mardi» for the whole day: only what has the shape of OSM goes to it.
const osmShape =
  /^(?:24\/7|(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|week|off|closed|open|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"[^"]*"|[\d\s:,;+[\]/|-])+)$/

/** Hours as they are kept, whichever way they were written. */
export const hoursOf = (text: string): string | null =>
  osmShape.test(text) && openingHours(text) ? text : frenchHours(text)
