import type { InjectOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { api, type Endpoint } from '../../server/contract/api.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { aListing } from '../factories/a-listing.ts'
import { useApp } from '../support/app.ts'

// One account asks for everybody: more endpoints, each asked wrongly many times, than anybody calls in a minute.
const it = useApp({ env: { REQUESTS_PER_MINUTE: '1000000' } })

let headers: { cookie: string }
let askers: readonly (readonly [Role, { cookie: string }])[]
let listing: string
beforeAll(async () => {
  headers = await it.signIn('admin') // who may ask for the most
  askers = [
    ['admin', headers],
    ['partner', await it.signIn('partner')],
    ['adviser', await it.signIn('adviser')],
  ]
  listing = (await aListing(it.deps.db)).id
  await aListing(it.deps.db, { state: 'draft' })
  await it.deps.search.settle()
})

async function ask(request: InjectOptions | string) {
  const options = typeof request === 'string' ? { url: request } : request
  const answer = await it.app.inject({ ...options, headers: { ...headers, ...options.headers } })
  return { ...answer.json(), status: answer.statusCode } as {
    status: number
    code: string
    message: string
    fields?: Record<string, string>
  }
}

/** Headers of somebody the endpoint is open to: its refusal is about what was sent. */
function openTo(key: string) {
  const { access } = (api as Readonly<Record<string, Endpoint>>)[key]!
  return askers.find(([role]) => typeof access === 'string' || role in access)?.[1] ?? headers
}

/** A refusal a person can act on: a status of its own, a stable code, a French sentence. */
function expectRefusal(answer: Awaited<ReturnType<typeof ask>>, status: number, code?: string) {
  expect(answer.status).toBe(status)
  if (code) expect(answer.code).toBe(code)
  expect(answer.code).toMatch(/^[a-z-]+$/)
  expect(answer.message).toMatch(/^[A-ZÀÉ].*[.!?]|Exemple : /)
}

const long = 'a'.repeat(10_000)
const hostile = [
  "' or 1=1 --",
  "'; drop table listings; --",
  '" OR "" = "',
  'x) OR state = "draft"',
  'freins IN [sante] OR id EXISTS',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\u001b[31m',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  '\ud800',
]
const inUrl = (text: string) => encodeURIComponent(text.toWellFormed())

describe('every endpoint of the contract', () => {
  const endpoints = Object.entries(api) as [string, Endpoint][]
  const urlOf = (path: string, value: string) => path.replace(/:\w+/g, inUrl(value))
  const valid = (path: string) =>
    path
      .replace(':id', listing)
      .replace(/:(code|commune)/, '40192')
      .replace(':provider', 'inconnu')

  test.each(endpoints.filter(([, { querystring }]) => querystring))(
    '%s refuses a field it does not know',
    async (key, { querystring }) => {
      const required =
        (querystring as { required?: string[] }).required?.map(
          (name) => `${name}=${name === 'into' ? listing : 'dax'}`,
        ) ?? []
      const url = `${valid(key.split(' ')[1]!)}?${[...required, 'inconnu=1'].join('&')}`
      const answer = await ask({ url, headers: openTo(key) })
      expectRefusal(answer, 400, 'unknown-field')
      expect(answer.fields).toEqual({ inconnu: 'Ce champ n’est pas attendu.' })
    },
  )

  test.each(endpoints.filter(([, { params }]) => params))('%s answers 404 to an address nobody made', async (key) => {
    for (const value of [...hostile, long, '0', '40192-', listing.toUpperCase()])
      expectRefusal(await ask({ url: urlOf(key.split(' ')[1]!, value), headers: openTo(key) }), 404)
  })

  const withBody = endpoints.filter(([, { body }]) => body)
  const bodies: [string, string][] = [
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"texte"'],
    ['no field', '{}'],
    ['half of it', '{"email":'],
    ['a prototype', '{"__proto__":{"x":1}}'],
    ['numbers for texts', '{"email":1,"token":1,"role":1}'],
    ['nulls for texts', '{"email":null,"token":null,"role":null}'],
    ['lists for texts', '{"email":["a@b.example"],"token":["aaaaaaaaaaaaaaaaaaaaaaaa"],"role":["admin"]}'],
  ]
  const mayBeEmpty = ({ body }: Endpoint) => !(body as { required?: string[] }).required?.length
  const cases = withBody.flatMap(([key, endpoint]) =>
    bodies
      .filter(([, payload]) => payload !== '{}' || !mayBeEmpty(endpoint))
      .map(([name, payload]) => [key, name, payload] as const),
  )
  test.each(cases)('%s refuses %s as a body', async (key, _name, payload) => {
    const [method, path] = key.split(' ') as ['POST', string]
    const url = valid(path)
    const headers = { ...openTo(key), 'content-type': 'application/json' }
    expectRefusal(await ask({ method, url, payload, headers }), 400)
  })
})

describe('a sign-in', () => {
  const link = (email: unknown, more = {}) =>
    ask({ method: 'POST', url: '/api/session/link', payload: { email, ...more } })

  test.each([
    '',
    'x',
    'a@b',
    'a b@c.example',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '<a@b.example>',
    `${long}@b.example`,
    'a@@b.example',
    'a@b..example',
    'a\u0000@b.example',
    'a@b.example\ud800',
  ])('is refused to what is not one address: %.40j', async (email) => {
    const answer = await link(email)
    expectRefusal(answer, 400, 'invalid-email')
    expect(answer.fields?.email).toBeTruthy()
  })

  test('refuses fields that are not asked for', async () =>
    expectRefusal(await link('a@b.example', { role: 'admin' }), 400, 'unknown-field'))

  test.each(['', 'x', long])('refuses a link cut or overflowing: %.20j', async (token) =>
    expectRefusal(await ask({ method: 'POST', url: '/api/session', payload: { token } }), 400, 'invalid-link'),
  )

  test.each(hostile)('refuses a link made up: %j', async (text) =>
    expectRefusal(
      await ask({ method: 'POST', url: '/api/session', payload: { token: text.padEnd(30, '-') } }),
      410,
      'link-expired',
    ),
  )

  test('refuses a role that does not exist', async () =>
    expectRefusal(
      await ask({ method: 'POST', url: '/api/session/demo', payload: { role: 'constructor' } }),
      400,
      'unknown-role',
    ))
})

describe('a search', () => {
  test.each([
    ['commune=99999', 404, 'unknown-commune'],
    ['commune=Dax', 400, 'unknown-commune'],
    ['commune=40192&commune=40088', 400, undefined],
    ['frein=voiture', 400, 'unknown-frein'],
    ['frein=', 400, 'unknown-frein'],
    ['frein=mobilite&frein=toString', 400, 'unknown-frein'],
    ['public=tous', 400, 'unknown-public'],
    ['rayon=7', 400, 'unknown-radius'],
    ['rayon=30km', 400, 'unknown-radius'],
    ['accueil=partout', 400, 'unknown-accueil'],
    ['frais=payant', 400, 'unknown-frais'],
    ['tri=hasard', 400, 'unknown-order'],
    ['perimees=2', 400, 'invalid-expired-flag'],
    ['page=0', 400, 'invalid-page'],
    ['page=-1', 400, 'invalid-page'],
    ['page=1.5', 400, 'invalid-page'],
    ['page=9999999999999999999', 400, 'invalid-page'],
    ['page=5000', 404, undefined],
    ['taille=51', 400, 'invalid-page-size'],
    ['taille=0', 400, 'invalid-page-size'],
    [`q=${long}`, 400, 'invalid-words'],
    ['q=permis%00', 400, 'invalid-words'],
    ['q=per%0Amis', 400, 'invalid-words'],
    ['q=de+la', 400, 'only-stop-words'],
    ['Frein=sante', 400, 'unknown-field'],
    ['filter=state%20%3D%20draft', 400, 'unknown-field'],
    ['__proto__=1', 400, undefined],
    ['constructor=1', 400, 'unknown-field'],
    ['frein[]=sante', 400, 'unknown-field'],
  ] as const)('refuses %.40s', async (query, status, code) =>
    expectRefusal(await ask(`/api/search?${query}`), status, code),
  )

  test.each(hostile)('takes no order from its words: %j', async (text) => {
    const answer = await it.app.inject({ url: `/api/search?q=${inUrl(text)}`, headers })
    expect([200, 400]).toContain(answer.statusCode)
    if (answer.statusCode === 400) expectRefusal({ ...answer.json(), status: 400 }, 400)
    else expect(answer.json().hits.every(({ id }: { id: string }) => id === listing)).toBe(true)
  })

  test.each(['%', '%E0%A4%A', 'q=%C3%28', 'q=%ff', '?q', '&&&', 'q=a'.repeat(3000)])(
    'survives an address badly written: %.30s',
    async (query) => {
      const answer = await it.app.inject({ url: `/api/search?${query}`, headers })
      expect([200, 400, 404, 414, 431]).toContain(answer.statusCode)
    },
  )

  test('refuses more freins than there are', async () => {
    expectRefusal(await ask(`/api/search?${Array.from({ length: 50 }, () => 'frein=sante').join('&')}`), 400)
  })
})

test('a field named after something every object has is refused by its name', async () =>
  expect((await ask('/api/search?constructor=1')).fields).toEqual({ constructor: 'Ce champ n’est pas attendu.' }))

describe('a commune', () => {
  test.each([...hostile, 'zzzzzzzz', '- - -', '00000', '🦊'])('is not made from %j', async (text) => {
    const answer = await it.app.inject({ url: `/api/communes?q=${inUrl(text)}`, headers })
    expect([200, 400]).toContain(answer.statusCode)
  })

  test.each([
    ['', 'invalid-input'],
    ['q=', 'invalid-commune-query'],
    [`q=${long}`, 'invalid-commune-query'],
  ])('is not suggested from %.20s', async (query, code) =>
    expectRefusal(await ask(`/api/communes?${query}`), 400, code),
  )
})

describe('a listing', () => {
  test.each(['commune=x', 'commune=40192&commune=40088', 'commune=', 'intervenants=1'])(
    'is not opened with %s',
    async (query) => expectRefusal(await ask(`/api/listings/${listing}?${query}`), 400),
  )
})

describe('an address nobody wrote well', () => {
  test.each([
    '/api/%',
    '/api/%zz',
    '/api/listings/%E0%A4%A',
    `/api/listings/${'a'.repeat(300)}`,
    '/api//session',
    '/api/session/',
    '/api/listings',
  ])('%s is refused in the same shape', async (url) => {
    const answer = await ask(url)
    expect([400, 404, 414]).toContain(answer.status)
    expectRefusal(answer, answer.status)
  })

  test('a body too large is refused', async () => {
    const payload = JSON.stringify({ email: 'a'.repeat(300_000) })
    expectRefusal(
      await ask({ method: 'POST', url: '/api/session/link', payload, headers: { 'content-type': 'application/json' } }),
      413,
      'too-large',
    )
  })
})
