import type { Meilisearch } from 'meilisearch'
import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import type { SearchEngine } from '../../platform/search-engine.ts'
import type { Signals } from '../../platform/signals.ts'
import { startWorker } from '../../platform/worker.ts'
import type { LiveDirectory } from '../communes/communes.live.ts'
import { whileAlone } from './search.index.alone.ts'
import { readSource, type Source } from './search.index.documents.ts'
import { type Feed, feed } from './search.index.feed.ts'
import { rebuild } from './search.index.rebuild.ts'
import { indexNames, settingsHash } from './search.index.settings.ts'
import { type IndexState, isOurs, readState, workOn, writeState } from './search.index.state.ts'

export interface WordIndex {
  /** What searches ask. */
  readonly name: string
  /** False while the engine has no complete index of this database: the database matches the words meanwhile. */
  usable(): boolean
  /** Builds the index again, whatever its state; `onSent` hears how many listings went. Throws when it cannot. */
  rebuild(onSent?: (count: number) => void): Promise<void>
  /** Waits until what the database has now is in the index, if the engine answers. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Options {
  readonly db: Db
  readonly engine: SearchEngine
  readonly signals: Signals
  readonly log: Log
  readonly geography: LiveDirectory
  /** First part of the index names: several products may share an engine. */
  readonly prefix: string
  /** Several instances may feed the engine, each from the same database server: they take turns. */
  readonly shared: boolean
}

const madeWith = ({ databaseId, geography }: Source) => ({ databaseId, geography })

/**
 * Keeps the word index the same as the published listings, by following their revisions. All it needs to know is in
 * the engine and the database, so a run may end anywhere: the next one, here or elsewhere, goes on from there.
 */
export function startWordIndex(options: Options): WordIndex {
  const { db, engine, signals, log, geography, prefix, shared } = options
  const names = indexNames(prefix)
  let usable = false
  let stopping = false
  let ordered: { onSent: (count: number) => void } | null = null
  let failure: unknown = null

  const look = async (client: Meilisearch, on: Db) => {
    const [source, state] = [await readSource(on), await readState(client, names)]
    if (geography.version() !== source.geography) await geography.settle()
    usable = isOurs(state, source)
    return { source, state, work: ordered ? 'rebuild' : workOn(state, source) } as const
  }
  const bring = async (client: Meilisearch, on: Db) => {
    const { source, state, work } = await look(client, on)
    if (work === 'nothing') return
    const parts = { db: on, client, directory: geography.current(), stopped: () => stopping, ...ordered }
    const next = await reach(work, parts, state)
    if (next) await writeState(client, names, { ...next, ...madeWith(source), settingsHash }, parts.stopped)
    usable = true
    if (work === 'rebuild') ordered = null
  }
  /** Null when there was nothing new: revisions are drawn before they are seen, and some never are. */
  const reach = async (work: 'follow' | 'rebuild', parts: Omit<Feed, 'index'>, state: IndexState | null) => {
    if (work === 'rebuild' || !state) return rebuild(parts, names)
    const cursor = await feed({ ...parts, index: names.live }, state)
    return cursor === state ? null : cursor
  }
  const run = async () => {
    const client = engine.indexing()
    if (!client) return
    try {
      const { work } = await look(client, db)
      if (work !== 'nothing') await whileAlone(db, shared, `${client.config.host} ${prefix}`, (on) => bring(client, on))
      failure = null
    } catch (error) {
      if (!failure && !stopping)
        log.warn({ err: error }, 'the word index does not follow; it is tried again every second')
      failure = error
    }
  }

  const worker = startWorker('word index', run, { everyMs: 1000, log })
  signals.on('listings', worker.wake)
  worker.wake()
  return {
    name: names.live,
    usable: () => usable,
    rebuild: async (onSent = () => {}) => {
      ordered = { onSent }
      await worker.settle()
      if (ordered) throw new Error('the word index could not be built again', { cause: failure })
    },
    settle: worker.settle,
    stop: () => {
      stopping = true
      return worker.stop()
    },
  }
}
