import type { PairYear } from '../../contract/pairs.ts'
import type { PairDuration } from '../../contract/vocabulary.pairs.ts'
import type { RequestKind, RequestState } from '../../contract/vocabulary.requests.ts'
import type { SectorName, YearAsked, YearPair, YearTicks } from './pairs.figures.ts'

export interface Year {
  readonly from: string
  /** Not included. */
  readonly to: string
  /** Its last day, or today. */
  readonly last: string
}

export const yearOf = (year: number, today: string): Year => {
  const to = `${year + 1}-01-01`
  return { from: `${year}-01-01`, to, last: today < to ? today : `${year}-12-31` }
}

export interface Counted {
  readonly pairs: readonly YearPair[]
  readonly asked: readonly YearAsked[]
  readonly ticks: readonly YearTicks[]
}

const dayMs = 86_400_000
const daysOf = ({ started_on, ended_on }: YearPair) => (Date.parse(ended_on!) - Date.parse(started_on)) / dayMs

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const value = Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!
  return Math.round(value)
}

/** How often each code comes: `{ mobilite: 4 }`. */
function tally<T>(items: readonly T[], codesOf: (item: T) => readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of items.flatMap(codesOf)) if (code !== null) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** Months after which the next heading begins. */
const durationsUpTo: readonly [PairDuration, number][] = [
  ['moins-3', 3],
  ['moins-6', 6],
  ['moins-12', 12],
]
const monthsAfter = (day: string, months: number) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10)
}
const durationOf = ({ started_on, ended_on }: YearPair): PairDuration =>
  durationsUpTo.find(([, months]) => ended_on! < monthsAfter(started_on, months))?.[0] ?? 'plus-12'

const total = (rows: readonly { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0)

/** The figures of a year for what is given of it: a pure count. `sector`: whose they are. */
export function figuresOf({ pairs, asked, ticks }: Counted, sector: PairYear['sector'], year: Year): PairYear {
  const within = (day: string | null) => day !== null && day >= year.from && day < year.to
  const started = pairs.filter(({ started_on }) => within(started_on) && started_on <= year.last)
  const ended = pairs.filter(({ ended_on }) => within(ended_on))
  const ongoing = pairs.filter(
    ({ started_on, ended_on }) => started_on <= year.last && (ended_on === null || ended_on > year.last),
  )
  const answered = (...states: RequestState[]) => total(asked.filter(({ state }) => states.includes(state)))
  const way = (kind: RequestKind) => total(asked.filter((row) => row.kind === kind))
  return {
    sector,
    asked: total(asked),
    ways: { global: way('global'), exclusif: way('exclusif') },
    answers: {
      accepted: answered('accepted'),
      declined: answered('declined'),
      expired: answered('expired'),
      cancelled: answered('cancelled'),
      waiting: answered('sent', 'seen'),
    },
    started: tally(started, ({ kind }) => [kind]),
    ongoing: ongoing.length,
    ended: ended.length,
    outcomes: tally(ended, ({ outcome }) => [outcome]),
    endings: tally(ended, ({ ending }) => [ending]),
    durations: tally(ended, (pair) => [durationOf(pair)]),
    medianDays: median(ended.map(daysOf)),
    freins: tally(started, ({ freins }) => freins),
    lifted: tally(ended, ({ lifted }) => lifted),
    ticks: Object.fromEntries([...Map.groupBy(ticks, ({ tick }) => tick)].map(([tick, rows]) => [tick, total(rows)])),
  }
}

const gone = (departement: string): PairYear['sector'] => ({ id: null, name: 'Secteurs supprimés', departement })
const keyOf = (id: string | null, departement: string) => id ?? `gone ${departement}`

/** One line a sector that has anything to count; those of sectors that are gone last, by département. */
export function bySector(counted: Counted, sectors: readonly SectorName[], year: Year): PairYear[] {
  const rows = [...counted.pairs, ...counted.asked, ...counted.ticks]
  const departements = [...new Set(rows.filter(({ sector_id }) => !sector_id).map(({ departement }) => departement))]
  const places = [
    ...sectors.map((sector) => ({ key: sector.id, sector })),
    ...departements.toSorted().map((code) => ({ key: keyOf(null, code), sector: gone(code) })),
  ]
  return places.flatMap(({ key, sector }) => {
    const own = <R extends { sector_id: string | null; departement: string }>(all: readonly R[]) =>
      all.filter((row) => keyOf(row.sector_id, row.departement) === key)
    const mine = { pairs: own(counted.pairs), asked: own(counted.asked), ticks: own(counted.ticks) }
    const none = mine.pairs.length + mine.asked.length + mine.ticks.length === 0
    return none ? [] : [figuresOf(mine, sector, year)]
  })
}
