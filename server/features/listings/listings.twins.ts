import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import type { ListingState } from '../../platform/schema.ts'
import { phoneOf } from './contacts.kept.ts'
import { showTitle } from './listings.title.ts'

/** What a listing is compared by. */
export interface Likeness {
  readonly structureId: string
  readonly nom: string
  /** As typed. */
  readonly telephones: readonly string[]
  readonly commune: string | null
  readonly adresse: string | null
  /** Itself. */
  readonly exceptId: string | null
}

export type TwinReason = 'same-title' | 'same-phone' | 'near-name' | 'same-address'

export interface Twin {
  readonly id: string
  readonly title: string
  readonly structure: string
  readonly own: boolean
  readonly state: ListingState
  readonly reasons: readonly TwinReason[]
}

// Measured with pg_trgm: eight pairs that a person calls the same reach 0.41 to 0.88 («Location de voitures», «Location de
// voitures et de scooters»: 0.47); of the 184 listings of the demo territory, no two of one commune exceed 0.39.
export const nearName = 0.45
/** Listings of one structure share its switchboard: there the names must also be somewhat alike. */
export const alike = 0.3
const atMost = 5

/** The listings that are probably the same one, the likeliest first; drafts only among one's own. */
export async function findTwins(db: Db | Trx, one: Likeness): Promise<Twin[]> {
  const numbers = one.telephones.flatMap((typed) => phoneOf(typed) ?? [])
  const nom = one.nom.trim()
  const near = sql<number>`similarity(folded(listings.nom), folded(${nom}))`
  const own = sql<boolean>`structure_id = ${one.structureId}::uuid`
  const there = sql<boolean>`coalesce(listings.commune = ${one.commune}::text, false)`
  const rows = await db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select(['listings.id', 'listings.nom', 'structures.nom as structure', 'state', own.as('own'), near.as('near')])
    .select(sql<boolean>`folded(listings.nom) = folded(${nom})`.as('titled'))
    .select(there.as('there'))
    .select(samePhone(numbers).as('phone'))
    .select(sql<boolean>`coalesce(folded(listings.adresse) = folded(${one.adresse}::text), false)`.as('address'))
    .where(sql<SqlBool>`listings.id is distinct from ${one.exceptId}::uuid`)
    .where(sql<SqlBool>`(state in ('published', 'pending', 'changes_requested') or (${own} and state = 'draft'))`)
    .where(sql<SqlBool>`(${own} or ${there} or ${samePhone(numbers)})`)
    .execute()
  return rows
    .map((row) => ({ row, reasons: reasonsOf(row, nom) }))
    .filter(({ row, reasons }) => isTwin(row, reasons))
    .sort((a, b) => b.reasons.length - a.reasons.length || b.row.near - a.row.near)
    .slice(0, atMost)
    .map(({ row: { id, nom, structure, own, state }, reasons }) => {
      return { id, title: showTitle(nom), structure: showTitle(structure), own, state, reasons }
    })
}

const samePhone = (numbers: readonly string[]) =>
  numbers.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`listings.id in (select listing_id from intervenants where telephone = any(${numbers}::text[]))`

interface Compared {
  readonly own: boolean
  readonly there: boolean
  readonly titled: boolean
  readonly phone: boolean
  readonly address: boolean
  readonly near: number
}

function reasonsOf({ own, there, titled, phone, address, near }: Compared, nom: string): TwinReason[] {
  const named = nom !== ''
  return [
    ...(named && own && titled ? (['same-title'] as const) : []),
    ...(phone ? (['same-phone'] as const) : []),
    ...(named && there && near >= nearName ? (['near-name'] as const) : []),
    ...(there && address ? (['same-address'] as const) : []),
  ]
}

/** Two services at one address, or behind one switchboard, are not the same for that. */
function isTwin({ own, near }: Compared, reasons: readonly TwinReason[]): boolean {
  if (reasons.includes('same-title') || reasons.includes('near-name')) return true
  return reasons.includes('same-phone') && (!own || near >= alike)
}
