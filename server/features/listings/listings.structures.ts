import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { StructureRecord } from './listings.records.ts'

/**
 * The structures of a territory: those that are there, or have a listing that takes place there or is for people living
 * there. What serves all of France is of nowhere in particular.
 */
export const structureWithin = (territory: Territory) => {
  if (territory.kind === 'all') return sql<boolean>`true`
  if (territory.kind === 'structure') return sql<boolean>`structures.id = ${territory.id}::uuid`
  const codes = sql`${territory.codes}::text[]`
  return sql<boolean>`(
    structures.commune in (select code from communes where departement = any(${codes}))
    or exists (select from listings where listings.structure_id = structures.id and (
      listings.commune in (select code from communes where departement = any(${codes}))
      or zone_eligibilite && ${codes}
      or zone_eligibilite && array(select unnest(array[code, epci]) from communes where departement = any(${codes})))))`
}

export interface StructurePlace {
  readonly id: string
  readonly nom: string
  /** Of its commune. */
  readonly departement: string | null
}

/** A structure of a territory by its id; null when there is none, there. */
export async function findStructure(db: Db | Trx, id: string, territory: Territory): Promise<StructurePlace | null> {
  const row = await db
    .selectFrom('structures')
    .leftJoin('communes', 'communes.code', 'structures.commune')
    .select(['structures.id', 'structures.nom', 'communes.departement'])
    .where('structures.id', '=', id)
    .where(structureWithin(territory))
    .executeTakeFirst()
  return row ?? null
}

/** A structure we know by its name and place only, because one of its people asked for an account. */
export const ownStructure = (
  sourceId: string,
  { nom, commune, day }: { nom: string; commune: string; day: string },
): StructureRecord => ({
  source: 'levier',
  source_id: sourceId,
  nom,
  description: null,
  date_maj: day,
  lien_source: null,
  siret: null,
  commune,
  code_postal: null,
  adresse: null,
  complement_adresse: null,
  longitude: null,
  latitude: null,
  telephone: null,
  courriel: null,
  site_web: null,
  horaires_accueil: null,
  accessibilite_lieu: null,
  reseaux_porteurs: [],
})
