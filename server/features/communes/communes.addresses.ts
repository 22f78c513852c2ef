import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { AddressSuggestion } from '../../contract/addresses.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Directory } from './communes.directory.ts'

/** The part that is used of a feature of the Base Adresse Nationale: GeoJSON, longitude first. */
const Feature = Type.Object({
  geometry: Type.Object({
    coordinates: Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })]),
  }),
  properties: Type.Object({
    label: Type.String({ minLength: 1, maxLength: 300 }),
    name: Type.String({ minLength: 1, maxLength: 150 }),
    postcode: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
    citycode: Type.String({ pattern: '^(\\d{5}|2[AB]\\d{3})$' }),
  }),
})
const Answer = Type.Object({ features: Type.Array(Type.Unknown()) })

/** Five real addresses are 3 kB. */
const largestBytes = 200_000
/** A service that failed is left alone for a while: what is typed meanwhile is not sent to it. */
const restMs = 30_000
const listLength = 5

export interface Addresses {
  readonly available: boolean
  suggest(q: string, commune: string | undefined): Promise<AddressSuggestion[]>
}

interface Ground {
  /** Its search address; null: no service. */
  readonly url: string | null
  readonly directory: () => Directory
  readonly clock: Clock
  readonly log: Log
  /** Nobody waits for a suggestion longer than it takes to type the address. */
  readonly patienceMs?: number
}

/** The text of an answer; throws when it is not one, or too large. */
async function textOf(response: Response): Promise<string> {
  if (!response.ok || !response.body) throw new Error(`the address service answered ${response.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > largestBytes) throw new Error('the answer of the address service is too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** What can be used of an answer; a feature that is something else is left out. Throws when the whole is. */
function read(text: string, directory: Directory): AddressSuggestion[] {
  const answer: unknown = JSON.parse(text)
  if (!Value.Check(Answer, answer)) throw new Error('the answer of the address service is not a list of addresses')
  return answer.features
    .filter((feature): feature is Static<typeof Feature> => Value.Check(Feature, feature))
    .flatMap(({ properties: { label, name, postcode, citycode }, geometry: { coordinates } }) => {
      const commune = directory.resolve(citycode)
      if (!commune) return []
      const place = { code: commune.code, name: commune.nom }
      return [
        {
          label,
          name,
          postalCode: postcode ?? null,
          commune: place,
          longitude: coordinates[0],
          latitude: coordinates[1],
        },
      ]
    })
    .slice(0, listLength)
}

function searchAddress(url: string, q: string, commune: string | undefined): URL {
  const search = new URL(url)
  search.searchParams.set('q', q)
  search.searchParams.set('limit', String(listLength))
  search.searchParams.set('autocomplete', '1')
  if (commune) search.searchParams.set('citycode', commune)
  return search
}

/** Suggestions of the national address service, when there is one: a help that never fails and never makes wait. */
export function makeAddresses({ url, directory, clock, log, patienceMs = 2000 }: Ground): Addresses {
  let restsUntil = 0
  const suggest: Addresses['suggest'] = async (q, commune) => {
    if (url === null || clock.now().getTime() < restsUntil) return []
    try {
      const response = await fetch(searchAddress(url, q, commune), {
        headers: { accept: 'application/json' },
        // It answers where it is configured, and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
      return read(await textOf(response), directory())
    } catch (err) {
      restsUntil = clock.now().getTime() + restMs
      log.warn({ err }, 'the address service did not help')
      return []
    }
  }
  return { available: url !== null, suggest }
}
