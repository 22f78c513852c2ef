import { keep } from '../../platform/bounded.ts'
import type { Db } from '../../platform/db.ts'
import { type Card, readCards } from './search.queries.ts'

interface Version {
  readonly id: string
  readonly revision: number
}

/** The texts of the listings shown last, at about 1 kB each. */
export interface Cards {
  /** The cards of these listings; one no longer published has none. */
  of(versions: readonly Version[]): Promise<ReadonlyMap<string, Card>>
}

/** Keeps `kept` cards, the least recently shown leaving first; a newer revision is read again. */
export function makeCards(db: Db, kept = 20_000): Cards {
  const cards = new Map<string, Card>()

  function recall({ id, revision }: Version): Card | undefined {
    const card = cards.get(id)
    return card && card.index_revision >= revision ? keep(cards, id, card, kept) : undefined
  }

  async function of(versions: readonly Version[]) {
    const known = new Map<string, Card>()
    for (const version of versions) {
      const card = recall(version)
      if (card) known.set(version.id, card)
    }
    const missing = versions.filter(({ id }) => !known.has(id)).map(({ id }) => id)
    if (missing.length === 0) return known
    for (const card of await readCards(db, missing)) {
      known.set(card.id, keep(cards, card.id, card, kept))
    }
    return known
  }

  return { of }
}
