import type { Db, Trx } from '../../platform/db.ts'

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
