import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashOf, newToken } from '../../server/platform/secrets.ts'
import { aRequest } from '../factories/a-request.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false, env: { TRUSTED_EMAIL_DOMAINS: 'operateur.example,france-emploi.example' } })

const address = (domain = 'test.levier.example') => `demande-${newToken().slice(0, 8).toLowerCase()}@${domain}`
// Asking is counted by address: each of these people asks from a place of their own.
const place = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  it.app.inject({ method: 'POST', url, payload, headers, remoteAddress: place() })

const someone = {
  name: 'Dominique Exemple',
  organisation: 'Mission locale d’essai',
  role: 'adviser',
  departements: ['40'],
}
const ask = (email: string, more: object = {}, headers = {}) =>
  post('/api/access-requests', { ...someone, email, ...more }, headers)
const confirm = (token: string) => post('/api/access-requests/confirm', { token })

const rowOf = (email: string) =>
  it.deps.db.selectFrom('access_requests').selectAll().where('email', '=', email).executeTakeFirst()
const accountOf = (email: string) =>
  it.deps.db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()

/** Somebody who has asked and holds the link of the mail. */
async function someoneWithLink(domain?: string, more: object = {}) {
  const email = address(domain)
  await ask(email, more)
  return { email, token: await linkFor(it, email) }
}

let landes: { id: string; email: string }
beforeAll(async () => {
  landes = await anAccount(it.deps.db, { role: 'admin', departements: ['40'], name: 'Alix des Landes' })
})

describe('asking for access', () => {
  test.each([
    ['no address', { email: 'x' }, 'invalid-email', 'email'],
    ['no name', { name: '  ' }, 'invalid-name', 'name'],
    ['a name nobody can read', { name: '\u0000\u0001\u0002' }, 'invalid-name', 'name'],
    ['a name that leads elsewhere', { name: 'Votre compte expire : levier.example' }, 'invalid-name', 'name'],
    ['a site for organisation', { organisation: 'https://1.2.3.4/' }, 'invalid-organisation', 'organisation'],
    ['an address for organisation', { organisation: 'aide@ailleurs' }, 'invalid-organisation', 'organisation'],
    ['no organisation', { organisation: '' }, 'invalid-organisation', 'organisation'],
    ['the role of those who decide', { role: 'admin' }, 'invalid-input', 'role'],
    ['no département', { departements: [] }, 'no-departement', 'departements'],
    ['a département that does not exist', { departements: ['40', '99'] }, 'unknown-departement', 'departements'],
  ])('is refused with %s, beside the field', async (_name, wrong, code, field) => {
    const email = address()
    const answer = await ask(email, wrong)
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
    expect(answer.json().fields[field]).toMatch(/[.)]$|Exemple/)
    expect(await rowOf(email)).toBeUndefined()
    expect(await mailsTo(email)).toEqual([])
  })

  test.each([
    ['J. M. D’Été-Noël (Dr)', 'C.C.A.S. / C.I.A.S. de St. Paul'],
    ['Anne-Lise N’Diaye', 'Cap emploi 40, pôle n° 2.1'],
  ])('is taken with names that hold dots and signs: %s, %s', async (name, organisation) => {
    const email = address()
    expect((await ask(email, { name, organisation })).statusCode).toBe(200)
    expect(await rowOf(email)).toMatchObject({ name, organisation })
  })

  test('is kept apart until the mailed link proves the address', async () => {
    const email = address()
    const answer = await ask(email.toUpperCase(), { message: '  Je remplace\r\nune collègue. ' })
    expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'confirm' }])
    const [mail, ...others] = await mailsTo(email)
    expect(others).toEqual([])
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/demande-acces/confirmation#jeton=`)
    const row = await rowOf(email)
    expect(row).toMatchObject({ state: 'unconfirmed', message: 'Je remplace\nune collègue.', confirmed_at: null })
    expect(row!.token_hash).toBe(hashOf(await linkFor(it, email)))
    const list = await it.app.inject({ url: '/api/access-requests', headers: await it.signIn(landes) })
    expect(list.body).not.toContain(email)
  })

  test('answers the same whether the address has an account, a closed one, a pending request or nothing', async () => {
    const account = await anAccount(it.deps.db)
    const closed = await anAccount(it.deps.db, { departements: ['40'] })
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', closed.id).execute()
    const pending = await aRequest(it.deps.db)
    const unknown = address()
    const answers = []
    for (const email of [account.email, closed.email, pending.email, unknown]) answers.push(await ask(email))
    const shown = answers.map(({ statusCode, headers: { date: _, ...headers }, body }) => ({
      statusCode,
      headers,
      body,
    }))
    expect(shown[0]).toMatchObject({ statusCode: 200, body: '{"next":"confirm"}' })
    for (const other of shown.slice(1)) expect(other).toEqual(shown[0])
    const mails = await Promise.all([account.email, closed.email, pending.email, unknown].map(mailsTo))
    expect(mails.map((all) => all.map(({ subject }) => subject))).toEqual([
      ['Vous avez déjà un compte Levier'],
      ['Votre compte Levier est fermé'],
      ['Votre demande d’accès à Levier est à l’étude'],
      ['Confirmez votre demande d’accès à Levier'],
    ])
    expect(mails[0]![0]!.text).toContain(`${it.deps.config.publicUrl}/connexion`)
    expect(mails[1]![0]!.text).toContain(`écrivez à ${landes.email}`)
    expect(await rowOf(account.email)).toBeUndefined()
    expect(await rowOf(closed.email)).toBeUndefined()
    expect((await rowOf(pending.email))!.id).toBe(pending.id)
  })

  test('again replaces what was not confirmed, and its link', async () => {
    const { email, token } = await someoneWithLink()
    await ask(email, { organisation: 'Autre organisme', departements: ['48'] })
    expect(await rowOf(email)).toMatchObject({ organisation: 'Autre organisme', departements: ['48'] })
    expect((await confirm(token)).json().code).toBe('link-expired')
    expect((await confirm(await linkFor(it, email))).statusCode).toBe(200)
  })

  test('five times at once leaves one request', async () => {
    const email = address()
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(email)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    const rows = await it.deps.db.selectFrom('access_requests').select('id').where('email', '=', email).execute()
    expect(rows).toHaveLength(1)
  })

  test('is allowed five times in fifteen minutes, by address in small letters or capitals', async () => {
    const email = address()
    const answers = []
    for (let asked = 0; asked < 6; asked += 1) answers.push(await ask(asked % 2 ? email.toUpperCase() : email))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429])
    expect(Number(answers[5]!.headers['retry-after'])).toBeGreaterThan(800)
  })
})

describe('the link of a request', () => {
  test.each(['x'.repeat(30), newToken()])('is refused when nobody sent it', async (token) => {
    const answer = await confirm(token)
    expect([answer.statusCode, answer.json().code]).toEqual([410, 'link-expired'])
  })

  test('hands the request to the admins of its départements, for thirty days', async () => {
    const { email, token } = await someoneWithLink()
    const before = (await mailsTo(landes.email)).length
    const answer = await confirm(token)
    expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'pending', departements: ['Landes'] }])
    const row = (await rowOf(email))!
    expect(row.state).toBe('pending')
    expect(Math.round((row.expires_at.getTime() - row.confirmed_at!.getTime()) / 86_400_000)).toBe(30)
    const mails = await mailsTo(landes.email)
    expect(mails).toHaveLength(before + 1)
    expect(mails[0]!.text).toContain('Dominique Exemple (Mission locale d’essai)')
    expect(mails[0]!.text).toContain('/comptes/demandes')
    expect(await accountOf(email)).toBeUndefined()
    expect(await journal(row.id)).toMatchObject([
      { action: 'request.confirmed', actor_kind: 'visitor', departements: ['40'], detail: { role: 'adviser' } },
    ])
  })

  test('goes to the admins of everything when a département has none, never to a closed one', async () => {
    const all = await anAccount(it.deps.db, { role: 'admin' })
    const gone = await anAccount(it.deps.db, { role: 'admin', departements: ['15'] })
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', gone.id).execute()
    const { token } = await someoneWithLink(undefined, { departements: ['15'] })
    await confirm(token)
    expect(await mailsTo(all.email)).toHaveLength(1)
    expect(await mailsTo(gone.email)).toEqual([])
    await it.deps.db.deleteFrom('accounts').where('id', '=', all.id).execute()
  })

  test('serves once, even opened five times at the same moment', async () => {
    const { email, token } = await someoneWithLink()
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410])
    expect((await confirm(token)).json().code).toBe('link-used')
    expect(await journal((await rowOf(email))!.id)).toHaveLength(1)
  })

  test('expires after a day', async () => {
    const { email, token } = await someoneWithLink()
    expect(Math.round(((await rowOf(email))!.expires_at.getTime() - Date.now()) / 3_600_000)).toBe(24)
    await it.deps.db.updateTable('access_requests').set({ expires_at: new Date() }).where('email', '=', email).execute()
    const late = await confirm(token)
    expect([late.statusCode, late.json().code]).toEqual([410, 'link-expired'])
    expect((await rowOf(email))!.state).toBe('unconfirmed')
  })

  test('says the account is open when it was made meanwhile', async () => {
    const { email, token } = await someoneWithLink()
    const account = await anAccount(it.deps.db, { email })
    expect((await confirm(token)).json().next).toBe('opened')
    expect(await rowOf(email)).toMatchObject({ state: 'approved', account_id: account.id })
  })
})

describe('an address of a trusted domain', () => {
  test('opens an adviser’s account once it is proved, and says how to sign in', async () => {
    const { email, token } = await someoneWithLink('operateur.example', { departements: ['40', '48'] })
    expect(await accountOf(email)).toBeUndefined()
    const answer = await confirm(token)
    expect(answer.json()).toEqual({ next: 'opened', departements: ['Landes', 'Lozère'] })
    expect(answer.headers['set-cookie']).toBeUndefined()
    const account = (await accountOf(email))!
    expect(account).toMatchObject({ role: 'adviser', name: someone.name, organisation: someone.organisation })
    expect(account.departements).toEqual(['40', '48'])
    expect((await mailsTo(email))[0]).toMatchObject({ subject: 'Votre accès à Levier est ouvert' })
    expect(await journal(account.id)).toMatchObject([
      { action: 'account.created', detail: { domain: 'operateur.example' }, departements: ['40', '48'] },
    ])
    expect(await rowOf(email)).toMatchObject({ state: 'approved', decided_by: null, account_id: account.id })
  })

  test.each(['evil-operateur.example', 'x.operateur.example', 'operateur.example.org', 'operateur.exampl'])(
    'is not one of %s',
    async (domain) => {
      const { email, token } = await someoneWithLink(domain)
      expect((await confirm(token)).json().next).toBe('pending')
      expect(await accountOf(email)).toBeUndefined()
    },
  )

  test.each(['referent', 'partner'])('does not open a %s', async (role) => {
    const { email, token } = await someoneWithLink('operateur.example', { role })
    expect((await confirm(token)).json().next).toBe('pending')
    expect(await accountOf(email)).toBeUndefined()
  })
})

describe('somebody an identity provider has vouched for', () => {
  async function stranger(email: string, expiresInMs = 3_600_000) {
    const token = newToken()
    await it.deps.db
      .insertInto('oidc_attempts')
      .values({
        ...{ browser_hash: hashOf(token), provider: 'proconnect', state: 's', nonce: 'n', code_verifier: 'v' },
        ...{ return_to: '/', email, name: 'Dominique Exemple', expires_at: new Date(Date.now() + expiresInMs) },
      })
      .execute()
    return { cookie: `levier_oidc=${token}` }
  }
  const known = async (headers: Record<string, string>) =>
    (await it.app.inject({ url: '/api/access-requests/known', headers })).json()

  test('is known in that browser only, for as long as it was said', async () => {
    const email = address()
    expect(await known({})).toBeNull()
    expect(await known({ cookie: `levier_oidc=${newToken()}` })).toBeNull()
    expect(await known(await stranger(email, -1))).toBeNull()
    expect(await known(await stranger(email))).toEqual({ email, name: 'Dominique Exemple', provider: 'proconnect' })
  })

  test('has nothing to confirm, once', async () => {
    const email = address()
    const headers = await stranger(email)
    expect((await ask(email, {}, headers)).json()).toEqual({ next: 'pending' })
    expect(await rowOf(email)).toMatchObject({ state: 'pending', provider: 'proconnect', token_hash: null })
    expect(await mailsTo(email)).toEqual([])
    expect(await known(headers)).toBeNull()
  })

  test('confirms like anybody for another address', async () => {
    const email = address()
    const headers = await stranger(address())
    expect((await ask(email, {}, headers)).json()).toEqual({ next: 'confirm' })
    expect(await rowOf(email)).toMatchObject({ state: 'unconfirmed', provider: null })
  })

  test('of a trusted domain has an account at once, and signs in with it', async () => {
    const email = address('france-emploi.example')
    const answer = await ask(email, {}, await stranger(email))
    expect(answer.json()).toEqual({ next: 'opened' })
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await accountOf(email)).toMatchObject({ role: 'adviser', departements: ['40'] })
  })
})
