import type { PGlite } from '@electric-sql/pglite'
import { loadGeography } from '../seed/reference/geography.ts'
import type { Config } from './config.ts'
import type { Directory } from './features/communes/communes.directory.ts'
import { type LiveDirectory, openDirectory } from './features/communes/communes.live.ts'
import { makeOidc, type OidcClients } from './features/oidc/oidc.client.ts'
import { startWordIndex, type WordIndex } from './features/search/search.index.ts'
import { type LiveSelection, openSelection } from './features/search/search.live.ts'
import { makeWords, type Words } from './features/search/search.words.ts'
import { type Clock, makeClock } from './platform/clock.ts'
import { openAll } from './platform/closers.ts'
import type { Terminal } from './platform/command.ts'
import { type Db, embeddedDb, openEmbedded, serverDb } from './platform/db.ts'
import { type EngineHandle, openEngine } from './platform/embedded/engine.ts'
import { type Jobs, makeJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { startMailer } from './platform/mailer.ts'
import { migrate } from './platform/migrate.ts'
import { makeSearchEngine, type SearchEngine } from './platform/search-engine.ts'
import { embeddedSignals, type Signals, serverSignals } from './platform/signals.ts'
import type { Worker } from './platform/worker.ts'
import { schedules } from './schedules.ts'

/** What is outside the process, opened and closed by `openDeps` or by a test. */
export interface Parts {
  readonly config: Config
  readonly log: Log
  readonly db: Db
  /** What `db` runs on when it is embedded: for the schedules, which speak to it themselves. */
  readonly pglite?: PGlite | undefined
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
  /** The identity providers people sign in through, each met when first needed. */
  readonly oidc: OidcClients
  /** The word engine as searches ask it: present, absent, or left alone after a failure. */
  readonly searchEngine: SearchEngine
  readonly wordIndex: WordIndex
  readonly words: Words
  /** The published listings as searches select them. */
  readonly search: LiveSelection
  /** What is done on a schedule, run by `startSchedules` and by tests. */
  readonly jobs: Jobs
  /** Ends the workers, then whatever its maker opened. */
  close(): Promise<void>
}

/** What the features add, on a migrated database. `close()` ends only what is built here, not the parts. */
export const buildDeps = (parts: Parts): Promise<Deps> =>
  openAll(async ({ add, closeAll }) => {
    const { config, db, signals, log } = parts
    const clock = makeClock(config.today)
    const geography = await openDirectory(db, signals, log)
    add(() => geography.stop())
    const search = await openSelection({ db, log, clock, signals, directory: geography.current })
    add(() => search.stop())
    const mailer = startMailer({ config, db, clock, log, signals })
    add(() => mailer.stop())
    const searchEngine = makeSearchEngine({ address: parts.engine.address, log })
    add(async () => searchEngine.close())
    const shared = config.database.kind === 'server'
    const { prefix } = config.engine
    const wordIndex = startWordIndex({ db, engine: searchEngine, signals, log, geography, prefix, shared })
    add(() => wordIndex.stop())
    const words = makeWords({ db, engine: searchEngine, index: wordIndex })
    const directory = geography.current
    const oidc = makeOidc(config, clock)
    const deps = {
      ...parts,
      ...{ clock, geography, directory, mailer, oidc, search, searchEngine, wordIndex, words },
    }
    return { ...deps, jobs: makeJobs(schedules, deps), close: closeAll }
  })

/** The database and its signals, from one connection place. */
async function openDatabase({ database }: Config, log: Log): Promise<Pick<Parts, 'db' | 'pglite' | 'signals'>> {
  if (database.kind === 'server') {
    const db = serverDb(database.url, (error) => log.warn({ err: error }, 'database connection lost'))
    return { db, signals: await serverSignals(database.url, log) }
  }
  const pglite = await openEmbedded(database.dir)
  return { db: embeddedDb(pglite), pglite, signals: await embeddedSignals(pglite) }
}

/** Config → clients → dependencies, on the newest schema and with a geography. The caller closes the result. */
export const openDeps = (config: Config, log: Log, terminal: Terminal): Promise<Deps> =>
  openAll(async ({ add, closeAll }) => {
    const engine = openEngine(config, log, terminal.line)
    engine.catch(() => {}) // heard below, where it is waited for
    add(async () => (await engine).stop())
    const { db, pglite, signals } = await openDatabase(config, log)
    add(() => db.destroy())
    add(() => signals.close())
    for (const migration of await migrate(db)) terminal.line(`  Base de données : ${migration}`)
    await loadGeography(db, terminal)
    const deps = await buildDeps({ config, log, db, pglite, signals, engine: await engine })
    add(deps.close)
    return { ...deps, close: closeAll }
  })
