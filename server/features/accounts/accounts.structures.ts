import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { fold } from '../../platform/text.ts'
import { structureWithin } from '../listings/listings.structures.ts'
import { showTitle } from '../listings/listings.title.ts'

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
    .where(structureWithin(territory))
    .orderBy(sql`${name} like ${`${words.join(' ')}%`}`, 'desc')
    .orderBy(sql`${name} collate "C"`)
    .orderBy('structures.id')
    .limit(shown)
    .execute()
  return rows.map(({ id, nom, commune, listings }) => ({ id, name: showTitle(nom), commune, listings: listings ?? 0 }))
}
