import type { Meilisearch } from 'meilisearch'
import { done, type Feed, feed } from './search.index.feed.ts'
import { type IndexNames, indexSettings } from './search.index.settings.ts'
import { isMissing } from './search.index.state.ts'
import { beforeAll, type Cursor } from './search.queries.ts'

/**
 * Builds the index again beside the one in use, then puts it in its place: searches never see half of it. Returns how
 * far it goes; what changed meanwhile is in it, or comes after.
 */
export async function rebuild(parts: Omit<Feed, 'index'>, names: IndexNames): Promise<Cursor> {
  const { client, stopped } = parts
  const run = async (task: PromiseLike<{ taskUid: number }>) => done(client, (await task).taskUid, stopped)
  if (await exists(client, names.next)) await run(client.deleteIndex(names.next))
  await run(client.createIndex(names.next, { primaryKey: 'id' }))
  await run(client.index(names.next).updateSettings(indexSettings()))
  const cursor = await feed({ ...parts, index: names.next }, beforeAll)
  const replaces = await exists(client, names.live)
  await run(client.swapIndexes([{ indexes: [names.next, names.live], rename: !replaces }]))
  if (replaces) await run(client.deleteIndex(names.next))
  return cursor
}

async function exists(client: Meilisearch, index: string): Promise<boolean> {
  try {
    await client.getRawIndex(index)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
