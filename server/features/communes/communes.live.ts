import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import type { Signals } from '../../platform/signals.ts'
import { startWorker } from '../../platform/worker.ts'
import { buildDirectory, type Directory } from './communes.directory.ts'
import { geographyLoaded, readGeography } from './communes.queries.ts'

export interface LiveDirectory {
  current(): Directory
  /** Which geography that is; copies made with it are made again when it changes. */
  version(): string | undefined
  /** Reads the geography again now, if it has changed. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** The directory kept in memory, read again when any instance says that the geography changed, and every minute behind that. */
export async function openDirectory(db: Db, signals: Signals, log: Log): Promise<LiveDirectory> {
  let version = (await geographyLoaded(db))?.version
  let directory = buildDirectory(await readGeography(db))
  const reload = async () => {
    const loaded = await geographyLoaded(db)
    if (loaded?.version === version) return
    directory = buildDirectory(await readGeography(db))
    version = loaded?.version
  }
  const worker = startWorker('geography', reload, { everyMs: 60_000, log })
  signals.on('geography', worker.wake)
  return { current: () => directory, version: () => version, settle: worker.settle, stop: worker.stop }
}
