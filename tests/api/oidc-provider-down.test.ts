import { createServer } from 'node:http'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeOidc } from '../../server/features/oidc/oidc.client.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { freePort } from '../support/free-port.ts'
import { journeyOf } from '../support/oidc-journey.ts'
import { startProvider } from '../support/oidc-provider.ts'

const site = 'https://levier.example'
const up = await startProvider({ site })
const [port, nobodys] = [await freePort(), await freePort()]
afterAll(() => up.close())

const it = useApp({
  engine: false,
  env: {
    ...{ PUBLIC_URL: site, SMTP_URL: 'smtp://127.0.0.1:1' },
    ...{ ...up.env, OIDC_PROVIDERS: 'essai,absent,perdu' },
    ...{ OIDC_ABSENT_ISSUER: `http://127.0.0.1:${port}` },
    ...{ OIDC_ABSENT_CLIENT_ID: 'levier', OIDC_ABSENT_CLIENT_SECRET: 'secret-of-levier' },
    ...{ OIDC_PERDU_ISSUER: `http://127.0.0.1:${nobodys}` },
    ...{ OIDC_PERDU_CLIENT_ID: 'levier', OIDC_PERDU_CLIENT_SECRET: 'secret-of-levier' },
  },
})
const here = journeyOf(it, up)
const who = async (headers: { cookie: string }) =>
  (await it.app.inject({ url: '/api/session', headers })).json().account
const signOut = async (headers: { cookie: string }) =>
  (await it.app.inject({ method: 'DELETE', url: '/api/session', headers })).json().leave

async function someone() {
  const account = await anAccount(it.deps.db)
  up.people.set(account.id, { email: account.email, email_verified: true })
  return account.id
}

describe('a provider that is down', () => {
  test('leads back to sign-in, with the page asked for; it serves as soon as it is up', async () => {
    const left = await journeyOf(it, up, 'absent').leave('/?frein=sante')
    expect(left.answer.statusCode).toBe(302)
    expect(left.departure).toBe('/connexion?erreur=oidc-unavailable&suite=%2F%3Ffrein%3Dsante')
    expect(left.answer.headers['set-cookie']).toBeUndefined()
    const line = it.deps.db.selectFrom('audit_events').selectAll().where('action', '=', 'session.refused')
    expect(await line.executeTakeFirstOrThrow()).toMatchObject({
      ...{ actor_kind: 'visitor', detail: { provider: 'absent', code: 'oidc-unavailable' } },
    })

    const late = await startProvider({ site, id: 'absent', port })
    onTestFinished(() => late.close())
    const account = await anAccount(it.deps.db)
    late.people.set('late', { email: account.email, email_verified: true })
    expect(await who(await journeyOf(it, late, 'absent').signIn('late'))).toMatchObject({ id: account.id })
  })

  test('is not waited for when it says nothing', async () => {
    const silent = createServer(() => {})
    const at = await freePort()
    await new Promise<void>((listening) => silent.listen(at, '127.0.0.1', listening))
    onTestFinished(() => void silent.close().closeAllConnections())
    const oidc = it.deps.config.oidc.map((provider) => ({ ...provider, issuer: `http://127.0.0.1:${at}` }))
    const client = makeOidc({ oidc, publicUrl: site }, it.deps.clock, 0.1)('absent')!
    const attempt = { state: 'state', nonce: 'nonce', codeVerifier: 'verifier' }
    await expect(client.departure(attempt)).rejects.toMatchObject({ code: 'oidc-unavailable' })
  })

  test('is met once by all who come at the same moment, and again after a failure', async () => {
    let meetings = 0
    up.fault = (path, answer) => {
      if (!path.startsWith('/.well-known')) return answer
      meetings += 1
      return meetings === 1 ? { status: 502, body: '' } : answer
    }
    onTestFinished(() => {
      up.fault = null
    })
    const client = makeOidc(it.deps.config, it.deps.clock)('essai')!
    const attempt = { state: 'state', nonce: 'nonce', codeVerifier: 'verifier' }
    const together = () => Promise.allSettled(Array.from({ length: 5 }, () => client.departure(attempt)))
    expect((await together()).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    expect((await together()).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'))
    expect(meetings).toBe(2)
  })
})

describe('signing out', () => {
  test('goes on to the provider that opened the session, which leads back to sign-in', async () => {
    const back = await here.signIn(await someone())
    const leave = new URL(await signOut(back))
    expect(leave.origin + leave.pathname).toBe(`${up.issuer}/session/end`)
    const { id_token_hint, state, ...rest } = Object.fromEntries(leave.searchParams)
    expect(rest).toEqual({ client_id: 'levier', post_logout_redirect_uri: `${site}/connexion` })
    expect(state).toMatch(/^[\w-]{43}$/)
    expect(id_token_hint?.split('.')).toHaveLength(3)
    expect(await who(back)).toBeNull()
    expect(await signOut(back)).toBeNull()
  })

  test('ends there when no provider opened the session, or one that is gone or down', async () => {
    expect(await signOut(await it.signIn())).toBeNull()
    const back = await here.signIn(await someone())
    await it.deps.db.updateTable('sessions').set({ provider: 'renamed' }).execute()
    expect(await signOut(back)).toBeNull()
    const again = await here.signIn(await someone())
    await it.deps.db.updateTable('sessions').set({ provider: 'perdu' }).execute()
    expect(await signOut(again)).toBeNull()
    expect(await who(again)).toBeNull()
  })

  test('leads nowhere when the provider has no way out', async () => {
    up.fault = (path, answer) => {
      if (!path.startsWith('/.well-known')) return answer
      const { end_session_endpoint: _, ...rest } = JSON.parse(answer.body)
      return { ...answer, body: JSON.stringify(rest) }
    }
    onTestFinished(() => {
      up.fault = null
    })
    const client = makeOidc(it.deps.config, it.deps.clock)('essai')!
    expect(await client.exit('token', 'state')).toBeNull()
  })
})

test('over HTTPS the cookie of the way out is bound to the host', async () => {
  const { answer } = await here.leave()
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^__Host-levier_oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
})
