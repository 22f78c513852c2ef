import type { Hit } from '../../../server/contract/search.ts'

type Band = 'near' | 'middle' | 'far' | 'remote'

const order: readonly Band[] = ['near', 'middle', 'far', 'remote']

/** As the server ranks them: a place nobody knows comes with the farthest. */
function bandOf({ distanceKm, remote }: Hit): Band {
  if (distanceKm === null) return remote ? 'remote' : 'far'
  if (distanceKm < 10) return 'near'
  return distanceKm < 25 ? 'middle' : 'far'
}

/** The nearest come first and need no heading. */
function titleOf(band: Band, hits: readonly Hit[]): string | null {
  if (band === 'near') return null
  if (band === 'middle') return 'Entre 10 et 25 km'
  if (band === 'remote') return 'À distance'
  const unknown = hits.filter(({ distanceKm }) => distanceKm === null).length
  if (unknown === hits.length) return 'Lieu non précisé'
  return unknown ? 'Plus de 25 km, ou lieu non précisé' : 'Plus de 25 km'
}

/** Consecutive rows under one heading; null for what needs none. */
export interface Group {
  readonly title: string | null
  readonly hits: readonly Hit[]
}

/**
 * The rows of a page, cut where the distance changes band. With words, or in another order, distances go up and
 * down: headings would only repeat themselves, so there are none. Without a commune nothing is near or far.
 */
export function grouped(hits: readonly Hit[], placed: boolean): Group[] {
  const places = hits.map((hit) => order.indexOf(bandOf(hit)))
  const climbing = places.every((place, at) => place >= (places[at - 1] ?? 0))
  if (!placed || !climbing) return hits.length ? [{ title: null, hits }] : []
  return order.flatMap((band) => {
    const own = hits.filter((hit) => bandOf(hit) === band)
    return own.length ? [{ title: titleOf(band, own), hits: own }] : []
  })
}

export const confirmed = (hits: readonly Hit[]) => hits.filter(({ freshness }) => freshness !== 'expired')
export const unconfirmed = (hits: readonly Hit[]) => hits.filter(({ freshness }) => freshness === 'expired')
