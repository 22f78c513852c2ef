import type { Config } from './config.ts'
import type { Directory } from './features/communes/communes.directory.ts'
import { type LiveDirectory, openDirectory } from './features/communes/communes.live.ts'
import { type Clock, makeClock } from './platform/clock.ts'
import { type Db, embeddedDb, openEmbedded, serverDb } from './platform/db.ts'
import { type EngineHandle, openEngine } from './platform/embedded/engine.ts'
import type { Log } from './platform/log.ts'
import { startMailer } from './platform/mailer.ts'
import { migrate } from './platform/migrate.ts'
import { embeddedSignals, type Signals, serverSignals } from './platform/signals.ts'
import type { Worker } from './platform/worker.ts'

/** What is outside the process, opened and closed by `openDeps` or by a test. */
export interface Parts {
  readonly config: Config
  readonly log: Log
  readonly db: Db
  readonly signals: Signals
  readonly engine: EngineHandle
}

/** Everything a feature may need, built once. */
export interface Deps extends Parts {
  readonly clock: Clock
  /** The geography of now, in memory. */
  directory(): Directory
  readonly geography: LiveDirectory
  readonly mailer: Worker
  /** Ends the workers, then whatever its maker opened. */
  close(): Promise<void>
}

/** Runs in the reverse order of the calls to `add`: what was built last ends first. */
function closers() {
  const added: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of added.splice(0).reverse()) await close()
  }
  return { add: (close: () => Promise<void>) => void added.push(close), closeAll }
}

/** What the features add, on a migrated database. `close()` ends only what is built here, not the parts. */
export async function buildDeps(parts: Parts): Promise<Deps> {
  const { config, db, signals, log } = parts
  const { add, closeAll } = closers()
  const clock = makeClock(config.today)
  const geography = await openDirectory(db, signals, log)
  add(() => geography.stop())
  const mailer = startMailer({ config, db, clock, log, signals })
  add(() => mailer.stop())
  return { ...parts, clock, geography, mailer, directory: geography.current, close: closeAll }
}

/** The database and its signals, from one connection place. */
export async function openDatabase({ database }: Config, log: Log): Promise<{ db: Db; signals: Signals }> {
  if (database.kind === 'server') {
    const db = serverDb(database.url, (error) => log.warn({ err: error }, 'idle database connection lost'))
    return { db, signals: await serverSignals(database.url, log) }
  }
  const pglite = await openEmbedded(database.dir)
  return { db: embeddedDb(pglite), signals: await embeddedSignals(pglite) }
}

/** Config → clients → dependencies. The caller owns the result and closes it. */
export async function openDeps(config: Config, log: Log): Promise<Deps> {
  const { add, closeAll } = closers()
  const engine = openEngine(config, log)
  add(async () => (await engine).stop())
  try {
    const { db, signals } = await openDatabase(config, log)
    add(() => db.destroy())
    add(() => signals.close())
    await migrate(db)
    const deps = await buildDeps({ config, log, db, signals, engine: await engine })
    add(deps.close)
    return { ...deps, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}
