import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { oidcCookieName } from '../../server/features/accounts/accounts.strangers.ts'
import { makeOidc } from '../../server/features/oidc/oidc.client.ts'
import { OidcFailure } from '../../server/features/oidc/oidc.failures.ts'
import { makeLog } from '../../server/platform/log.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { journeyOf } from '../support/oidc-journey.ts'
import { startProvider } from '../support/oidc-provider.ts'

const site = 'http://127.0.0.1:3000'
const plain = await startProvider({ site })
const signing = await startProvider({ site, id: 'signant', signsPeople: true })
/** Somebody else's provider, which has never heard of Levier. */
const foreign = await startProvider({ site, id: 'autre' })
afterAll(() => Promise.all([plain, signing, foreign].map(({ close }) => close())))

const logged: string[] = []
const it = useApp({
  engine: false,
  log: makeLog('info', { write: (line) => void logged.push(line) }),
  env: {
    ...{ ...plain.env, ...signing.env, OIDC_PROVIDERS: 'essai,signant,mal-nomme' },
    OIDC_SIGNANT_ACR_VALUES: 'eidas2',
    // What is there says it is another issuer.
    ...{ OIDC_MAL_NOMME_ISSUER: `${plain.issuer}/`.replace('127.0.0.1', 'localhost') },
    ...{ OIDC_MAL_NOMME_CLIENT_ID: 'levier', OIDC_MAL_NOMME_CLIENT_SECRET: 'secret' },
  },
})
const here = journeyOf(it, plain)
const signed = journeyOf(it, signing, 'signant')
const cookieName = oidcCookieName(site)

let account: { id: string; email: string }
const subject = 'victim'
beforeAll(async () => {
  account = await anAccount(it.deps.db)
  const person = { email: account.email, email_verified: true, acr: 'eidas2' }
  for (const { people } of [plain, signing]) people.set(subject, person).set('intruder', { ...person, email: 'x@y.fr' })
})
afterEach(() => {
  plain.fault = null
  signing.fault = null
})

const who = async (headers: { cookie: string }) =>
  (await it.app.inject({ url: '/api/session', headers })).json().account
const refusals = () =>
  it.deps.db
    .selectFrom('audit_events')
    .select('detail')
    .where('action', '=', 'session.refused')
    .orderBy('id', 'desc')
    .execute()

interface Back {
  location: string
  cookie: string
}
/** The browser is on the sign-in page with this reason, has no session, and the journal has one line more. */
async function expectRefused(back: Back, code: string, before: number) {
  expect(back.location).toBe(`/connexion?erreur=${code}`)
  expect(await who(back)).toBeNull()
  const lines = await refusals()
  expect(lines).toHaveLength(before + 1)
  expect(lines[0]?.detail).toMatchObject({ code })
}
const changed = (url: string, change: (query: URLSearchParams) => void) => {
  const address = new URL(url)
  change(address.searchParams)
  return address.href
}

describe('a way back that is not the one of this browser is refused', () => {
  test('with another state, which uses up nothing', async () => {
    const left = await here.leave()
    const callback = await here.through(subject, left.departure)
    for (const state of ['', '\0', "' or 1=1 --", randomBytes(32).toString('base64url')]) {
      const before = (await refusals()).length
      const back = await here.comeBack(
        changed(callback, (query) => query.set('state', state)),
        left,
      )
      await expectRefused(back, 'oidc-expired', before)
    }
    const twice = await here.comeBack(
      changed(callback, (query) => query.append('state', 'x')),
      left,
    )
    expect(twice.location).toBe('/connexion?erreur=oidc-refused')
  })

  test('without its cookie, or with the one of another browser', async () => {
    const [mine, theirs] = [await here.leave(), await here.leave()]
    const callback = await here.through(subject, mine.departure)
    for (const headers of [{}, theirs, { cookie: `${cookieName}=${randomBytes(32).toString('base64url')}` }]) {
      const before = (await refusals()).length
      await expectRefused(await here.comeBack(callback, headers), 'oidc-expired', before)
    }
    expect(await who(await here.comeBack(callback, mine))).toMatchObject({ id: account.id })
  })

  test('a second time, with the same address or with the same code', async () => {
    const first = await here.signIn(subject)
    expect(await who(first)).toMatchObject({ id: account.id })
    const before = (await refusals()).length
    await expectRefused(await here.comeBack(first.callback, first.left), 'oidc-expired', before)

    const left = await here.leave()
    const replayed = changed(await here.through(subject, left.departure), (query) =>
      query.set('code', new URL(first.callback).searchParams.get('code') ?? ''),
    )
    await expectRefused(await here.comeBack(replayed, left), 'oidc-refused', before + 1)
  })

  test('five times at once serves once', async () => {
    const left = await here.leave()
    const callback = await here.through(subject, left.departure)
    const backs = await Promise.all(Array.from({ length: 5 }, () => here.comeBack(callback, left)))
    expect(backs.map(({ location }) => location).sort()).toEqual([
      '/',
      ...Array<string>(4).fill('/connexion?erreur=oidc-expired'),
    ])
  })

  test('with a code given for another sign-in, whose PKCE verifier this browser has not', async () => {
    const [victim, thief] = [await here.leave(), await here.leave()]
    const stolen = new URL(await here.through(subject, victim.departure)).searchParams.get('code') ?? ''
    const callback = changed(await here.through('intruder', thief.departure), (query) => query.set('code', stolen))
    const before = (await refusals()).length
    await expectRefused(await here.comeBack(callback, thief), 'oidc-refused', before)
  })

  test('ten minutes later', async () => {
    const left = await here.leave()
    const callback = await here.through(subject, left.departure)
    await it.deps.db.updateTable('oidc_attempts').set({ expires_at: it.deps.clock.now() }).execute()
    const before = (await refusals()).length
    await expectRefused(await here.comeBack(callback, left), 'oidc-expired', before)
  })

  test('through another provider, or from another issuer', async () => {
    const left = await here.leave()
    const callback = await here.through(subject, left.departure)
    let before = (await refusals()).length
    const elsewhere = await signed.comeBack(callback.replace('/essai/', '/signant/'), left)
    await expectRefused(elsewhere, 'oidc-expired', before)

    for (const iss of [foreign.issuer, '']) {
      const again = await here.leave()
      before = (await refusals()).length
      const issued = changed(await here.through(subject, again.departure), (query) => query.set('iss', iss))
      await expectRefused(await here.comeBack(issued, again), 'oidc-refused', before)
    }
  })
})

describe('an identity token is refused', () => {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const hour = 3600
  const now = Math.floor(Date.now() / 1000)
  const none = (token: string) => {
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    return `${header}.${token.split('.')[1]}.`
  }
  const forgeries: [string, (token: string) => string][] = [
    ['expired', (token) => plain.forge(token, { exp: now - hour })],
    ['of a time to come', (token) => plain.forge(token, { iat: now - hour, nbf: now + hour })],
    ['for another site', (token) => plain.forge(token, { aud: 'another' })],
    ['of another issuer', (token) => plain.forge(token, { iss: foreign.issuer })],
    ['for another sign-in', (token) => plain.forge(token, { nonce: randomBytes(32).toString('base64url') })],
    ['without a nonce', (token) => plain.forge(token, { nonce: undefined })],
    ['signed by somebody else', (token) => plain.forge(token, {}, stranger)],
    [
      'changed after it was signed',
      (token) => plain.forge(token, { admin: true }).replace(/[^.]+$/, token.split('.')[2]!),
    ],
    ['signed by nobody', none],
    ['about somebody else than the answer about the person', (token) => plain.forge(token, { sub: 'intruder' })],
    ['that is none', () => 'token'],
    ['that is missing', () => ''],
  ]
  test.each(forgeries)('%s', async (_name, forge) => {
    plain.fault = (path, answer) => {
      if (path !== '/token') return answer
      const { id_token, ...rest } = JSON.parse(answer.body)
      return { ...answer, body: JSON.stringify({ ...rest, id_token: forge(id_token) || undefined }) }
    }
    const before = (await refusals()).length
    await expectRefused(await here.signIn(subject), 'oidc-refused', before)
    plain.fault = null
    expect(await who(await here.signIn(subject))).toMatchObject({ id: account.id })
  })

  test('of a lower level of assurance than asked for, or that tells none', async () => {
    for (const acr of ['eidas1', undefined]) {
      signing.fault = (path, answer) => {
        if (path !== '/token') return answer
        const { id_token, ...rest } = JSON.parse(answer.body)
        return { ...answer, body: JSON.stringify({ ...rest, id_token: signing.forge(id_token, { acr }) }) }
      }
      const before = (await refusals()).length
      await expectRefused(await signed.signIn(subject), 'oidc-refused', before)
    }
    signing.fault = null
    expect(await who(await signed.signIn(subject))).toMatchObject({ id: account.id })
  })
})

describe('what is said of the person is refused', () => {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const forgeries: [string, (token: string) => string][] = [
    ['signed by somebody else', (token) => signing.forge(token, { email: 'x@y.fr' }, stranger)],
    [
      'changed after it was signed',
      (token) => signing.forge(token, { email: 'x@y.fr' }).replace(/[^.]+$/, token.split('.')[2]!),
    ],
    ['for another site', (token) => signing.forge(token, { aud: 'another' })],
    ['about somebody else', (token) => signing.forge(token, { sub: 'intruder' })],
    ['not signed at all', () => JSON.stringify({ sub: subject, email: account.email, email_verified: true })],
  ]
  test.each(forgeries)('%s', async (_name, forge) => {
    signing.fault = (path, answer) => (path === '/me' ? { ...answer, body: forge(answer.body) } : answer)
    const before = (await refusals()).length
    await expectRefused(await signed.signIn(subject), 'oidc-refused', before)
  })
})

describe('a provider that does not answer as it should', () => {
  const failing = (at: string, status: number) => {
    plain.fault = (path, answer) => (path === at ? { status, body: '<h1>Erreur</h1>' } : answer)
  }

  test.each(['/token', '/me', '/jwks'])(
    'is said to be unavailable when %s is down, and serves once it is back',
    async (path) => {
      // A client that has not met the provider yet: the keys are read anew.
      const fresh = makeOidc(it.deps.config, it.deps.clock)('essai')!
      const attempt = {
        state: 'state'.padEnd(43, '-'),
        nonce: 'nonce'.padEnd(43, '-'),
        codeVerifier: 'code'.padEnd(43, '-'),
      }
      const callback = new URL(await plain.signIn(await fresh.departure(attempt), subject))
      failing(path, 503)
      const failure = await fresh.arrival(callback.searchParams, attempt).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(OidcFailure)
      expect(failure).toMatchObject({ code: 'oidc-unavailable' })
      plain.fault = null
      expect(await who(await here.signIn(subject))).toMatchObject({ id: account.id })
    },
  )

  test('is said to be refused when it does not know this site', async () => {
    plain.fault = (path, answer) =>
      path === '/token' ? { status: 401, body: JSON.stringify({ error: 'invalid_client' }) } : answer
    const before = (await refusals()).length
    await expectRefused(await here.signIn(subject), 'oidc-refused', before)
  })

  test('is refused when it is another issuer than the settings say', async () => {
    const { departure, answer } = await journeyOf(it, plain, 'mal-nomme').leave()
    expect([answer.statusCode, departure]).toEqual([302, '/connexion?erreur=oidc-refused'])
  })

  test('leaves no token, address or code in the log', async () => {
    failing('/token', 500)
    const before = (await refusals()).length
    await expectRefused(await here.signIn(subject), 'oidc-unavailable', before)
    plain.fault = null
    const { callback, cookie } = await here.signIn(subject)
    const all = logged.join('')
    for (const code of ['oidc-refused', 'oidc-expired', 'oidc-unavailable']) expect(all).toContain(code)
    const code = new URL(callback).searchParams.get('code')
    for (const secret of [account.email, code, cookie.split('=')[1], 'eyJ']) expect(all).not.toContain(secret)
  })
})
