import type { LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import { createLoginLink } from '../../server/features/accounts/accounts.links.ts'
import { insertAccount } from '../../server/features/accounts/accounts.queries.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { anAccount, signedIn } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor } from '../support/mail.ts'

const it = useApp({ engine: false })

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  it.app.inject({ method: 'POST', url, payload, headers })
const askLink = (email: string) => post('/api/session/link', { email })
const open = (token: string, headers = {}) => post('/api/session', { token }, headers)
const who = async (headers: Record<string, string>) =>
  (await it.app.inject({ url: '/api/session', headers })).json().account
const cookieOf = (answer: LightMyRequestResponse) => ({ cookie: String(answer.headers['set-cookie']).split(';')[0]! })

async function someoneWithLink() {
  const account = await anAccount(it.deps.db)
  const { attempt } = (await askLink(account.email)).json<{ attempt: string }>()
  return { account, attempt, token: await linkFor(it, account.email) }
}

describe('a sign-in link', () => {
  test('is mailed to the address of an account, and opens its session', async () => {
    const { account, token } = await someoneWithLink()
    const answer = await open(token)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      account: {
        id: account.id,
        email: account.email,
        name: 'Camille Exemple',
        role: 'adviser',
        structureId: null,
        sectorId: null,
        departements: null,
      },
      demo: true,
      providers: [],
      can: {
        ...{ accounts: false, administer: false, govern: false, submit: false, moderate: false, sheets: true },
        ...{ follow: true, readPairFigures: false, requests: true, receive: false },
      },
    })
    expect(await who(cookieOf(answer))).toMatchObject({ id: account.id })
  })

  test('is found by an address typed in capitals', async () => {
    const account = await anAccount(it.deps.db)
    await askLink(account.email.toUpperCase())
    expect(await linkFor(it, account.email)).toBeTruthy()
  })

  test('serves once', async () => {
    const { token } = await someoneWithLink()
    await open(token)
    const again = await open(token)
    expect([again.statusCode, again.json().code]).toEqual([410, 'link-used'])
    expect(again.json().message).toContain('Demandez-en un autre')
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  test('serves once even when it is opened five times at the same moment', async () => {
    const { token } = await someoneWithLink()
    const answers = await Promise.all(Array.from({ length: 5 }, () => open(token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410])
  })

  test('expires after fifteen minutes', async () => {
    const { token } = await someoneWithLink()
    const link = it.deps.db.selectFrom('login_links').select('expires_at').where('token_hash', '=', hashOf(token))
    const { expires_at } = await link.executeTakeFirstOrThrow()
    expect(expires_at.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000)
    await it.deps.db
      .updateTable('login_links')
      .set({ expires_at: new Date() })
      .where('token_hash', '=', hashOf(token))
      .execute()
    const late = await open(token)
    expect([late.statusCode, late.json().code]).toEqual([410, 'link-expired'])
  })

  test('is refused when a letter was changed', async () => {
    const { token } = await someoneWithLink()
    const tampered = await open(`${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`)
    expect([tampered.statusCode, tampered.json().code]).toEqual([410, 'link-expired'])
  })

  test('is cancelled by the next one', async () => {
    const { account, token } = await someoneWithLink()
    await askLink(account.email)
    expect((await open(token)).statusCode).toBe(410)
    expect((await open(await linkFor(it, account.email))).statusCode).toBe(200)
  })

  test('leaves nobody with an error when another one is asked for while it is opened', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { account, token } = await someoneWithLink()
      const answers = await Promise.all([open(token), askLink(account.email), open(token)])
      expect([200, 202, 410]).toEqual(expect.arrayContaining(answers.map(({ statusCode }) => statusCode)))
    }
  })

  test('does not serve an account closed meanwhile', async () => {
    const { account, token } = await someoneWithLink()
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()
    expect((await open(token)).json().code).toBe('link-expired')
  })
})

describe('a session', () => {
  test('lives in a cookie no script reads and no other site sends', async () => {
    const { token } = await someoneWithLink()
    const cookie = String((await open(token)).headers['set-cookie'])
    expect(cookie).toMatch(/^levier_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('is kept as a hash only', async () => {
    const { cookie } = await it.signIn()
    const kept = JSON.stringify(await it.deps.db.selectFrom('sessions').selectAll().execute())
    expect(kept).not.toContain(cookie.split('=')[1])
    expect(kept).toContain(hashOf(cookie.split('=')[1]!))
  })

  test('is replaced by the next sign-in, whatever cookie the browser came with', async () => {
    const first = await it.signIn()
    expect(await who(first)).not.toBeNull()
    const { account, token } = await someoneWithLink()
    const answer = await open(token, first)
    expect(cookieOf(answer)).not.toEqual(first)
    expect(await who(first)).toBeNull()
    expect(await who(cookieOf(answer))).toMatchObject({ id: account.id })
  })

  test.each([
    ['with a link', async (token: string, planted: object) => open(token, planted)],
    [
      'with a code',
      async (token: string, planted: object, attempt: string) => {
        const { code } = (await post('/api/session/link/code', { token })).json()
        return post('/api/session/code', { attempt, code }, { ...planted })
      },
    ],
  ])('never goes on with a cookie somebody planted: %s', async (_how, enter) => {
    const thief = await anAccount(it.deps.db)
    const ofThief = await signedIn(it.deps.db, thief.id, it.deps.clock)
    for (const planted of [{ cookie: `levier_session=${'p'.repeat(43)}` }, ofThief]) {
      const { account, token, attempt } = await someoneWithLink()
      const mine = cookieOf(await enter(token, planted, attempt))
      expect(mine).not.toEqual(planted)
      expect(await who(mine)).toMatchObject({ id: account.id })
      expect(await who(planted)).toBeNull()
    }
  })

  test('ends at once for whoever signs out', async () => {
    const headers = await it.signIn()
    expect(await who(headers)).not.toBeNull()
    const answer = await it.app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect([answer.statusCode, answer.json()]).toEqual([200, { leave: null }])
    expect(String(answer.headers['set-cookie'])).toMatch(/^levier_session=; .*Expires=Thu, 01 Jan 1970/)
    expect(await who(headers)).toBeNull()
    expect((await it.app.inject({ url: '/api/communes?q=dax', headers })).statusCode).toBe(401)
  })

  test('is signed out without complaint when there is none', async () => {
    const answer = await it.app.inject({ method: 'DELETE', url: '/api/session' })
    expect([answer.statusCode, answer.json()]).toEqual([200, { leave: null }])
  })

  const hours = 3_600_000
  test.each([
    ['used 11 hours ago is open', { last_seen_at: new Date(Date.now() - 11 * hours) }, true],
    ['left for 12 hours is closed', { last_seen_at: new Date(Date.now() - 12 * hours) }, false],
    ['is closed at its end, even in use', { expires_at: new Date() }, false],
  ])('%s', async (_name, row, isOpen) => {
    const { id } = await anAccount(it.deps.db)
    const headers = await signedIn(it.deps.db, id, it.deps.clock)
    await it.deps.db.updateTable('sessions').set(row).where('account_id', '=', id).execute()
    expect((await who(headers)) !== null).toBe(isOpen)
  })

  test('of an account that is closed is not served to a server that does not know it', async () => {
    const account = await anAccount(it.deps.db)
    const headers = await signedIn(it.deps.db, account.id, it.deps.clock)
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()
    expect(await who(headers)).toBeNull()
  })

  test('is remembered for a moment, so that a search asks the database nothing about it', async () => {
    const { id } = await anAccount(it.deps.db)
    const headers = await signedIn(it.deps.db, id, it.deps.clock)
    await who(headers)
    await it.deps.db.deleteFrom('sessions').where('account_id', '=', id).execute()
    expect(await who(headers)).toMatchObject({ id })
  })

  test('writes its last use every few minutes only', async () => {
    const { id } = await anAccount(it.deps.db)
    const headers = await signedIn(it.deps.db, id, it.deps.clock)
    const lastSeen = async () =>
      (
        await it.deps.db
          .selectFrom('sessions')
          .select('last_seen_at')
          .where('account_id', '=', id)
          .executeTakeFirstOrThrow()
      ).last_seen_at
    const opened = await lastSeen()
    await who(headers)
    expect(await lastSeen()).toEqual(opened)
    const older = new Date(Date.now() - 6 * 60_000)
    await it.deps.db.updateTable('sessions').set({ last_seen_at: older }).where('account_id', '=', id).execute()
    const other = await signedIn(it.deps.db, id, it.deps.clock)
    await it.deps.db.updateTable('sessions').set({ last_seen_at: older }).where('account_id', '=', id).execute()
    await who(other)
    const rows = await it.deps.db.selectFrom('sessions').select('last_seen_at').where('account_id', '=', id).execute()
    expect(rows.filter(({ last_seen_at }) => last_seen_at > opened)).toHaveLength(1)
  })

  test.each(['', 'x', 'é', 'a'.repeat(5000), '"; drop table sessions; --'])(
    'a cookie of nobody is a visitor: %.20s',
    async (value) => {
      expect(await who({ cookie: `levier_session=${encodeURIComponent(value)}` })).toBeNull()
    },
  )
})

describe('the demonstration', () => {
  test('opens the session of a demo account by role', async () => {
    expect((await post('/api/session/demo', { role: 'admin' })).statusCode).toBe(404)
    const record = {
      email: demoEmails.admin,
      name: 'Alix Démo',
      role: 'admin',
      structure_id: null,
      departements: null,
    } as const
    await insertAccount(it.deps.db, record, new Date())
    const answer = await post('/api/session/demo', { role: 'admin' })
    expect(answer.json()).toMatchObject({ account: { email: demoEmails.admin, role: 'admin' }, demo: true })
    expect(await who(cookieOf(answer))).toMatchObject({ role: 'admin' })
  })
})

describe('served over HTTPS, with mails sent', () => {
  const served = useApp({
    engine: false,
    env: { PUBLIC_URL: 'https://levier.example', SMTP_URL: 'smtp://127.0.0.1:1', HOST: '0.0.0.0' },
  })

  test('the cookie is bound to the host and to HTTPS', async () => {
    const { id } = await anAccount(served.deps.db)
    const token = await createLoginLink(served.deps.db, id, { clock: served.deps.clock, minutes: 15 })
    const opened = await served.app.inject({ method: 'POST', url: '/api/session', payload: { token } })
    expect(String(opened.headers['set-cookie'])).toMatch(
      /^__Host-levier_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const headers = cookieOf(opened)
    expect(headers.cookie).toMatch(/^__Host-levier_session=/)
    const answer = await served.app.inject({ url: '/api/session', headers })
    expect(answer.json()).toMatchObject({ account: { role: 'adviser' }, demo: false })
    const out = await served.app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(String(out.headers['set-cookie'])).toMatch(/^__Host-levier_session=; .*Path=\/; .*Secure/)
  })

  test('the shortcuts of the demonstration do not exist', async () => {
    const role = { method: 'POST', url: '/api/session/demo', payload: { role: 'admin' } } as const
    expect((await served.app.inject(role)).statusCode).toBe(404)
    expect((await served.app.inject('/api/outbox')).statusCode).toBe(404)
  })
})
