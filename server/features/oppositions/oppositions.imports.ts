import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { holdRevisions } from '../listings/listings.queries.ts'
import { keptOppositions } from './oppositions.kept.ts'
import type { Oppositions } from './oppositions.rules.ts'

const importing = new WeakSet<Db>()
const lock = 7305002

/**
 * Runs an import unless another is running on this database: then null. A server holds the lock for all instances; the
 * embedded database has one connection and one process, where remembering is enough.
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
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(connection)
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      // Refused when the connection was lost meanwhile: the lock went with it, and the import has its own result.
      await sql`select pg_advisory_unlock(${lock})`.execute(connection).catch(() => {})
    }
  })
}

/** What an import obeys. It waits for an opposition being applied, which it would undo without knowing. */
export const readOppositions = (db: Db): Promise<Oppositions> =>
  db.transaction().execute(async (trx) => {
    await holdRevisions(trx)
    return keptOppositions(trx)
  })

/**
 * Keeps imports out to the end of the transaction: one under way knows the oppositions of its start and would bring back
 * what is taken out; one that starts later waits for the revisions to read them. Throws 409 `import-running`.
 */
export async function holdOffImports(db: Db, trx: Trx): Promise<void> {
  await holdRevisions(trx)
  if (importing.has(db) || (await isLocked(trx)))
    throw new Problem(
      409,
      'import-running',
      'Un import est en cours : il remettrait ce qui serait retiré. Réessayez dans quelques minutes.',
    )
}

async function isLocked(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ locked: SqlBool }>`select exists (
    select from pg_locks
    where locktype = 'advisory' and granted and classid = 0 and objid = ${lock}::oid and objsubid = 1
      and database = (select oid from pg_database where datname = current_database())) as locked`.execute(trx)
  return Boolean(rows[0]?.locked)
}
