import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** A feature as the Base Adresse Nationale answers it. */
export const feature = (name: string, citycode: string, postcode: string, coordinates = [3.594, 44.325]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: {
    label: `${name} ${postcode}`,
    name,
    postcode,
    citycode,
    score: 0.9,
    type: 'housenumber',
    city: 'Florac',
  },
})

export const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

/** A stand-in for the national address service: says what it is told to, and keeps what it was asked. */
export function useAddressService(port = 0) {
  const asked: URLSearchParams[] = []
  const service = { port, asked, answer: (_: ServerResponse): void => {} }
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://localhost').searchParams)
    service.answer(response)
  })
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(service.port, '127.0.0.1', done))
    service.port = (server.address() as AddressInfo).port
  })
  beforeEach(() => asked.splice(0))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return service
}
