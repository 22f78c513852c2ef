import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Of these ids, those of structures already saved. */
export async function savedStructures(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from structures where id = any(${ids}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
