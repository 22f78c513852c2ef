import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAddresses } from '../../server/features/communes/communes.addresses.ts'
import { collection, feature, useAddressService } from '../support/address-service.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { quiet } from '../support/quiet.ts'

const service = useAddressService()
const serviceUrl = () => `http://127.0.0.1:${service.port}/search/`

let levier: TestApp
beforeAll(async () => {
  levier = await startTestApp({ engine: false, env: { ADDRESS_SERVICE_URL: serviceUrl() } })
})
afterAll(() => levier?.close())

const get = async (query: string, as: 'partner' | 'adviser' | 'referent' | 'admin' = 'partner') => {
  const response = await levier.app.inject({ url: `/api/addresses?${query}`, headers: await levier.signIn(as) })
  return { status: response.statusCode, ...response.json() }
}

test('who writes no listing is refused', async () => {
  for (const role of ['adviser', 'referent'] as const) expect((await get('q=foirail', role)).status).toBe(403)
  expect(service.asked).toEqual([])
})

test('addresses come with their commune and their point', async () => {
  service.answer = (response) => response.end(collection(feature('2 Place du Foirail', '48061', '48400')))
  expect(await get('q=2+place+du+foirail&commune=48061')).toEqual({
    status: 200,
    available: true,
    addresses: [
      {
        label: '2 Place du Foirail 48400',
        name: '2 Place du Foirail',
        postalCode: '48400',
        commune: { code: '48061', name: 'Florac Trois Rivières' },
        longitude: 3.594,
        latitude: 44.325,
      },
    ],
  })
  expect(Object.fromEntries(service.asked[0]!)).toEqual({
    q: '2 place du foirail',
    limit: '5',
    autocomplete: '1',
    citycode: '48061',
  })
})

test.each([
  ['q=ab', 'invalid-address-query'],
  [`q=${'a'.repeat(201)}`, 'invalid-address-query'],
  ['q=foirail&commune=Florac', 'unknown-commune'],
])('%.30s is refused with a sentence', async (query, code) => {
  expect(await get(query)).toMatchObject({ status: 400, code, message: expect.stringMatching(/\.$/) })
})

/** One of its own each time: a service that failed is left alone for a while. */
function fresh(at = { now: 0 }) {
  const clock = { now: () => new Date(at.now), today: () => '2026-11-27' }
  return makeAddresses({ url: serviceUrl(), directory: levier.deps.directory, clock, log: quiet, patienceMs: 200 })
}

describe('a service that does not help gives nothing, and breaks nothing', () => {
  const right = feature('1 rue Haute', '48095', '48000')
  const moved = { ...right, properties: { ...right.properties, citycode: '99999' } }
  const canned: [string, string][] = [
    ['no JSON', '<html>'],
    ['half of it', '{"features":['],
    ['another shape', '{"results":[]}'],
    ['null', 'null'],
    ['a place that is no commune of ours', collection(moved)],
    [
      'features of another shape',
      collection(null, 1, {}, { ...right, geometry: null }, feature('x', 'Mende', '48000')),
    ],
    ['a point out of the world', collection(feature('x', '48095', '48000', [300, 44]))],
    ['far too much', collection(right, 'x'.repeat(300_000))],
  ]
  test.each(canned)('%s', async (_, body) => {
    service.answer = (response) => response.end(body)
    expect(await fresh().suggest('rue haute', undefined)).toEqual([])
  })

  test.each([400, 404, 429, 500, 503])('status %i', async (status) => {
    service.answer = (response) => response.writeHead(status).end(collection(right))
    expect(await fresh().suggest('rue haute', undefined)).toEqual([])
  })

  test('an answer that leads elsewhere is not followed', async () => {
    service.answer = (response) => response.writeHead(302, { location: '/ailleurs' }).end()
    expect(await fresh().suggest('rue haute', undefined)).toEqual([])
    expect(service.asked).toHaveLength(1)
  })

  test('no answer', async () => {
    service.answer = () => {}
    expect(await fresh().suggest('rue haute', undefined)).toEqual([])
  })

  test('an answer that never ends', async () => {
    service.answer = (response) => void response.write('{"features":[')
    expect(await fresh().suggest('rue haute', undefined)).toEqual([])
  })

  test('what is right beside what is wrong is kept', async () => {
    service.answer = (response) => response.end(collection(null, right))
    expect(await fresh().suggest('rue haute', undefined)).toMatchObject([{ name: '1 rue Haute' }])
  })
})

test('a service that failed is left alone for half a minute, then asked again', async () => {
  const at = { now: 0 }
  const addresses = fresh(at)
  service.answer = (response) => response.writeHead(500).end()
  await addresses.suggest('rue haute', undefined)
  service.answer = (response) => response.end(collection(feature('1 rue Haute', '48095', '48000')))
  expect(await addresses.suggest('rue haute', undefined)).toEqual([])
  expect(service.asked).toHaveLength(1)
  at.now = 30_000
  expect(await addresses.suggest('rue haute', undefined)).toHaveLength(1)
})

test('without a service nothing is asked, and the field is told not to', async () => {
  const plain = await startTestApp({ engine: false })
  const response = await plain.app.inject({ url: '/api/addresses?q=foirail', headers: await plain.signIn('partner') })
  await plain.close()
  expect(response.json()).toEqual({ available: false, addresses: [] })
})
