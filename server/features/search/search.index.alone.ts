import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/**
 * Runs `work` unless another instance does it now; it will see to it. Two at once would send old documents after new
 * ones. The lock belongs to the connection `work` is given, so losing one ends the other: no transaction is held open
 * while the engine works. An embedded database has one process, which needs no lock.
 */
export async function whileAlone(
  db: Db,
  shared: boolean,
  name: string,
  work: (db: Db) => Promise<void>,
): Promise<void> {
  if (!shared) return work(db)
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtext('levier word index'), hashtext(${name})) as mine`.execute(connection)
    if (!rows[0]?.mine) return
    try {
      await work(connection)
    } finally {
      await sql`select pg_advisory_unlock(hashtext('levier word index'), hashtext(${name}))`.execute(connection)
    }
  })
}
