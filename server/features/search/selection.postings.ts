import { earthRadiusKm, type Point } from '../listings/listings.place.ts'

/** Rows in the order they came, growing. */
export interface Rows {
  list: Int32Array
  length: number
}

export function push(rows: Rows, row: number) {
  if (rows.length === rows.list.length) {
    const larger = new Int32Array(rows.length * 2)
    larger.set(rows.list)
    rows.list = larger
  }
  rows.list[rows.length++] = row
}

/** Rows by key: coverage codes here, cells of the grid there. */
export type Postings<K> = Map<K, Rows>

export function post<K>(postings: Postings<K>, key: K, row: number) {
  let rows = postings.get(key)
  if (!rows) {
    rows = { list: new Int32Array(2), length: 0 }
    postings.set(key, rows)
  }
  push(rows, row)
}

// Cells of a quarter of a degree, about 28 by 20 km in France: a radius of 30 km touches a dozen of them.
const cellDegrees = 0.25
const columns = 360 / cellDegrees
const lineOf = (latitude: number) => Math.floor((latitude + 90) / cellDegrees)
const columnOf = (longitude: number) => Math.floor((longitude + 180) / cellDegrees)

export const cellOf = ({ latitude, longitude }: Point) => lineOf(latitude) * columns + (columnOf(longitude) % columns)

/** Every cell that a circle may touch; the circle around a pole, or across the date line, is asked for too widely rather than too narrowly. */
export function cellsAround({ latitude, longitude }: Point, radiusKm: number): number[] {
  const latitudeSpan = ((radiusKm / earthRadiusKm) * 180) / Math.PI + 1e-9
  const highest = Math.min(89.9, Math.abs(latitude) + latitudeSpan)
  const longitudeSpan = Math.min(180, latitudeSpan / Math.cos((highest * Math.PI) / 180))
  const cells = new Set<number>()
  for (let line = lineOf(latitude - latitudeSpan); line <= lineOf(latitude + latitudeSpan); line++)
    for (let column = columnOf(longitude - longitudeSpan); column <= columnOf(longitude + longitudeSpan); column++)
      cells.add(line * columns + ((column + columns) % columns))
  return [...cells]
}
