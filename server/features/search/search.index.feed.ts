import { setTimeout as sleep } from 'node:timers/promises'
import type { Meilisearch } from 'meilisearch'
import type { Db } from '../../platform/db.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { changesAfter } from './search.index.documents.ts'
import type { Cursor } from './search.queries.ts'

// Read and sent at once. The engine joins what waits in its queue, so more gains nothing and holds the event loop longer.
const batchSize = 1000
// One listing takes the engine 20 to 100 ms at 86,670: asking more often than it can answer is noise.
const pollEveryMs = 15

export interface Feed {
  readonly db: Db
  readonly client: Meilisearch
  readonly index: string
  readonly directory: Directory
  /** True ends the wait: the process is closing, and the next one will do this again. */
  readonly stopped: () => boolean
  /** Told how many listings have been sent. */
  readonly onSent?: (count: number) => void
}

/** Sends every change after `from`, to the end of what is there, and waits for the engine to have them. */
export async function feed({ db, client, index, directory, stopped, onSent }: Feed, from: Cursor): Promise<Cursor> {
  const tasks: number[] = []
  let cursor = from
  let sent = 0
  for (;;) {
    const changes = await changesAfter(db, cursor, batchSize, directory)
    if (changes.length === 0) break
    const documents = changes.flatMap(({ document }) => document ?? [])
    const gone = changes.filter(({ document }) => !document).map((change) => change.cursor.id)
    if (documents.length > 0) tasks.push((await client.index(index).addDocuments(documents)).taskUid)
    if (gone.length > 0) tasks.push((await client.index(index).deleteDocuments(gone)).taskUid)
    cursor = changes.at(-1)!.cursor
    sent += changes.length
    onSent?.(sent)
  }
  for (const task of tasks) await done(client, task, stopped)
  return cursor
}

/** Waits for a task; throws what made it fail. */
export async function done(client: Meilisearch, taskUid: number, stopped: () => boolean): Promise<void> {
  for (;;) {
    const { status, error } = await client.tasks.getTask(taskUid)
    if (status === 'succeeded') return
    if (status === 'failed' || status === 'canceled')
      throw new Error(`the word engine did not do task ${taskUid}: ${error?.message ?? status}`)
    if (stopped()) throw new Error('indexing stopped before its end')
    await sleep(pollEveryMs)
  }
}
