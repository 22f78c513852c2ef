import { Writable } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { api, type Endpoint } from '../../server/contract/api.ts'
import { type Role, roles } from '../../server/contract/vocabulary.ts'
import { makeLog } from '../../server/platform/log.ts'
import { aSector } from '../factories/a-sector.ts'
import { anAccount } from '../factories/an-account.ts'
import { startTestApp, useApp } from '../support/app.ts'
import { linkFor } from '../support/mail.ts'

const lines: string[] = []
const sink = new Writable({
  write: (chunk, _, done) => {
    lines.push(String(chunk))
    done()
  },
})
const it = useApp({ log: makeLog('trace', sink) })

const endpoints = Object.entries(api) as [string, Endpoint][]
const allRoles = Object.keys(roles) as Role[]
const some = '00000000-0000-4000-8000-000000000000'

/** A request to an endpoint, its parameters filled with anything. */
function call(key: string, headers: Record<string, string> = {}) {
  const [method, path] = key.split(' ') as ['GET', string]
  const url = path.replace(/:\w+/g, some)
  const payload = method === 'GET' ? undefined : {}
  return it.app.inject({ method, url, headers, ...(payload && { payload }) })
}

describe('every endpoint of the contract', () => {
  test('is mounted', () => {
    for (const [key] of endpoints) {
      const [method, url] = key.split(' ') as ['GET', string]
      expect(it.app.hasRoute({ method, url }), key).toBe(true)
    }
  })

  test('refuses a visitor with 401 before looking at what is asked, or says it is public', async () => {
    for (const [key, { access }] of endpoints) {
      const { statusCode, body } = await call(key)
      if (access === 'public') expect(statusCode, key).not.toBe(401)
      else expect([statusCode, JSON.parse(body).code], key).toEqual([401, 'signed-out'])
    }
  })

  test('is public only for what DESIGN says: entering, asking to, legal pages, single-purpose links, health', () => {
    const open = endpoints.filter(([, { access }]) => access === 'public').map(([key]) => key)
    expect(open).toEqual([
      'GET /api/health',
      'POST /api/session/link',
      'POST /api/session',
      'POST /api/session/link/code',
      'POST /api/session/code',
      'POST /api/session/demo',
      'GET /api/session',
      'DELETE /api/session',
      'GET /api/session/oidc/:provider',
      'GET /api/session/oidc/:provider/callback',
      'GET /api/access-requests/known',
      'POST /api/access-requests',
      'POST /api/access-requests/confirm',
      'POST /api/invitations/read',
      'POST /api/invitations/accept',
      'POST /api/oppositions',
      'POST /api/oppositions/confirm',
      'GET /api/legal',
      'GET /api/outbox',
      'GET /api/departements',
      'POST /api/verifications/read',
      'POST /api/verifications/confirm',
      'POST /api/verifications/changed',
      'POST /api/verifications/reminders',
      'POST /api/contact-answers/read',
      'POST /api/contact-answers/see',
      'POST /api/contact-answers/accept',
      'POST /api/contact-answers/ask',
      'POST /api/contact-answers/decline',
      'POST /api/contact-answers/pass-on',
      'POST /api/contact-answers/reschedule',
      'POST /api/contact-answers/conclude',
      'POST /api/contact-answers/renew',
      'POST /api/sheets/read',
    ])
  })

  test.each(allRoles)('opens to %s what the contract says, and refuses the rest with 403', async (role) => {
    // A référent reaches nothing of a sector before having one.
    const sectorId = (await aSector(it.deps.db)).id
    for (const [key, { access }] of endpoints) {
      const account = await anAccount(it.deps.db, { role, ...(role === 'referent' && { sectorId }) })
      const { statusCode } = await call(key, await it.signIn(account))
      const may = access === 'public' || access === 'signed-in' || role in access
      if (may) expect([401, 403], `${role} ${key}`).not.toContain(statusCode)
      else expect(statusCode, `${role} ${key}`).toBe(403)
    }
  })

  test('that is for the whole instance refuses an admin of some départements', async () => {
    const account = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    const whole = endpoints.filter(([, { access }]) => typeof access !== 'string' && access.admin === 'everywhere')
    expect(whole.length).toBeGreaterThan(0)
    for (const [key] of whole) {
      const { statusCode, body } = await call(key, await it.signIn(account))
      expect([statusCode, JSON.parse(body).code], key).toEqual([403, 'forbidden'])
    }
  })

  test('is closed to an account closed before', async () => {
    const account = await anAccount(it.deps.db)
    const headers = await it.signIn(account)
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()
    for (const [key, { access }] of endpoints)
      if (access !== 'public') expect((await call(key, headers)).statusCode, key).toBe(401)
  })
})

describe('an answer', () => {
  test('carries the same protections on a page, a refusal and the interface', async () => {
    const protections = {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    }
    const accept = { accept: 'text/html' }
    for (const [url, headers] of [
      ['/', accept],
      ['/nulle-part', accept],
      ['/assets/nulle-part.js', {}],
      ['/api/session', {}],
      ['/api/nulle-part', {}],
      ['/api/search', {}],
      ['/api/%zz', {}],
    ] as const)
      expect((await it.app.inject({ url, headers })).headers, url).toMatchObject(protections)
  })

  test('of the interface is kept by no cache', async () => {
    for (const url of ['/api/session', '/%61pi/session', '/api/search', '/api/nulle-part'])
      expect((await it.app.inject(url)).headers['cache-control']).toBe('no-store')
  })

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    'to an unknown path of the interface is a plain 404: %s',
    async (method) => {
      const answer = await it.app.inject({ method, url: '/api/nulle-part', headers: { accept: 'text/html' } })
      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toEqual({
        code: 'not-found',
        message: 'Cette page n’existe pas ou n’existe plus.',
        requestId: expect.any(String),
      })
    },
  )

  test('says nothing of HTTPS where there is none', async () => {
    expect((await it.app.inject('/')).headers['strict-transport-security']).toBeUndefined()
  })
})

describe('a change asked for by another site', () => {
  const ask = (headers: Record<string, string>) =>
    it.app.inject({ method: 'DELETE', url: '/api/session', headers: { host: '127.0.0.1:3000', ...headers } })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000' }],
    ['an older browser on another site', { origin: 'https://ailleurs.example' }],
    ['a page without origin', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://127.0.0.1:8080' }],
  ])('is refused: %s', async (_who, headers) => {
    const answer = await ask(headers)
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'cross-site'])
  })

  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' }],
    ['our own page, in an older browser', { origin: 'http://127.0.0.1:3000' }],
    ['a program', {}],
  ])('is heard: %s', async (_who, headers) => expect((await ask(headers)).statusCode).toBe(200))

  test('cannot hide in a form: only JSON is read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type }
      const answer = await it.app.inject({
        method: 'POST',
        url: '/api/session/link',
        headers,
        payload: '{"email":"a@b.example"}',
      })
      expect([answer.statusCode, answer.json().code], type).toEqual([415, 'json-expected'])
    }
  })

  test('through a name of its own for this machine finds no demonstration', async () => {
    const answer = await it.app.inject({ url: '/api/outbox', headers: { host: 'ailleurs.example:3000' } })
    expect([answer.statusCode, answer.json().code]).toEqual([421, 'wrong-host'])
  })

  test('finds none either by passing for a proxy that is trusted', async () => {
    const behindProxy = await startTestApp({ engine: false, env: { TRUSTED_PROXY: 'loopback' } })
    const headers = { host: 'ailleurs.example:3000', 'x-forwarded-host': 'localhost' }
    const answer = await behindProxy.app.inject({ url: '/api/outbox', headers })
    await behindProxy.close()
    expect(answer.statusCode).toBe(421)
    expect((await it.app.inject({ url: '/api/outbox', headers: { host: '[::1]:3000' } })).statusCode).toBe(200)
  })
})

describe('served over HTTPS', () => {
  const served = useApp({
    engine: false,
    env: { PUBLIC_URL: 'https://levier.example', SMTP_URL: 'smtp://127.0.0.1:1' },
  })

  test('browsers are told to come back the same way', async () => {
    const { headers } = await served.app.inject('/')
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })

  test('its own address is the origin of its changes', async () => {
    const ask = (origin: string) =>
      served.app.inject({ method: 'DELETE', url: '/api/session', headers: { host: 'app:3000', origin } })
    expect((await ask('https://levier.example')).statusCode).toBe(200)
    expect((await ask('http://levier.example')).statusCode).toBe(403)
  })
})

describe('the logs', () => {
  test('hold no token, cookie or address, even when the database refuses', async () => {
    const account = await anAccount(it.deps.db, { email: 'secrete@test.levier.example' })
    const post = (url: string, payload: object) => it.app.inject({ method: 'POST', url, payload })
    await post('/api/session/link', { email: account.email })
    const token = await linkFor(it, account.email)
    await post('/api/session', { token })
    await post('/api/session', { token })
    const { cookie } = await it.signIn(account)
    await it.app.inject({ url: '/api/search?q=confidentiel', headers: { cookie } })
    await it.app.inject({ url: '/api/session?token=dans-l-adresse', headers: { cookie } })

    await it.deps.db.schema.alterTable('mails').renameTo('mails_away').execute()
    expect((await post('/api/session/link', { email: account.email })).json()).toMatchObject({ code: 'internal' })
    await it.deps.db.schema.alterTable('mails_away').renameTo('mails').execute()

    const written = lines.join('')
    expect(written).toContain('incoming request')
    expect(written).toContain('request failed')
    const secrets = [token, cookie.split('=')[1]!, account.email, 'confidentiel', 'dans-l-adresse']
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
  })

  test('are JSON lines', () => {
    expect(lines.every((line) => typeof JSON.parse(line).level === 'number')).toBe(true)
    expect(pino.levels.labels[JSON.parse(lines[0]!).level]).toBeTruthy()
  })
})
