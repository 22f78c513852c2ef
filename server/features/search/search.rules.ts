import type { SearchQuery } from '../../contract/search.ts'
import { defaultRadius } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'
import { type Commune, coverageCodesOf, type Directory } from '../communes/communes.directory.ts'
import { communeAsked } from '../communes/communes.rules.ts'
import type { Selection, Wanted } from './selection.ts'

/** A search as it was asked, its commune found and its defaults filled in. */
export interface Asked {
  readonly commune: Commune | undefined
  /** Coverage codes that serve people living in the commune; null without one. */
  readonly coverage: readonly string[] | null
  readonly q: string | null
  readonly page: number
  readonly pageSize: number
  readonly query: SearchQuery
}

/** The address as it was asked → what it means. Throws 404 `unknown-commune`. */
export function parse(query: SearchQuery, directory: Directory): Asked {
  const commune = query.commune === undefined ? undefined : communeAsked(query.commune, directory)
  return {
    commune,
    coverage: commune ? coverageCodesOf(commune) : null,
    q: query.q?.trim() || null,
    page: query.page ?? 1,
    pageSize: query.taille ?? 20,
    query,
  }
}

/** What the selection is asked for. `tiers`: the listings that have the words, null when none were asked. */
export function wantedOf(asked: Asked, tiers: Wanted['tiers'], today: string): Wanted {
  const { commune: place, coverage: codes, query, page, pageSize } = asked
  return {
    from: place && codes ? { place, codes, radiusKm: query.rayon ?? defaultRadius } : null,
    freins: query.frein ?? [],
    publics: query.public ?? [],
    accueil: query.accueil ?? null,
    gratuit: query.frais === 'gratuit',
    dispo: query.dispo ?? [],
    order: query.tri ?? 'pertinence',
    withExpired: query.perimees === 1,
    tiers,
    start: (page - 1) * pageSize,
    end: page * pageSize,
    today,
  }
}

/** Throws 404 `page-beyond-end` when the page asked for does not exist; the first one always does. */
export function refuseBeyondEnd({ page, pageSize, query }: Asked, { total, expired }: Selection) {
  const listed = total + (query.perimees === 1 ? expired : 0)
  if (page === 1 || (page - 1) * pageSize < listed) return
  throw new Problem(404, 'page-beyond-end', 'Il n’y a pas de fiche à cette page. Revenez à la première.')
}
