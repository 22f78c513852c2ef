import type { AvailabilityState } from '../../contract/vocabulary.availability.ts'
import type { Frein, ModeAccueil, Order, Public } from '../../contract/vocabulary.ts'
import type { Place } from '../listings/listings.place.ts'
import { dayNumber } from './selection.entry.ts'
import { type Facets, facetsOf } from './selection.facets.ts'
import { pageOf } from './selection.page.ts'
import { cellsAround, type Rows } from './selection.postings.ts'
import { ageTo, fact, noTier, type SelectionTable } from './selection.table.ts'
import { kilometresOf, prepare, type Visit, visit } from './selection.visit.ts'

/** A search, once it is known to make sense. */
export interface Wanted {
  /** The commune's place, the coverage codes that serve it, how far people go; null: nothing is geographic. */
  readonly from: { readonly place: Place; readonly codes: readonly string[]; readonly radiusKm: number } | null
  readonly freins: readonly Frein[]
  readonly publics: readonly Public[]
  readonly accueil: ModeAccueil | null
  readonly gratuit: boolean
  /** Any of these, said less than 30 days ago; none: all listings. Nothing of it changes the order. */
  readonly dispo: readonly AvailabilityState[]
  readonly order: Order
  /** List the expired too, after the others. */
  readonly withExpired: boolean
  /** Only these listings, by id, with the tier of their words; null: no words asked. */
  readonly tiers: ReadonlyMap<string, number> | null
  /** The part of the list to give, `end` excluded. */
  readonly start: number
  readonly end: number
  /** The day, `2026-11-22`. */
  readonly today: string
}

export interface Selected {
  readonly id: string
  readonly revision: number
  readonly tier: number | null
  /** Null when nothing happens on site within the radius, or when no commune is asked for. */
  readonly distanceKm: number | null
  /** The listing's own point is approximate. */
  readonly approximate: boolean
}

export interface Selection {
  /** Confirmed listings. */
  readonly total: number
  readonly expired: number
  readonly page: readonly Selected[]
  /** Over what is listed: with the expired only when they are. */
  readonly facets: Facets
}

/** Where rows that can answer are found: the codes of the commune, then what serves the whole country. */
function sourcesOf(table: SelectionTable, { place, codes, radiusKm }: NonNullable<Wanted['from']>): Rows[] {
  const cells = cellsAround(place, radiusKm).map((cell) => table.byCell.get(cell))
  const served = codes.map((code) => table.byCode.get(code))
  return [...served, ...cells, table.everywhere].filter((rows) => rows !== undefined)
}

function visitAll(table: SelectionTable, wanted: Wanted, seen: Visit) {
  if (!wanted.from) {
    for (let row = 0; row < table.size; row++) visit(seen, row)
    return
  }
  for (const { list, length } of sourcesOf(table, wanted.from)) for (let i = 0; i < length; i++) visit(seen, list[i]!)
}

/** Notes the word tiers beside the rows, for the time of `work`. */
function withTiers<T>(table: SelectionTable, tiers: Wanted['tiers'], work: () => T): T {
  const { tier } = table.columns
  const rows: number[] = []
  for (const [id, value] of tiers ?? []) {
    const row = table.rowOf.get(id)
    if (row === undefined) continue
    rows.push(row)
    tier[row] = value
  }
  const result = work()
  for (const row of rows) tier[row] = noTier
  return result
}

function byId({ ids, columns: { idHead } }: SelectionTable) {
  return (a: number, b: number) => {
    const heads = idHead[a]! - idHead[b]!
    if (heads !== 0) return heads
    return ids[a]! < ids[b]! ? -1 : Number(ids[a]! > ids[b]!)
  }
}

function present(table: SelectionTable, wanted: Wanted, seen: Visit, row: number): Selected {
  const { facts, revision } = table.columns
  const distanceKm = kilometresOf(seen, row)
  return {
    id: table.ids[row]!,
    revision: revision[row]!,
    tier: wanted.tiers?.get(table.ids[row]!) ?? null,
    distanceKm,
    approximate: distanceKm !== null && (facts[row]! & fact.approximate) !== 0,
  }
}

/** The exact answer to a search in one pass: total, facets, and one page in order. */
export function select(table: SelectionTable, wanted: Wanted): Selection {
  ageTo(table, dayNumber(wanted.today))
  const seen = prepare(table, wanted)
  withTiers(table, wanted.tiers, () => visitAll(table, wanted, seen))
  const rows = pageOf(seen.found, wanted.start, wanted.end, byId(table))
  return {
    total: seen.confirmed,
    expired: seen.expired,
    page: rows.map((row) => present(table, wanted, seen, row)),
    facets: facetsOf(seen.tally),
  }
}
