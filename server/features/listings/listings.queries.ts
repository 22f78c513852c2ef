import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import type { Database } from '../../platform/schema.ts'
import { notify } from '../../platform/signals.ts'
import { contentHash, type ListingRecord, matchText, recordId, type StructureRecord } from './listings.records.ts'

export type { IntervenantRecord, ListingRecord, StructureRecord } from './listings.records.ts'
export { recordId } from './listings.records.ts'

export interface SaveCount {
  created: number
  changed: number
  unchanged: number
}

/** Who saves, for the history: `import`, `seed` or an account's id; and when. */
export interface Saver {
  actor: string
  at: Date
}

/** Writes structures that are new or have changed; the listings of a renamed one are renewed. No record twice in one call. */
export async function saveStructures(trx: Trx, records: readonly StructureRecord[]): Promise<SaveCount> {
  await holdRevisions(trx)
  return inBatches(records, async (batch) => {
    const { toWrite, count } = await planStructures(trx, batch)
    const rows = toWrite.map(({ id, record, hash }) => ({ ...record, id, content_hash: hash }))
    await upsert(trx, 'structures', rows)
    const renamed = toWrite.filter(({ before, record }) => before !== null && before !== record.nom)
    if (renamed.length > 0)
      await renewListings(
        trx,
        'structure_id',
        renamed.map(({ id }) => id),
      )
    return count
  })
}

/** Writes listings that are new or have changed, with intervenants, history and revision. No record twice in one call. */
export async function saveListings(trx: Trx, records: readonly ListingRecord[], saver: Saver): Promise<SaveCount> {
  await holdRevisions(trx)
  return inBatches(records, async (batch) => {
    const { toWrite, count } = await planListings(trx, batch)
    if (toWrite.length === 0) return count
    await upsert(trx, 'listings', await listingRows(trx, toWrite))
    await writeHistory(trx, toWrite, saver)
    await writeIntervenants(trx, toWrite)
    await notify(trx, 'listings')
    return count
  })
}

/** What `saveStructures` would do, without doing it. */
export const compareStructures = (db: Db, records: readonly StructureRecord[]): Promise<SaveCount> =>
  inBatches(records, async (batch) => (await planStructures(db, batch)).count)

/** What `saveListings` would do, without doing it. */
export const compareListings = (db: Db, records: readonly ListingRecord[]): Promise<SaveCount> =>
  inBatches(records, async (batch) => (await planListings(db, batch)).count)

/** Draws the revision this transaction gives to the listings it changes. */
async function nextRevision(trx: Trx): Promise<number> {
  await holdRevisions(trx)
  const { rows } = await sql<{ revision: number }>`select nextval('listing_revisions') as revision`.execute(trx)
  return rows[0]!.revision
}

/**
 * Whoever gives listings a revision holds this lock to the end of the transaction: revisions become visible in their
 * order, and a reader that follows them misses none. Savers take it first, so that two never wait for each other.
 */
export async function holdRevisions(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7305001)`.execute(trx)
}

// Rows written by one statement: on PGlite larger batches gain nothing and hold the event loop longer.
const batchSize = 500

async function inBatches<R>(
  records: readonly R[],
  save: (batch: readonly R[]) => Promise<SaveCount>,
): Promise<SaveCount> {
  const sum = { created: 0, changed: 0, unchanged: 0 }
  for (let start = 0; start < records.length; start += batchSize) {
    const count = await save(records.slice(start, start + batchSize))
    sum.created += count.created
    sum.changed += count.changed
    sum.unchanged += count.unchanged
  }
  return sum
}

interface Planned<R> {
  readonly id: string
  readonly record: R
  readonly hash: string
  /** The saved name of a structure, the saved state of a listing; null when it is new. */
  readonly before: string | null
}

const planStructures = (db: Db, records: readonly StructureRecord[]) => plan(db, 'structures', 'nom', records)
const planListings = (db: Db, records: readonly ListingRecord[]) => plan(db, 'listings', 'state', records)

/** Sets records against what is saved: which to write, and the count. What people decided about here stays theirs. */
async function plan<R extends StructureRecord | ListingRecord>(
  db: Db,
  table: 'structures' | 'listings',
  kept: 'nom' | 'state',
  records: readonly R[],
): Promise<{ toWrite: Planned<R>[]; count: SaveCount }> {
  const ids = records.map(({ source, source_id }) => recordId(source, source_id))
  const { rows } = await sql<{ id: string; content_hash: string; before: string; kept_here: boolean }>`
    select id, content_hash, ${sql.ref(kept)} as before, kept_here
    from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(db)
  const saved = new Map(rows.map((row) => [row.id, row]))
  const toWrite = records
    .map((record, i) => ({
      id: ids[i]!,
      record,
      hash: contentHash(record),
      before: saved.get(ids[i]!)?.before ?? null,
    }))
    .filter(({ id, hash }) => saved.get(id)?.content_hash !== hash && !saved.get(id)?.kept_here)
  const created = toWrite.filter(({ before }) => before === null).length
  const count = { created, changed: toWrite.length - created, unchanged: records.length - toWrite.length }
  return { toWrite, count }
}

/** Rows with the same columns, as one JSON value: a statement takes 65,535 parameters at most, and this is faster. */
async function insert(trx: Trx, table: keyof Database, rows: readonly object[], replace: boolean): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  const onConflict = replace ? sql`on conflict (id) do update set ${sql.join(values)}` : sql``
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ${onConflict}`.execute(trx)
}

const upsert = (trx: Trx, table: 'structures' | 'listings', rows: readonly object[]) => insert(trx, table, rows, true)

async function listingRows(trx: Trx, toWrite: readonly Planned<ListingRecord>[]): Promise<object[]> {
  const revision = await nextRevision(trx)
  const structureIds = await standingStructures(
    trx,
    toWrite.map(({ record }) => recordId(record.source, record.structure_source_id)),
  )
  const names = await structureNames(trx, structureIds)
  const towns = await communeNames(
    trx,
    toWrite.map(({ record }) => record.commune),
  )
  return toWrite.map(({ id, hash, record }, i) => {
    const { intervenants: _, structure_source_id: __, example = false, ...columns } = record
    const structureId = structureIds[i]!
    const match_text = matchText(record, names.get(structureId) ?? '', towns.get(record.commune ?? '') ?? null)
    return {
      ...columns,
      id,
      structure_id: structureId,
      example,
      content_hash: hash,
      match_text,
      index_revision: revision,
    }
  })
}

/** The structures themselves, or what took the place of those that were merged into another one. */
async function standingStructures(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; merged_into: string }>`
    select id, merged_into from structures
    where id = any(${[...new Set(ids)]}::uuid[]) and merged_into is not null`.execute(db)
  const taken = new Map(rows.map(({ id, merged_into }) => [id, merged_into]))
  return ids.map((id) => taken.get(id) ?? id)
}

async function structureNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; nom: string }>`
    select id, nom from structures where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, nom }) => [id, nom]))
}

async function communeNames(db: Db, codes: readonly (string | null)[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; nom: string }>`
    select code, nom from communes where code = any(${[...new Set(codes)].filter((code) => code !== null)}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ code, nom }) => [code, nom]))
}

async function writeHistory(trx: Trx, toWrite: readonly Planned<ListingRecord>[], { actor, at }: Saver): Promise<void> {
  const rows = toWrite
    .filter(({ before, record }) => before !== record.state)
    .map(({ id, before, record }) => ({ listing_id: id, at, actor, from_state: before, to_state: record.state }))
  await insert(trx, 'listing_history', rows, false)
}

async function writeIntervenants(trx: Trx, toWrite: readonly Planned<ListingRecord>[]): Promise<void> {
  const replaced = toWrite.filter(({ before }) => before !== null).map(({ id }) => id)
  if (replaced.length > 0) await sql`delete from intervenants where listing_id = any(${replaced}::uuid[])`.execute(trx)
  const rows = toWrite.flatMap(({ id, record }) =>
    record.intervenants.map(({ name, role, telephone, courriel, note }, rank) => {
      return { listing_id: id, rank, name, role, telephone, courriel, note }
    }),
  )
  await insert(trx, 'intervenants', rows, false)
}

/**
 * Gives listings a new revision and what is matched of them as it now is: theirs, or those of structures. A structure's
 * name is part of what is matched, and of the copies that follow revisions.
 */
export async function renewListings(
  trx: Trx,
  by: 'listings.id' | 'structure_id',
  ids: readonly string[],
): Promise<void> {
  const listings = await trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .leftJoin('communes', 'communes.code', 'listings.commune')
    .select(['listings.id', 'listings.nom', 'thematiques', 'listings.description', 'structures.nom as structure'])
    .select(['conditions_acces', 'publics_precisions', 'publics', 'communes.nom as town'])
    .where(sql<SqlBool>`${sql.ref(by)} = any(${ids}::uuid[])`)
    .execute()
  if (listings.length === 0) return
  const texts = listings.map((listing) => ({
    id: listing.id,
    match_text: matchText(listing, listing.structure, listing.town),
  }))
  await sql`update listings set match_text = renewed.match_text, index_revision = ${await nextRevision(trx)}
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as renewed (id uuid, match_text text)
    where listings.id = renewed.id`.execute(trx)
  await notify(trx, 'listings')
}
