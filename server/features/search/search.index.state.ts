import type { Meilisearch } from 'meilisearch'
import { refusalOf } from '../../platform/search-engine.ts'
import type { Source } from './search.index.documents.ts'
import { done } from './search.index.feed.ts'
import { type IndexNames, settingsHash } from './search.index.settings.ts'
import type { Cursor } from './search.queries.ts'

/**
 * How far the index has followed the database. Kept in the engine, so that it is lost with the index it speaks of;
 * written once the engine has what it says.
 */
export interface IndexState extends Cursor {
  readonly databaseId: string
  readonly geography: string | null
  readonly settingsHash: string
}

const documentId = 'listings'

/** Null when there is no index, or one that was never finished. */
export async function readState(client: Meilisearch, names: IndexNames): Promise<IndexState | null> {
  try {
    const stored = await client.index<{ state: IndexState }>(names.state).getDocument(documentId)
    return stored.state
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export async function writeState(client: Meilisearch, names: IndexNames, state: IndexState, stopped: () => boolean) {
  const { taskUid } = await client.index(names.state).addDocuments([{ id: documentId, state }], { primaryKey: 'id' })
  await done(client, taskUid, stopped)
}

export const isMissing = (error: unknown): boolean => refusalOf(error)?.response.status === 404

/** Speaks of this database, and of nothing this database has not seen: else it was another one, or a backup came back. */
export const isOurs = (state: IndexState | null, source: Source): state is IndexState =>
  state !== null && state.databaseId === source.databaseId && state.revision <= source.revision

/** What an index in this state needs to be the same as the database. */
export function workOn(state: IndexState | null, source: Source): 'nothing' | 'follow' | 'rebuild' {
  if (!isOurs(state, source)) return 'rebuild'
  if (state.settingsHash !== settingsHash || state.geography !== source.geography) return 'rebuild'
  return state.revision === source.revision ? 'nothing' : 'follow'
}
