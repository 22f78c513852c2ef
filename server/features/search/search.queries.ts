import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** The last listing read, in the order revisions became visible. */
export interface Cursor {
  readonly revision: number
  readonly id: string
}
export const beforeAll: Cursor = { revision: 0, id: '00000000-0000-0000-0000-000000000000' }

/** The next listings after the cursor, of any state, with what the selection table draws its rows from. */
export function readEntries(db: Db, after: Cursor, limit: number) {
  const says = (column: string) => sql<boolean>`${sql.ref(`listings.${column}`)} is not null`
  return db
    .selectFrom('listings')
    .select(['id', 'index_revision', 'state', 'thematiques', 'publics', 'modes_accueil', 'frais', 'zone_eligibilite'])
    .select(['commune', 'latitude', 'longitude', 'verified_on', 'modes_mobilisation'])
    .select(({ exists, selectFrom }) => {
      const contact = (column: 'telephone' | 'courriel') =>
        exists(
          selectFrom('intervenants')
            .select('intervenants.id')
            .whereRef('intervenants.listing_id', '=', 'listings.id')
            .where(`intervenants.${column}`, 'is not', null),
        ).$castTo<boolean>()
      return [
        contact('telephone').as('has_phone'),
        contact('courriel').as('has_email'),
        says('adresse').as('has_address'),
        says('lien_mobilisation').as('has_link'),
        says('frais_precisions').as('has_frais_details'),
        sql<boolean>`cardinality(mobilisable_par) > 0`.as('says_who_may_ask'),
        sql<number>`char_length(description)`.as('description_length'),
      ]
    })
    .where(sql<boolean>`(index_revision, id) > (${after.revision}, ${after.id}::uuid)`)
    .orderBy('index_revision')
    .orderBy('id')
    .limit(limit)
    .execute()
}
export type EntryRow = Awaited<ReturnType<typeof readEntries>>[number]

/** What is shown of listings in a list; those no longer published are left out. */
export function readCards(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(['listings.id', 'index_revision', 'listings.nom', 'structure_id', 'structures.nom as structure_nom'])
    .select(sql<string>`left(listings.description, 400)`.as('description'))
    .select(['thematiques', 'publics', 'listings.commune', 'modes_accueil', 'zone_eligibilite'])
    .select(['verified_on', 'listings.horaires_accueil'])
    .where(sql<boolean>`listings.id = any(${ids}::uuid[])`)
    .where('state', '=', 'published')
    .execute()
}
export type Card = Awaited<ReturnType<typeof readCards>>[number]
