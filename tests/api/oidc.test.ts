import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { oidcCookieName, readStranger } from '../../server/features/accounts/accounts.strangers.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { cookieGiven, journeyOf } from '../support/oidc-journey.ts'
import { startProvider } from '../support/oidc-provider.ts'

const site = 'http://127.0.0.1:3000'
const plain = await startProvider({ site })
const signing = await startProvider({ site, id: 'proconnect', signsPeople: true })
afterAll(() => Promise.all([plain.close(), signing.close()]))

const it = useApp({
  engine: false,
  env: {
    ...{ ...plain.env, ...signing.env, OIDC_PROVIDERS: 'essai,proconnect' },
    OIDC_ESSAI_LABEL: 'Compte d’essai',
    OIDC_ESSAI_PROMPT: 'login',
    OIDC_PROCONNECT_TRUST_EMAIL: 'true',
    OIDC_PROCONNECT_ACR_VALUES: 'eidas1 eidas2',
  },
})
const here = journeyOf(it, plain)
const proconnect = journeyOf(it, signing, 'proconnect')
const cookieName = oidcCookieName(site)

const who = async (headers: { cookie: string }) =>
  (await it.app.inject({ url: '/api/session', headers })).json().account
const someEmail = () => `agent-${randomBytes(5).toString('hex')}@test.levier.example`
/** Somebody the provider knows, verified unless told. Returns their subject. */
function aPerson(claims: object, provider = plain) {
  const subject = `sub-${randomBytes(6).toString('hex')}`
  provider.people.set(subject, { email_verified: true, name: 'Camille Exemple', ...claims })
  return subject
}
const journal = (action: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('action', '=', action).orderBy('id', 'desc').execute()
const identities = (accountId: string) =>
  it.deps.db.selectFrom('identities').selectAll().where('account_id', '=', accountId).execute()

describe('leaving for a provider', () => {
  test('is for the providers of the settings only', async () => {
    expect((await it.app.inject('/api/session/oidc/autre')).statusCode).toBe(404)
    expect((await it.app.inject('/api/session/oidc/autre/callback?code=x&state=y')).statusCode).toBe(404)
    const { providers } = (await it.app.inject('/api/session')).json()
    expect(providers).toEqual([
      { id: 'essai', label: 'Compte d’essai' },
      { id: 'proconnect', label: 'ProConnect' },
    ])
  })

  test('asks for a code with a state, a nonce and a PKCE challenge, told to nobody twice', async () => {
    const [first, second] = [await here.leave(), await here.leave()]
    expect(first.answer.statusCode).toBe(302)
    const asked = new URL(first.departure)
    expect(asked.origin).toBe(plain.issuer)
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(asked.searchParams)
    expect(rest).toEqual({
      client_id: 'levier',
      redirect_uri: `${site}/api/session/oidc/essai/callback`,
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      prompt: 'login',
    })
    const again = new URL(second.departure).searchParams
    for (const [name, value] of Object.entries({ state, nonce, code_challenge })) {
      expect(value, name).toMatch(/^[\w-]{43}$/)
      expect(again.get(name), name).not.toBe(value)
    }
  })

  test('asks ProConnect for its scopes, and for a level of assurance that may not be lower', async () => {
    const asked = new URL((await proconnect.leave()).departure).searchParams
    expect(asked.get('scope')).toBe('openid given_name usual_name email')
    expect(JSON.parse(asked.get('claims') ?? '')).toEqual({
      id_token: { acr: { essential: true, values: ['eidas1', 'eidas2'] } },
    })
  })

  test('ties the way back to this browser for ten minutes, out of reach of scripts and other sites', async () => {
    const { answer } = await here.leave()
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^levier_oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

describe('coming back with an address that is verified', () => {
  test('opens the session of its account, links the identity, and leads to the page asked for', async () => {
    const account = await anAccount(it.deps.db)
    const subject = aPerson({ email: account.email.toUpperCase() })
    const back = await here.signIn(subject, '/?commune=40088&frein=mobilite')
    expect([back.answer.statusCode, back.location]).toEqual([302, '/?commune=40088&frein=mobilite'])
    expect(cookieGiven(back.answer, cookieName)).toBe('')
    expect(await who(back)).toMatchObject({ id: account.id })
    expect(await identities(account.id)).toMatchObject([{ issuer: plain.issuer, subject }])

    const [linked, opened] = [(await journal('identity.linked'))[0], (await journal('session.opened'))[0]]
    for (const line of [linked, opened])
      expect(line).toMatchObject({ actor_id: account.id, target_id: account.id, detail: { provider: 'essai' } })
    expect(JSON.stringify([linked, opened])).not.toContain(account.email)
    const session = it.deps.db.selectFrom('sessions').selectAll().where('account_id', '=', account.id)
    expect(await session.executeTakeFirstOrThrow()).toMatchObject({ provider: 'essai', address: '127.0.0.0' })
  })

  test('opens the account of the identity from then on, whatever its addresses become', async () => {
    const account = await anAccount(it.deps.db)
    const subject = aPerson({ email: account.email })
    await here.signIn(subject)
    await it.deps.db.updateTable('accounts').set({ email: someEmail() }).where('id', '=', account.id).execute()
    expect(await who(await here.signIn(subject))).toMatchObject({ id: account.id })
    const taken = await anAccount(it.deps.db)
    Object.assign(plain.people.get(subject) ?? {}, { email: taken.email, email_verified: false })
    expect(await who(await here.signIn(subject))).toMatchObject({ id: account.id })
    expect(await identities(account.id)).toHaveLength(1)
    expect(await identities(taken.id)).toEqual([])
  })

  test('links once, even when somebody comes back in three browsers at the same moment', async () => {
    const account = await anAccount(it.deps.db)
    const subject = aPerson({ email: account.email })
    const backs = await Promise.all([1, 2, 3].map(() => here.signIn(subject)))
    for (const back of backs) expect(await who(back)).toMatchObject({ id: account.id })
    expect(await identities(account.id)).toHaveLength(1)
    expect((await journal('identity.linked')).filter(({ target_id }) => target_id === account.id)).toHaveLength(1)
  })

  test('ends the session the browser had before', async () => {
    const [former, account] = [await anAccount(it.deps.db), await anAccount(it.deps.db)]
    const before = await it.signIn(former)
    const back = await here.signIn(aPerson({ email: account.email }), undefined, before)
    expect(await who(back)).toMatchObject({ id: account.id })
    expect(await who(before)).toBeNull()
  })

  test.each([
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    'https://ailleurs.example',
    'javascript:alert(1)',
    '/..//ailleurs.example',
    '/api/session/oidc/essai',
    '/connexion?erreur=oidc-closed',
    'fiches',
    '',
  ])('never leads out of the pages of the site: %j', async (suite) => {
    const account = await anAccount(it.deps.db)
    const back = await here.signIn(aPerson({ email: account.email }), suite)
    expect(back.location).toBe('/')
    expect(await who(back)).toMatchObject({ id: account.id })
  })
})

describe('coming back without an account', () => {
  test('leads to the request for access, with what the provider vouches for, for an hour', async () => {
    const email = someEmail()
    const back = await here.signIn(aPerson({ email, name: '  Nadia \0\n Ferrand ' }), '/?frein=sante')
    expect(back.location).toBe('/demande-acces')
    expect(await who(back)).toBeNull()
    const token = cookieGiven(back.answer, cookieName)
    expect(back.left.cookie).not.toContain(token)
    expect(String(back.answer.headers['set-cookie'])).toContain('Max-Age=3600')
    const at = (minutes: number) => new Date(it.deps.clock.now().getTime() + minutes * 60_000)
    const stranger = { email, name: 'Nadia Ferrand', provider: 'essai' }
    expect(await readStranger(it.deps.db, token, at(59))).toEqual(stranger)
    expect(await readStranger(it.deps.db, token, at(61))).toBeNull()
    expect(await readStranger(it.deps.db, back.left.cookie.split('=')[1], at(0))).toBeNull()
    // What is kept of a stranger is no sign-in under way.
    expect((await here.comeBack(`${site}${here.path}/callback?code=x&state=`, back)).location).toContain('oidc-expired')
  })

  test('refuses an address that is not verified, of an account or not', async () => {
    const account = await anAccount(it.deps.db)
    for (const claims of [
      { email: account.email, email_verified: false },
      { email: account.email, email_verified: undefined },
      { email: someEmail(), email_verified: false },
      { email: undefined },
      { email: 'pas une adresse' },
    ]) {
      const back = await here.signIn(aPerson(claims), '/?frein=sante')
      expect(back.location).toBe('/connexion?erreur=oidc-unverified&suite=%2F%3Ffrein%3Dsante')
      expect(await who(back)).toBeNull()
    }
    expect(await identities(account.id)).toEqual([])
    const [line] = await journal('session.refused')
    expect(line).toMatchObject({
      ...{ actor_kind: 'visitor', address: '127.0.0.0', target_id: null },
      detail: { provider: 'essai', code: 'oidc-unverified' },
    })
  })

  test('does not take another sign for the letter it becomes in lower case', async () => {
    const account = await anAccount(it.deps.db, { email: `kim-${someEmail()}` })
    const kelvins = account.email.replace('k', '\u212A')
    expect(kelvins.toLowerCase()).toBe(account.email)
    expect(await who(await here.signIn(aPerson({ email: kelvins })))).toBeNull()
    expect(await who(await here.signIn(aPerson({ email: account.email.toUpperCase() })))).toMatchObject({
      id: account.id,
    })
  })

  test('refuses a closed account, by its address or by its identity, until it is open again', async () => {
    const account = await anAccount(it.deps.db, { departements: ['40'] })
    const subject = aPerson({ email: account.email })
    const close = (closed_at: Date | null) =>
      it.deps.db.updateTable('accounts').set({ closed_at }).where('id', '=', account.id).execute()
    await close(new Date())
    expect((await here.signIn(subject)).location).toBe('/connexion?erreur=oidc-closed')
    expect(await identities(account.id)).toEqual([])
    await close(null)
    expect(await who(await here.signIn(subject))).toMatchObject({ id: account.id })
    await close(new Date())
    const back = await here.signIn(subject)
    expect(back.location).toBe('/connexion?erreur=oidc-closed')
    expect(await who(back)).toBeNull()
    expect((await journal('session.refused'))[0]).toMatchObject({
      ...{ actor_kind: 'visitor', target_id: account.id, departements: ['40'] },
      detail: { provider: 'essai', code: 'oidc-closed' },
    })
  })

  test('leads back to sign-in who gave up at the provider', async () => {
    expect((await here.signIn('')).location).toBe('/connexion?erreur=oidc-cancelled')
  })
})

describe('ProConnect', () => {
  test('signs what it says of people, and vouches for addresses without a word', async () => {
    const account = await anAccount(it.deps.db)
    const known = aPerson({ email: account.email, email_verified: undefined, acr: 'eidas1' }, signing)
    expect(await who(await proconnect.signIn(known))).toMatchObject({ id: account.id })
    const names = { name: undefined, given_name: 'Nadia', usual_name: 'Ferrand' }
    const email = someEmail()
    const stranger = aPerson({ email, email_verified: undefined, acr: 'eidas2', ...names }, signing)
    const token = cookieGiven((await proconnect.signIn(stranger)).answer, cookieName)
    expect(await readStranger(it.deps.db, token, it.deps.clock.now())).toEqual({
      ...{ email, name: 'Nadia Ferrand', provider: 'proconnect' },
    })
  })

  test('is not believed about an address it says is not verified', async () => {
    const account = await anAccount(it.deps.db)
    const subject = aPerson({ email: account.email, email_verified: false, acr: 'eidas1' }, signing)
    expect((await proconnect.signIn(subject)).location).toBe('/connexion?erreur=oidc-unverified')
  })

  test('knows its people apart from those of another provider with the same subject', async () => {
    const [one, other] = [await anAccount(it.deps.db), await anAccount(it.deps.db)]
    const subject = aPerson({ email: one.email })
    signing.people.set(subject, { email: other.email, acr: 'eidas1' })
    expect(await who(await here.signIn(subject))).toMatchObject({ id: one.id })
    expect(await who(await proconnect.signIn(subject))).toMatchObject({ id: other.id })
    expect(await who(await here.signIn(subject))).toMatchObject({ id: one.id })
  })
})
