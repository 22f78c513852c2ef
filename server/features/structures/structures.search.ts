import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { fold } from '../../platform/text.ts'
import { structureWithin } from '../listings/listings.structures.ts'

export const pageSize = 50

const memberCount = sql<number>`(select count(*) from accounts
  where accounts.structure_id = structures.id and accounts.closed_at is null)::integer`
const listingCount = sql<number>`(select count(*) from listings
  where listings.structure_id = structures.id and listings.merged_into is null)::integer`

/** Structures as lists and choices show them. Merged ones are no more. */
const shortly = (db: Db | Trx) =>
  db
    .selectFrom('structures')
    .leftJoin('communes', 'communes.code', 'structures.commune')
    .select(['structures.id', 'structures.nom', 'structures.trusted', 'communes.nom as town', 'communes.departement'])
    .select([listingCount.as('listings'), memberCount.as('members')])
    .where('structures.merged_into', 'is', null)
export type ShortRow = Awaited<ReturnType<ReturnType<typeof shortly>['execute']>>[number]

/** The one with this id, wherever it is and even merged: for what names it. */
export async function shortOf(db: Db | Trx, ids: readonly string[]): Promise<Map<string, ShortRow>> {
  const rows = await db
    .selectFrom('structures')
    .leftJoin('communes', 'communes.code', 'structures.commune')
    .select(['structures.id', 'structures.nom', 'structures.trusted', 'communes.nom as town', 'communes.departement'])
    .select([listingCount.as('listings'), memberCount.as('members')])
    .where(sql<SqlBool>`structures.id = any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const wordsOf = (q: string) => fold(q).split(' ').filter(Boolean)
const name = sql<string>`folded(structures.nom)`
const named = (words: readonly string[]) =>
  words.length === 0
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.join(
        words.map((word) => sql`${name} like ${`%${word}%`}`),
        sql` and `,
      )})`

/** Another one bears the same SIRET or number, or the same name in the same commune. */
const hasAlike = sql<SqlBool>`exists (select from structures as other
  where other.id <> structures.id and other.merged_into is null and (
    (other.siret = structures.siret)
    or (other.telephone = structures.telephone)
    or (other.commune = structures.commune and folded(other.nom) = folded(structures.nom))))`

const shows = {
  trusted: sql<SqlBool>`structures.trusted`,
  memberless: sql<SqlBool>`not exists (select from accounts
    where accounts.structure_id = structures.id and accounts.closed_at is null)`,
  alike: hasAlike,
} as const

export interface Filters {
  readonly q?: string
  readonly departement?: string
  readonly show?: keyof typeof shows
}

/** Structures of a territory that answer the filters, by name, a page at a time. */
export async function findStructures(db: Db, territory: Territory, filters: Filters, page: number) {
  const { q = '', departement, show } = filters
  const found = shortly(db)
    .where(structureWithin(territory))
    .where(named(wordsOf(q)))
    .$if(departement !== undefined, (query) =>
      query.where(structureWithin({ kind: 'departements', codes: [departement!] })),
    )
    .$if(show !== undefined, (query) => query.where(shows[show!]))
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const structures = await found
    .orderBy(sql`${name} collate "C"`)
    .orderBy('structures.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { structures, total }
}

/** Départements that structures of the territory are in, in order. */
export async function departementsWithStructures(db: Db, territory: Territory): Promise<string[]> {
  const rows = await db
    .selectFrom('structures')
    .innerJoin('communes', 'communes.code', 'structures.commune')
    .select('communes.departement')
    .distinct()
    .where(structureWithin(territory))
    .orderBy('communes.departement')
    .execute()
  return rows.map(({ departement }) => departement)
}

const claimableAtMost = 20

/** Structures somebody may say are its own: by name in its départements, or the one it was sent to. */
export const claimable = (
  db: Db | Trx,
  territory: Territory,
  { q = '', id, own }: { q?: string | undefined; id?: string | undefined; own: string },
) =>
  shortly(db)
    .select(
      sql<boolean>`exists (select from structure_claims
        where structure_claims.structure_id = structures.id and claimant_structure_id = ${own}::uuid
          and state = 'pending')`.as('asked'),
    )
    .where('structures.id', '<>', own)
    .where(structureWithin(territory))
    .where(id ? sql<SqlBool>`structures.id = ${id}::uuid` : named(wordsOf(q)))
    .orderBy(sql`${name} like ${`${wordsOf(q).join(' ')}%`}`, 'desc')
    .orderBy(sql`${name} collate "C"`)
    .orderBy('structures.id')
    .limit(claimableAtMost)
    .execute()

// Judged on names of the demo territory: «Garage solidaire de l’Adour» and «Garage solidaire Adour» reach 0.75.
const nearName = 0.5
const alikeAtMost = 5

/** Structures of a territory that are probably this one, with what tells so. */
export async function alikeOf(db: Db, id: string, territory: Territory) {
  const rows = await shortly(db)
    .innerJoin('structures as one', (join) => join.on(sql<SqlBool>`one.id = ${id}::uuid`))
    .select(sql<boolean>`coalesce(structures.siret = one.siret, false)`.as('siret'))
    .select(sql<boolean>`coalesce(structures.telephone = one.telephone, false)`.as('telephone'))
    .select(sql<boolean>`coalesce(structures.commune = one.commune, false)`.as('there'))
    .select(sql<number>`similarity(folded(structures.nom), folded(one.nom))`.as('near'))
    .where('structures.id', '<>', id)
    .where(structureWithin(territory))
    .where(
      sql<SqlBool>`(structures.siret = one.siret or structures.telephone = one.telephone
        or (structures.commune = one.commune and similarity(folded(structures.nom), folded(one.nom)) >= ${nearName}))`,
    )
    .orderBy(sql`similarity(folded(structures.nom), folded(one.nom))`, 'desc')
    .limit(alikeAtMost)
    .execute()
  return rows.map((row) => ({ row, reasons: reasonsOf(row) }))
}

function reasonsOf({
  siret,
  telephone,
  there,
  near,
}: Record<'siret' | 'telephone' | 'there', boolean> & { near: number }) {
  return [
    ...(siret ? ['Même SIRET'] : []),
    ...(telephone ? ['Même téléphone'] : []),
    ...(near >= nearName ? ['Nom proche'] : []),
    ...(there ? ['Même commune'] : []),
  ]
}
