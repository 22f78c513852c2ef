import { type RawBuilder, sql } from 'kysely'
import { earthRadiusKm, type Point } from '../listings/listings.place.ts'
import type { Around } from './search.words.ts'

/** On `listings`: may serve people living there, within reach, as the selection table will say exactly. */
export function reachable(around: Around | null): RawBuilder<boolean> {
  if (!around) return sql`true`
  const { codes, place, radiusKm } = around
  return sql`(zone_eligibilite && ${[...codes]}::text[] or zone_eligibilite = '{}')
    and ('a-distance' = any(modes_accueil) or ${withinBox(place, radiusKm)})`
}

/** By the listing's own point. Without one it passes: asking for its commune's, row by row, costs more than it saves. */
function withinBox({ latitude, longitude }: Point, radiusKm: number): RawBuilder<boolean> {
  const latitudeSpan = (radiusKm / earthRadiusKm) * (180 / Math.PI) + 0.001
  const longitudeSpan = latitudeSpan / Math.cos(((Math.abs(latitude) + latitudeSpan) * Math.PI) / 180)
  return sql`latitude is null or longitude is null or (
    latitude between ${latitude - latitudeSpan} and ${latitude + latitudeSpan}
    and longitude between ${longitude - longitudeSpan} and ${longitude + longitudeSpan})`
}
