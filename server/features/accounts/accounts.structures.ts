import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { fold } from '../../platform/text.ts'

/**
 * Whether a structure (`structures`) is of a territory: it has its seat there, or a listing that takes place there or
 * serves people living there. What serves all of France is of nowhere in particular.
 */
function structureWithin(territory: Territory): RawBuilder<SqlBool> {
  if (territory.kind === 'all') return sql`true`
  if (territory.kind === 'structure') return sql`structures.id = ${territory.id}::uuid`
  const codes = sql`${territory.codes}::text[]`
  return sql`(
    structures.commune in (select code from communes where departement = any(${codes}))
    or exists (
      select from listings where listings.structure_id = structures.id and (
        listings.commune in (select code from communes where departement = any(${codes}))
        or listings.zone_eligibilite && ${codes}
        or listings.zone_eligibilite && array(
          select unnest(array[code, epci]) from communes where departement = any(${codes})))))`
}

/** Whether an account may be attached to a structure from this territory. */
export async function mayAttach(db: Db | Trx, territory: Territory, structureId: string): Promise<boolean> {
  const found = await db
    .selectFrom('structures')
    .select('id')
    .where('id', '=', structureId)
    .where(structureWithin(territory))
    .executeTakeFirst()
  return found !== undefined
}

/** Where whoever belongs to a structure works, unless told: the département of its seat. Null when it is not known. */
export async function departementsOfStructure(db: Db | Trx, structureId: string): Promise<string[] | null> {
  const seat = await db
    .selectFrom('structures')
    .innerJoin('communes', 'communes.code', 'structures.commune')
    .select('communes.departement')
    .where('structures.id', '=', structureId)
    .executeTakeFirst()
  return seat ? [seat.departement] : null
}

const shown = 10

/** Structures of a territory with every word of `q` in their name, those that start with it first. */
export async function structuresNamed(db: Db, territory: Territory, q: string) {
  const words = fold(q).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const name = sql<string>`folded(structures.nom)`
  return db
    .selectFrom('structures')
    .leftJoin('communes', 'communes.code', 'structures.commune')
    .select(['structures.id', 'structures.nom as name', 'communes.nom as commune'])
    .select(({ selectFrom }) =>
      selectFrom('listings')
        .whereRef('listings.structure_id', '=', 'structures.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('listings'),
    )
    .where((eb) => eb.and(words.map((word) => eb(name, 'like', `%${word}%`))))
    .where(structureWithin(territory))
    .orderBy(sql`${name} like ${`${words.join(' ')}%`}`, 'desc')
    .orderBy(name)
    .orderBy('structures.id')
    .limit(shown)
    .execute()
}
