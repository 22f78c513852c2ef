import { availabilityDays } from '../../contract/vocabulary.availability.ts'
import type { Point } from '../listings/listings.place.ts'
import { freshnessMonths } from '../listings/listings.rules.ts'
import { ownRank, withFreshness } from './ranking.rules.ts'
import { dayNumber, type Entry } from './selection.entry.ts'
import { type Found, makeFound } from './selection.page.ts'
import { cellOf, type Postings, post, push, type Rows } from './selection.postings.ts'

/** Facts of a row in one number: the freins in the low 13 bits, then these. */
export const fact = {
  onSite: 2 ** 13,
  remote: 2 ** 14,
  located: 2 ** 15,
  approximate: 2 ** 16,
  gratuit: 2 ** 17,
  payant: 2 ** 18,
  /** Served by several coverage codes: may be met twice in one search. */
  several: 2 ** 19,
  /** Replaced or no longer published. */
  gone: 2 ** 20,
  /** Whether there is room, on the day of the table: two bits, see `availabilityCodes`; 0: not known. */
  availability: 2 ** 21,
} as const
export const freinBitsMask = 2 ** 13 - 1
const availabilityBits = 3 * fact.availability
export const availabilityIn = (facts: number) => (facts & availabilityBits) / fact.availability

/**
 * The published listings, in columns. Rows are only ever added: a change marks the old row as gone and adds a new one,
 * and a table with too many of those is loaded anew. A search therefore never sees half a change.
 */
export interface SelectionTable {
  size: number
  goneCount: number
  /** The day that freshness is told for. */
  today: number
  readonly rowOf: Map<string, number>
  readonly ids: string[]
  /** By coverage code, but for rows that serve the whole country. */
  readonly byCode: Postings<string>
  /** Serving the whole country, only on site, somewhere known: by cell of the grid. */
  readonly byCell: Postings<number>
  /** Serving the whole country, remote or somewhere unknown. */
  readonly everywhere: Rows
  /** How many searches were made, to know what the one under way has met. */
  searches: number
  /** Room for the rows of the search under way. */
  readonly found: Found
  columns: Columns
}

export type Columns = ReturnType<typeof makeColumns>

function makeColumns(capacity: number) {
  return {
    facts: new Uint32Array(capacity),
    publics: new Uint16Array(capacity),
    rank: new Uint32Array(capacity),
    verifiedOn: new Uint32Array(capacity),
    /** What was last said of its room, and when: too old on some days, as `facts` tells. */
    availability: new Uint32Array(capacity),
    revision: new Float64Array(capacity),
    /** The first 32 bits of the id: tells equal ranks apart without reading texts. */
    idHead: new Uint32Array(capacity),
    // The place as a point of the unit sphere: a chord compares like the distance, for three multiplications.
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    z: new Float64Array(capacity),
    /** The last search that met the row. */
    met: new Uint32Array(capacity),
    /** Word tier of the search under way, `noTier` for all rows between searches. */
    tier: new Uint8Array(capacity).fill(noTier),
  }
}
export const noTier = 255

export const makeTable = (today: string, capacity = 1024): SelectionTable => ({
  size: 0,
  goneCount: 0,
  today: dayNumber(today),
  rowOf: new Map(),
  ids: [],
  byCode: new Map(),
  byCell: new Map(),
  everywhere: { list: new Int32Array(64), length: 0 },
  searches: 0,
  found: makeFound(),
  columns: makeColumns(capacity),
})

function grow(table: SelectionTable) {
  const larger = makeColumns(table.size * 2)
  for (const name of Object.keys(larger) as (keyof Columns)[]) larger[name].set(table.columns[name])
  table.columns = larger
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
export function onSphere({ latitude, longitude }: Point): [x: number, y: number, z: number] {
  const around = Math.cos(radians(latitude))
  return [around * Math.cos(radians(longitude)), around * Math.sin(radians(longitude)), Math.sin(radians(latitude))]
}

/** The same day number some months before: `20261122`, 6 → `20260522`. Compared only, so 31 February is welcome. */
function monthsBefore(day: number, months: number): number {
  const month = Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1 - months
  return Math.floor(month / 12) * 10_000 + ((month % 12) + 1) * 100 + (day % 100)
}

const steps = Object.values(freshnessMonths)
const freshnessSteps = (today: number) => steps.map((months) => monthsBefore(today, months))
const freshnessAt = (verifiedOn: number, [aging = 0, stale = 0, expired = 0]: number[]) =>
  verifiedOn > aging ? 0 : verifiedOn > stale ? 1 : verifiedOn > expired ? 2 : 3

/** The same day number some days before. */
function daysBefore(day: number, days: number): number {
  const date = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) - days))
  return dayNumber(date.toISOString().slice(0, 10))
}

/** From which number on what was said of its room is still believed. */
const believedFrom = (today: number) => daysBefore(today, availabilityDays) * 4
const availabilityFact = (said: number, from: number) => (said >= from ? (said % 4) * fact.availability : 0)

function factsOf(entry: Entry): number {
  return (
    entry.freins |
    (entry.onSite ? fact.onSite : 0) |
    (entry.remote ? fact.remote : 0) |
    (entry.place ? fact.located : 0) |
    (entry.place?.approximate ? fact.approximate : 0) |
    (entry.frais ? fact[entry.frais] : 0) |
    (entry.zone.length > 1 ? fact.several : 0)
  )
}

function postRow(table: SelectionTable, entry: Entry, row: number) {
  if (entry.zone.length > 0 && !entry.zone.includes('france')) {
    for (const code of entry.zone) post(table.byCode, code, row)
  } else if (entry.place && !entry.remote) post(table.byCell, cellOf(entry.place), row)
  else push(table.everywhere, row)
}

/** Adds a listing, in place of its former self if the table knows it. */
export function put(table: SelectionTable, entry: Entry) {
  remove(table, entry.id)
  if (table.size === table.columns.facts.length) grow(table)
  const row = table.size
  const { columns } = table
  columns.facts[row] = factsOf(entry) | availabilityFact(entry.availability, believedFrom(table.today))
  columns.publics[row] = entry.publics
  columns.rank[row] = ownRank({ ...entry, freshness: freshnessAt(entry.verifiedOn, freshnessSteps(table.today)) })
  columns.verifiedOn[row] = entry.verifiedOn
  columns.availability[row] = entry.availability
  columns.revision[row] = entry.revision
  columns.idHead[row] = Number.parseInt(entry.id.slice(0, 8), 16)
  if (entry.place) [columns.x[row], columns.y[row], columns.z[row]] = onSphere(entry.place)
  table.ids[row] = entry.id
  table.rowOf.set(entry.id, row)
  table.size++
  postRow(table, entry, row)
}

export function remove(table: SelectionTable, id: string) {
  const row = table.rowOf.get(id)
  if (row === undefined) return
  table.columns.facts[row]! |= fact.gone
  table.rowOf.delete(id)
  table.goneCount++
}

/** Tells freshness and room for another day. */
export function ageTo(table: SelectionTable, today: number) {
  if (table.today === today) return
  const { rank, verifiedOn, facts, availability } = table.columns
  const cuts = freshnessSteps(today)
  const from = believedFrom(today)
  for (let row = 0; row < table.size; row++) {
    rank[row] = withFreshness(rank[row]!, freshnessAt(verifiedOn[row]!, cuts))
    facts[row] = (facts[row]! & ~availabilityBits) | availabilityFact(availability[row]!, from)
  }
  table.today = today
}
