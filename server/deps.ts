import type { Config } from './config.ts'
import { type Clock, makeClock } from './platform/clock.ts'
import { type Db, embeddedDb, openEmbedded, serverDb } from './platform/db.ts'
import type { Log } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { embeddedSignals, type Signals, serverSignals } from './platform/signals.ts'

/** Everything a feature may need, built once. */
export interface Deps {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  readonly db: Db
  readonly signals: Signals
  close(): Promise<void>
}

/** The database and its signals, from one connection place; `template` starts an in-memory one (tests). */
export async function openDatabase({ database }: Config, log: Log): Promise<{ db: Db; signals: Signals }> {
  if (database.kind === 'server') {
    const db = serverDb(database.url, (error) => log.warn({ err: error }, 'idle database connection lost'))
    return { db, signals: await serverSignals(database.url, log) }
  }
  const pglite = await openEmbedded(database.dir)
  return { db: embeddedDb(pglite), signals: await embeddedSignals(pglite) }
}

/** Config → clients. The caller owns the result and closes it. */
export async function openDeps(config: Config, log: Log): Promise<Deps> {
  const { db, signals } = await openDatabase(config, log)
  await migrate(db)
  const close = async () => {
    await signals.close()
    await db.destroy()
  }
  return { config, log, clock: makeClock(config.today), db, signals, close }
}
