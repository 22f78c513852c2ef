import type { ListingContent } from '../../../server/contract/content.ts'
import { tabMemory } from '../../tab-memory.ts'

/** What was written in this tab and not saved yet. */
export interface Kept {
  /** Whose it is: somebody else who signs in here does not get it. */
  readonly accountId: string
  /** The version it was written from. */
  readonly version: number
  readonly content: ListingContent
}

const minutes = 7 * 24 * 60
const memory = (id: string) => tabMemory<Kept>(`fiche:${id}`, minutes)

/** A browser that keeps nothing still saves on the server. */
function quietly<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}

export const keep = (id: string, kept: Kept) => void quietly(() => memory(id).keep(kept))
export const forget = (id: string) => void quietly(() => memory(id).forget())

export function recall(id: string, accountId: string): Kept | null {
  const kept = quietly(() => memory(id).recall())
  return kept?.accountId === accountId ? kept : null
}
