import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { within } from '../../platform/territory.ts'
import type { SectorWhole } from './sectors.plan.ts'

interface Referent {
  readonly id: string
  readonly name: string
  readonly role: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** A social sector with its desk and its référents: names and numbers, for whoever may read them. */
export interface Sector {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly departement: string
  readonly desk: { readonly name: string | null; readonly phone: string | null; readonly email: string | null }
  readonly referents: readonly Referent[]
}

const sectors = (db: Db | Trx) =>
  db
    .selectFrom('sectors')
    .select(['sectors.id', 'sectors.code', 'sectors.name', 'sectors.departement'])
    .select(['desk_name', 'desk_phone', 'desk_email'])
type Row = Awaited<ReturnType<ReturnType<typeof sectors>['execute']>>[number]

const referentsOf = (db: Db | Trx, sectorId: string): Promise<Referent[]> =>
  db
    .selectFrom('sector_referents')
    .select(['id', 'name', 'role', 'phone', 'email'])
    .where('sector_id', '=', sectorId)
    .orderBy('rank')
    .execute()

async function whole(db: Db | Trx, row: Row | undefined): Promise<Sector | null> {
  if (!row) return null
  const { desk_name: name, desk_phone: phone, desk_email: email, ...sector } = row
  return { ...sector, desk: { name, phone, email }, referents: await referentsOf(db, sector.id) }
}

/** The sector in charge of a commune, by its INSEE code of today; null when nobody said which it is. */
export async function sectorOf(db: Db | Trx, communeCode: string): Promise<Sector | null> {
  const row = await sectors(db)
    .innerJoin('sector_communes', 'sector_communes.sector_id', 'sectors.id')
    .where('sector_communes.commune', '=', communeCode)
    .executeTakeFirst()
  return whole(db, row)
}

export async function readSector(db: Db | Trx, id: string): Promise<Sector | null> {
  return whole(db, await sectors(db).where('sectors.id', '=', id).executeTakeFirst())
}

/** The sectors of a département whole, by code: what they are, and what keeps them. */
export async function sectorsIn(db: Db | Trx, departement: string): Promise<SectorWhole[]> {
  const { rows } = await sql<Omit<SectorWhole, 'communes'> & { communes: string[] }>`
    select id, code, name, jsonb_build_object('name', desk_name, 'phone', desk_phone, 'email', desk_email) as desk,
      array(select commune from sector_communes where sector_id = sectors.id order by commune) as communes,
      coalesce((select jsonb_agg(jsonb_build_object('name', one.name, 'role', one.role, 'phone', one.phone,
          'email', one.email) order by rank) from sector_referents as one where sector_id = sectors.id), '[]') as referents,
      (select count(*)::integer from accounts where sector_id = sectors.id and closed_at is null) as accounts,
      (select count(*)::integer from contact_requests
        where sector_id = sectors.id and closed_at is null) as requests
    from sectors where departement = ${departement} order by name collate "C", code`.execute(db)
  return rows.map((row) => ({ ...row, communes: new Set(row.communes) }))
}

/** Where sectors are known, for the list to begin with. */
export async function departementsWithSectors(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('sectors').select('departement').distinct().orderBy('departement').execute()
  return rows.map(({ departement }) => departement)
}

/** The sectors of a territory, to choose one. */
export const sectorChoices = (db: Db, territory: Territory) =>
  db
    .selectFrom('sectors')
    .select(['id', 'name', 'departement'])
    .where(sectorWithin(territory))
    .orderBy('departement')
    .orderBy('name')
    .execute()

/** Whether a sector is of a territory: its own for whoever works there, those of its départements for an admin. */
const sectorWithin = (territory: Territory) =>
  territory.kind === 'departements'
    ? sql<SqlBool>`departement = any(${territory.codes}::text[])`
    : within(territory, { departements: 'departement', sector: 'sectors.id' })

/** Where a sector is, when it is of a territory. */
export async function findSector(db: Db | Trx, id: string, territory: Territory) {
  const found = db.selectFrom('sectors').select(['id', 'name', 'departement']).where('id', '=', id)
  return (await found.where(sectorWithin(territory)).executeTakeFirst()) ?? null
}

const shownAdmins = 3

/** Whom to ask for a sector: the admins of these départements, else those of everything. */
export async function adminsOf(db: Db, departements: readonly string[]): Promise<{ name: string; email: string }[]> {
  const rows = await db
    .selectFrom('accounts')
    .select(['name', 'email', 'departements'])
    .where('role', '=', 'admin')
    .where('closed_at', 'is', null)
    .where(sql<SqlBool>`(departements is null or departements && ${departements}::text[])`)
    .orderBy('name')
    .execute()
  const near = rows.filter((row) => row.departements !== null)
  return (near.length > 0 ? near : rows).slice(0, shownAdmins).map(({ name, email }) => ({ name, email }))
}

/** A sector by its code, for who types it. */
export const sectorCoded = (db: Db | Trx, code: string) =>
  db.selectFrom('sectors').select(['id', 'departement']).where('code', '=', code.toUpperCase()).executeTakeFirst()

/** The codes that other départements gave. */
export async function codesElsewhere(db: Db | Trx, departement: string): Promise<Set<string>> {
  const rows = await db.selectFrom('sectors').select('code').where('departement', '<>', departement).execute()
  return new Set(rows.map(({ code }) => code))
}

/** One more reading of the référents of a sector by an account, on a day. */
export async function countSectorRead(db: Db, sectorId: string, accountId: string, day: string): Promise<void> {
  await db
    .insertInto('sector_reads')
    .values({ sector_id: sectorId, account_id: accountId, day, reads: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['sector_id', 'account_id', 'day'])
        .doUpdateSet(({ ref }) => ({ reads: sql<number>`${ref('sector_reads.reads')} + 1` })),
    )
    .execute()
}
