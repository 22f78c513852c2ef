import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { keptOppositions } from '../oppositions/oppositions.kept.ts'
import type { Plan } from './sectors.plan.ts'
import { findSector, sectorsIn } from './sectors.queries.ts'
import { checkedTexts, heldBy, noSector, type SectorTexts, sectorHeld } from './sectors.rules.ts'

export interface By {
  readonly territory: Territory
  readonly actor: Actor
  readonly now: Date
}

/** Those who write sectors wait for each other: a commune has one. */
export const holdSectors = (trx: Trx) => sql`select pg_advisory_xact_lock(hashtext('sectors'))`.execute(trx)

/** Makes the sectors of a département what a plan says. */
export async function applyPlan(trx: Trx, plan: Plan, departement: string, now: Date): Promise<void> {
  for (const id of plan.removed) await removeSector(trx, id)
  // All communes are freed first: two sectors may exchange some.
  const written = plan.writes.flatMap(({ id }) => id ?? [])
  if (written.length > 0) await trx.deleteFrom('sector_communes').where('sector_id', 'in', written).execute()
  for (const { id, code, communes, ...texts } of plan.writes) {
    const saved = id ?? (await addSector(trx, { code, departement, name: texts.name }, now))
    await writeTexts(trx, saved, texts, now)
    await sql`insert into sector_communes (commune, sector_id)
      select unnest(${[...communes]}::text[]), ${saved}::uuid
      on conflict (commune) do update set sector_id = excluded.sector_id`.execute(trx)
  }
}

/** Nothing open holds it: closed accounts forget it. */
async function removeSector(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('accounts').set({ sector_id: null }).where('sector_id', '=', id).execute()
  await trx.deleteFrom('sectors').where('id', '=', id).execute()
}

async function addSector(trx: Trx, sector: { code: string; departement: string; name: string }, now: Date) {
  const { id } = await trx
    .insertInto('sectors')
    .values({ ...sector, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function writeTexts(trx: Trx, id: string, { name, desk, referents }: SectorTexts, now: Date): Promise<void> {
  const set = { name, desk_name: desk.name, desk_phone: desk.phone, desk_email: desk.email, updated_at: now }
  await trx.updateTable('sectors').set(set).where('id', '=', id).execute()
  await trx.deleteFrom('sector_referents').where('sector_id', '=', id).execute()
  if (referents.length === 0) return
  const rows = referents.map((one, rank) => ({ sector_id: id, rank, ...one }))
  await trx.insertInto('sector_referents').values(rows).execute()
}

async function held(trx: Trx, id: string, territory: Territory) {
  await holdSectors(trx)
  const found = await findSector(trx, id, territory)
  const sector = found && (await sectorsIn(trx, found.departement)).find((one) => one.id === id)
  if (!sector) throw noSector()
  return { ...sector, departement: found.departement }
}

/** Changes what is written of a sector. Throws 404, or 400 with what is wrong. */
export const editSector = (db: Db, id: string, typed: SectorTexts, { territory, actor, now }: By) =>
  db.transaction().execute(async (trx) => {
    const { departement, ...before } = await held(trx, id, territory)
    const after = checkedTexts(typed, await keptOppositions(trx))
    const fields = (['name', 'desk', 'referents'] as const).filter(
      (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
    )
    if (fields.length === 0) return departement
    await writeTexts(trx, id, after, now)
    const where = { target: { kind: 'sector', id }, departements: [departement] } as const
    await record(trx, actor, { action: 'sector.changed', ...where, detail: { fields } }, now)
    return departement
  })

/** Deletes a sector where nobody works any more. Throws 404, or 409 `sector-held`. */
export const deleteSector = (db: Db, id: string, { territory, actor, now }: By) =>
  db.transaction().execute(async (trx) => {
    const { departement, ...sector } = await held(trx, id, territory)
    const holders = heldBy(sector)
    if (holders) throw sectorHeld(holders)
    await removeSector(trx, id)
    const detail = { sector: `${sector.name} (${sector.code})`, communes: sector.communes.size }
    const where = { target: { kind: 'sector', id }, departements: [departement] } as const
    await record(trx, actor, { action: 'sector.deleted', ...where, detail }, now)
  })
