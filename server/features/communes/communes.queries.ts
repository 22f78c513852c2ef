import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { notify } from '../../platform/signals.ts'
import type { Commune, Geography } from './communes.directory.ts'

/** Where the points come from: the official answer, or GeoNames and means of neighbours. */
export type Points = 'official' | 'approximate'

const settingsKey = 'geography'

export interface GeographyLoaded {
  readonly points: Points
  /** Another one at every change. */
  readonly version: string
}

/** What is loaded, or null before the first load. */
export async function geographyLoaded(db: Db): Promise<GeographyLoaded | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', settingsKey).executeTakeFirst()
  return row ? (row.value as GeographyLoaded) : null
}

async function recordPoints(trx: Trx, points: Points) {
  const value = JSON.stringify({ points, version: randomUUID() } satisfies GeographyLoaded)
  await trx
    .insertInto('settings')
    .values({ key: settingsKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  await notify(trx, 'geography')
}

export async function readGeography(db: Db): Promise<Geography> {
  const [departements, epcis, communes, former] = await Promise.all([
    db.selectFrom('departements').select(['code', 'nom', 'region']).execute(),
    db.selectFrom('epcis').select(['code', 'nom']).execute(),
    readCommunes(db),
    db.selectFrom('former_communes').select(['code', 'nom', 'commune', 'codes_postaux as codesPostaux']).execute(),
  ])
  return { departements, epcis, communes, former }
}

type CommuneLine = [string, string, string, string, string | null, number, number, number, boolean, string[]]

/** Read as one JSON value: 0.1 s on PGlite, where 35,000 rows of ten columns take 0.6. */
async function readCommunes(db: Db): Promise<Commune[]> {
  const { rows } = await sql<{ lines: CommuneLine[] | null }>`
    select json_agg(json_build_array(code, nom, departement, region, epci, population, latitude, longitude,
      approximate, codes_postaux) order by code) as lines from communes`.execute(db)
  return (rows[0]?.lines ?? []).map(
    ([code, nom, departement, region, epci, population, latitude, longitude, approximate, codesPostaux]) => ({
      ...{ code, nom, departement, region, epci, population, latitude, longitude, approximate, codesPostaux },
    }),
  )
}

/** Puts the whole geography in an empty database, as one transaction. Rows travel as JSON: one parameter a table. */
export async function insertGeography(db: Db, { departements, epcis, communes, former }: Geography): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Two instances that start on an empty database: the second waits, then finds it done.
    await sql`select pg_advisory_xact_lock(hashtext('geography'))`.execute(trx)
    if (await geographyLoaded(trx)) return
    await sql`insert into departements select * from jsonb_to_recordset(${JSON.stringify(departements)}::jsonb)
      as row(code text, nom text, region text)`.execute(trx)
    await sql`insert into epcis select * from jsonb_to_recordset(${JSON.stringify(epcis)}::jsonb)
      as row(code text, nom text)`.execute(trx)
    await sql`insert into communes select * from jsonb_to_recordset(${JSON.stringify(communes)}::jsonb)
      as row(code text, nom text, departement text, region text, epci text, population integer,
        "codesPostaux" text[], latitude float8, longitude float8, approximate boolean)`.execute(trx)
    await sql`insert into former_communes select * from jsonb_to_recordset(${JSON.stringify(former)}::jsonb)
      as row(code text, nom text, commune text, "codesPostaux" text[])`.execute(trx)
    await recordPoints(trx, 'approximate')
  })
}

export interface Point {
  readonly code: string
  readonly latitude: number
  readonly longitude: number
}

/** Replaces the points of the communes named; the others keep theirs. Returns how many were known. */
export async function updatePoints(db: Db, points: readonly Point[]): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`update communes set
        latitude = point.latitude, longitude = point.longitude, approximate = false
      from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as point(code text, latitude float8, longitude float8)
      where communes.code = point.code`.execute(trx)
    await recordPoints(trx, 'official')
    return Number(numAffectedRows ?? 0)
  })
}
