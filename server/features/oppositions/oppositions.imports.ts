import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

const importing = new WeakSet<Db>()

/**
 * Runs an import, or what must not meet one, unless another is running on this database: then null. A server holds the lock for all instances;
 * the embedded database has one connection and one process, where remembering is enough.
 */
export async function importAlone<T>(db: Db, onServer: boolean, work: () => Promise<T>): Promise<T | null> {
  if (importing.has(db)) return null
  importing.add(db)
  try {
    return onServer ? await holdingTheLock(db, work) : await work()
  } finally {
    importing.delete(db)
  }
}

function holdingTheLock<T>(db: Db, work: () => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(7305002) as held`.execute(connection)
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      // Refused when the connection was lost meanwhile: the lock went with it, and the import has its own result.
      await sql`select pg_advisory_unlock(7305002)`.execute(connection).catch(() => {})
    }
  })
}
