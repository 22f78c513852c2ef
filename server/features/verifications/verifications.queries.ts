import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { listingWithin } from '../listings/listings.within.ts'
import type { OpenLink } from './verifications.links.ts'

export interface StructureOfLink {
  readonly id: string
  readonly nom: string
  readonly merged_into: string | null
  /** Somebody of it has an open account. */
  readonly has_members: boolean
}

export async function readStructure(db: Db | Trx, id: string): Promise<StructureOfLink> {
  const structure = await db
    .selectFrom('structures')
    .select(['id', 'nom', 'merged_into'])
    .select(
      sql<boolean>`exists (select from accounts where accounts.structure_id = structures.id and closed_at is null)`.as(
        'has_members',
      ),
    )
    .where('id', '=', id)
    .executeTakeFirst()
  if (!structure) throw notFound()
  return structure
}

const stateOf = ({ day }: OpenLink) => sql<'to-confirm' | 'confirmed'>`
  case when verified_on >= ${day}::date then 'confirmed' else 'to-confirm' end`

/** The listings of a link that its structure still publishes, with the numbers given for them. */
export const readListingsOf = (db: Db | Trx, link: OpenLink) =>
  db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select(['listings.id', 'listings.nom', 'listings.description', 'listings.horaires_accueil', 'zone_eligibilite'])
    .select(['listings.commune', 'listings.adresse', 'verified_on', 'structures.telephone'])
    .select(
      sql<string[]>`array(select intervenants.telephone from intervenants
        where listing_id = listings.id and intervenants.telephone is not null order by rank)`.as('telephones'),
    )
    .select(stateOf(link).as('state'))
    .where(sql<SqlBool>`listings.id = any(${link.listing_ids}::uuid[])`)
    .where('structure_id', '=', link.structure.id)
    .where('listings.state', '=', 'published')
    .orderBy('verified_on')
    .orderBy('listings.nom')
    .execute()
export type LinkListingRow = Awaited<ReturnType<typeof readListingsOf>>[number]

/** How sure listings are. */
export const readVerified = (db: Db | Trx, ids: readonly string[]) =>
  db
    .selectFrom('listings')
    .select(['id', 'verified_on'])
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .execute()

/** Whether a territory has one of these listings, in whatever state. */
export async function hasListing(db: Db, ids: readonly string[], territory: Territory): Promise<boolean> {
  const row = await db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select('listings.id')
    .where(sql<SqlBool>`listings.id = any(${ids}::uuid[])`)
    .where(listingWithin(territory))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
