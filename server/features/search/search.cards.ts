import { keep } from '../../platform/bounded.ts'
import type { Db } from '../../platform/db.ts'
import { summaryOf } from '../listings/listings.summary.ts'
import { showTitle } from '../listings/listings.title.ts'
import { type CardRow, readCards } from './search.queries.ts'

/** What is shown of a listing in a list. */
export interface Card extends Omit<CardRow, 'nom' | 'structure_nom' | 'description'> {
  readonly title: string
  readonly structure: string
  readonly summary: string
}

interface Version {
  readonly id: string
  readonly revision: number
}

/** The cards of the listings, so that a search costs no round trip. */
export interface Cards {
  /** Takes the card of a listing that was read for another reason. */
  put(row: CardRow): void
  drop(id: string): void
  /** The cards of these listings; one no longer published has none. */
  of(versions: readonly Version[]): Promise<ReadonlyMap<string, Card>>
}

/** Codes come back thousands of times: one copy of each is kept. */
function makeSharer() {
  const known = new Map<string, string>()
  const one = <C extends string>(code: C): C => {
    if (!known.has(code)) known.set(code, code)
    return known.get(code) as C // the very string given, or its equal
  }
  return <C extends string>(codes: readonly C[]): C[] => codes.map(one)
}

function cardOf({ nom, structure_nom, description, ...row }: CardRow, share: ReturnType<typeof makeSharer>): Card {
  return {
    ...row,
    title: showTitle(nom),
    structure: showTitle(structure_nom),
    summary: summaryOf(description),
    thematiques: share(row.thematiques),
    publics: share(row.publics),
    modes_accueil: share(row.modes_accueil),
    zone_eligibilite: share(row.zone_eligibilite),
  }
}

/**
 * Keeps the cards put there, up to `kept` (about 1 kB each: the whole national base of 86,670). Beyond, those that are
 * missing are read, and the least recently shown leave.
 */
export function makeCards(db: Db, kept = 100_000): Cards {
  const cards = new Map<string, Card>()
  const share = makeSharer()

  function recall({ id, revision }: Version): Card | undefined {
    const card = cards.get(id)
    if (!card || card.index_revision < revision) return undefined
    return cards.size < kept ? card : keep(cards, id, card, kept)
  }

  async function of(versions: readonly Version[]) {
    const known = new Map<string, Card>()
    for (const version of versions) {
      const card = recall(version)
      if (card) known.set(version.id, card)
    }
    const missing = versions.filter(({ id }) => !known.has(id)).map(({ id }) => id)
    if (missing.length === 0) return known
    for (const row of await readCards(db, missing)) known.set(row.id, keep(cards, row.id, cardOf(row, share), kept))
    return known
  }

  return {
    put: (row) => {
      if (cards.size < kept || cards.has(row.id)) cards.set(row.id, cardOf(row, share))
    },
    drop: (id) => void cards.delete(id),
    of,
  }
}
