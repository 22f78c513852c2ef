import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { StructureRecord } from './listings.records.ts'

/** The structures of a territory: those that are there, or offer something there. */
export const structureWithin = (territory: Territory) => {
  if (territory.kind === 'all') return sql<boolean>`true`
  if (territory.kind === 'structure') return sql<boolean>`structures.id = ${territory.id}::uuid`
  return sql<boolean>`(
    exists (select from communes where code = structures.commune and departement = any(${territory.codes}::text[]))
    or exists (select from listings join communes on communes.code = listings.commune
      where listings.structure_id = structures.id and departement = any(${territory.codes}::text[])))`
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
