import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Point } from './communes.queries.ts'

/** The part that is used of `geo.api.gouv.fr/communes`: a GeoJSON point, longitude first. */
const OfficialCommune = Type.Object({
  code: Type.String({ pattern: '^(\\d{5}|2[AB]\\d{3})$' }),
  centre: Type.Object({
    coordinates: Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })]),
  }),
})

export class UnusableGeography extends Error {}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

async function bytesFrom(from: string): Promise<Uint8Array> {
  if (!/^https?:\/\//.test(from)) return readFile(from)
  const response = await fetch(from, { signal: AbortSignal.timeout(60_000) })
  if (!response.ok) throw new UnusableGeography(`la réponse est ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(isGzip(bytes) ? gunzipSync(bytes) : bytes).toString('utf8'))
  } catch (error) {
    throw new UnusableGeography('ce n’est pas du JSON complet', { cause: error })
  }
}

/**
 * The points of an official answer, plain or gzipped, at a URL or in a file. Communes without a centre are left out.
 * Throws `UnusableGeography` when it is something else, and what reading throws when it cannot be reached.
 */
export async function readOfficialPoints(from: string): Promise<Point[]> {
  const answer = parse(await bytesFrom(from))
  const records = Array.isArray(answer) ? answer : []
  const valid = records.filter((record): record is Static<typeof OfficialCommune> =>
    Value.Check(OfficialCommune, record),
  )
  if (valid.length === 0) throw new UnusableGeography('aucune commune n’y a de point')
  return valid.map(({ code, centre: { coordinates } }) => ({
    code,
    longitude: coordinates[0],
    latitude: coordinates[1],
  }))
}
