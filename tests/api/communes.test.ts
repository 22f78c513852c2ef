import { expect, test } from 'vitest'
import { useApp } from '../support/app.ts'

const levier = useApp({ engine: false })
const get = async (url: string, headers?: { cookie: string }) =>
  levier.app.inject({ url, headers: headers ?? (await levier.signIn()) })

test('a visitor is refused', async () => {
  const response = await get('/api/communes?q=dax', { cookie: '' })
  expect(response.statusCode).toBe(401)
  expect(response.json()).toMatchObject({ code: 'signed-out', message: 'Connectez-vous pour continuer.' })
})

test('an adviser is offered communes', async () => {
  const response = await get('/api/communes?q=dax')
  expect(response.statusCode).toBe(200)
  expect(response.json().communes[0]).toEqual({
    code: '40088',
    name: 'Dax',
    postalCode: '40100',
    departement: { code: '40', name: 'Landes' },
    population: expect.any(Number),
    via: null,
  })
})

test('one commune is read by its code of today or before', async () => {
  expect((await get('/api/communes/40088')).json().name).toBe('Dax')
  expect((await get('/api/communes/01340')).json().code).toBe('01015')
})

test('one commune comes with all its postal codes', async () => {
  expect((await get('/api/communes/40088')).json().postalCodes).toEqual(['40100'])
  expect((await get('/api/communes/75056')).json().postalCodes).toContain('75013')
})

test.each([
  ['/api/communes', 400, 'invalid-input'],
  ['/api/communes?q=', 400, 'invalid-commune-query'],
  [`/api/communes?q=${'a'.repeat(101)}`, 400, 'invalid-commune-query'],
  ['/api/communes?q=dax&limit=3', 400, 'unknown-field'],
  ['/api/communes/99999', 404, 'unknown-commune'],
  ['/api/communes/dax', 404, 'unknown-commune'],
])('%s is refused with a sentence', async (url, status, code) => {
  const response = await get(url)
  expect(response.statusCode).toBe(status)
  expect(response.json().code).toBe(code)
  expect(response.json().message).toMatch(/^[A-ZÀÉ].+\.$/u)
})
