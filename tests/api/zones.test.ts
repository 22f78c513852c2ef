import { expect, test } from 'vitest'
import { useApp } from '../support/app.ts'

const levier = useApp({ engine: false })
const get = async (url: string, headers?: { cookie: string }) =>
  levier.app.inject({ url, headers: headers ?? (await levier.signIn('partner')) })

test.each([
  ['/api/zones?q=dax', 'adviser', 403],
  ['/api/zones?q=dax', 'referent', 403],
  ['/api/zones/reach?zone=40', 'adviser', 403],
  ['/api/zones?q=dax', 'admin', 200],
  ['/api/zones/reach?zone=40', 'partner', 200],
] as const)('%s, asked by %s, is answered %i', async (url, role, status) => {
  expect((await get(url, await levier.signIn(role))).statusCode).toBe(status)
})

test('a visitor is refused', async () => {
  expect((await get('/api/zones?q=dax', { cookie: '' })).statusCode).toBe(401)
})

test('a town is offered with what surrounds it', async () => {
  const { zones } = (await get('/api/zones?q=dax')).json()
  expect(zones.slice(0, 1)).toEqual([{ code: '40088', kind: 'commune', name: 'Dax', detail: '40100, Landes' }])
  expect(zones).toContainEqual({
    code: '244000675',
    kind: 'epci',
    name: 'Grand Dax',
    detail: 'Agglomération, 20 communes dont Dax',
  })
  expect(zones).toContainEqual({ code: '40', kind: 'departement', name: 'Landes', detail: 'Département 40' })
})

test('people are counted once, and what is there twice is told', async () => {
  const alone = (await get('/api/zones/reach?zone=244000675')).json()
  const both = (await get('/api/zones/reach?zone=40088&zone=244000675')).json()
  expect(both).toMatchObject({ communes: 20, population: alone.population })
  expect(both.zones).toEqual([
    { code: '40088', kind: 'commune', name: 'Dax (40)', redundant: 'Dax est déjà dans le Grand Dax.' },
    { code: '244000675', kind: 'epci', name: 'Grand Dax, 20 communes', redundant: null },
  ])
})

test('a territory that does not exist reaches nobody, and says so', async () => {
  expect((await get('/api/zones/reach?zone=99999')).json()).toEqual({
    zones: [{ code: '99999', kind: null, name: 'Territoire inconnu (99999)', redundant: null }],
    communes: 0,
    population: 0,
  })
})

test('as many territories as a listing may have are counted', async () => {
  const codes = levier.deps.directory().all().slice(0, 500)
  const url = `/api/zones/reach?${codes.map(({ code }) => `zone=${code}`).join('&')}`
  expect((await get(url)).json()).toMatchObject({ communes: 500 })
})

test.each([
  ['/api/zones', 'invalid-input'],
  ['/api/zones?q=', 'invalid-zone-query'],
  [`/api/zones?q=${'a'.repeat(101)}`, 'invalid-zone-query'],
  ['/api/zones/reach', 'invalid-input'],
  ['/api/zones/reach?zone=Dax', 'unknown-zone'],
  ['/api/zones/reach?zone=40&zone=40', 'too-many'],
])('%s is refused with a sentence', async (url, code) => {
  const response = await get(url)
  expect(response.statusCode).toBe(400)
  expect(response.json().code).toBe(code)
  expect(response.json().message).toMatch(/^[A-ZÀÉ0-9].+\.$/u)
})

test.each(['%00', '🦊', '(((', '__proto__', '%25'])('%s finds nothing', async (q) => {
  const response = await get(`/api/zones?q=${q}`)
  expect([response.statusCode, response.json().zones]).toEqual([200, []])
})
