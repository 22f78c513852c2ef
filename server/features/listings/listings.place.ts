import type { Commune, Directory } from '../communes/communes.directory.ts'

export interface Point {
  /** Degrees, WGS 84. */
  readonly latitude: number
  readonly longitude: number
}

export interface Place extends Point {
  /** Kilometres wrong at times: distances from here are shown with «≈». */
  readonly approximate: boolean
}

/** Mean radius of the Earth, kilometres (IUGG). */
export const earthRadiusKm = 6371.0088

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in kilometres (haversine). */
export function distanceBetween(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Where a listing takes place: its own point, else its commune's; null when neither is known. */
export function placeOf(
  listing: { latitude: number | null; longitude: number | null; commune: string | null },
  directory: Directory,
): Place | null {
  const { latitude, longitude, commune } = listing
  if (latitude !== null && longitude !== null) return { latitude, longitude, approximate: false }
  return (commune && directory.resolve(commune)) || null
}

/** Something happens on site unless the listing says that it is remote only. */
export const happensOnSite = (modes: readonly string[]) => modes.length === 0 || modes.includes('en-presentiel')
export const happensRemotely = (modes: readonly string[]) => modes.includes('a-distance')

export interface Distance {
  /** Kilometres, as `shownKm` gives them. */
  readonly km: number
  /** It starts or ends at an approximate point. */
  readonly approximate: boolean
}

/** Rounded down to a hundred metres, so that a distance shown stays in the band it was ranked in. */
export const shownKm = (km: number) => Math.floor(km * 10) / 10

export const distanceFrom = (commune: Commune, place: Place): Distance => ({
  km: shownKm(distanceBetween(commune, place)),
  approximate: commune.approximate || place.approximate,
})
