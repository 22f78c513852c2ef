import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { fold } from '../../platform/text.ts'
import type { StructureRecord } from './listings.records.ts'
import { showTitle } from './listings.title.ts'

/**
 * The structures of a territory: those that are there, or have a listing that takes place there or is for people living
 * there. What serves all of France is of nowhere in particular.
 */
export const structureWithin = (territory: Territory) => {
  if (territory.kind === 'all') return sql<boolean>`true`
  if (territory.kind === 'structure') return sql<boolean>`structures.id = ${territory.id}::uuid`
  if (territory.kind === 'sector') return sql<boolean>`false`
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

/** A structure of a territory by its id; null when there is none, there, or when it was merged into another one. */
export async function findStructure(db: Db | Trx, id: string, territory: Territory): Promise<StructurePlace | null> {
  const row = await db
    .selectFrom('structures')
    .leftJoin('communes', 'communes.code', 'structures.commune')
    .select(['structures.id', 'structures.nom', 'communes.departement'])
    .where('structures.id', '=', id)
    .where('structures.merged_into', 'is', null)
    .where(structureWithin(territory))
    .executeTakeFirst()
  return row ?? null
}

const shown = 10

/** Structures of a territory with every word of `q` in their name, those that start with it first. */
export async function structuresNamed(db: Db, territory: Territory, q: string) {
  const words = fold(q).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const name = sql<string>`folded(structures.nom)`
  const rows = await db
    .selectFrom('structures')
    .leftJoin('communes', 'communes.code', 'structures.commune')
    .select(['structures.id', 'structures.nom', 'communes.nom as commune'])
    .select(({ selectFrom }) =>
      selectFrom('listings')
        .whereRef('listings.structure_id', '=', 'structures.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('listings'),
    )
    .where((eb) => eb.and(words.map((word) => eb(name, 'like', `%${word}%`))))
    .where('structures.merged_into', 'is', null)
    .where(structureWithin(territory))
    .orderBy(sql`${name} like ${`${words.join(' ')}%`}`, 'desc')
    .orderBy(sql`${name} collate "C"`)
    .orderBy('structures.id')
    .limit(shown)
    .execute()
  return rows.map(({ id, nom, commune, listings }) => ({ id, name: showTitle(nom), commune, listings: listings ?? 0 }))
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
