import { describe, expect, test } from 'vitest'
import type { OwnAccount } from '../../server/contract/accounts.ts'
import { insertAccount, openSession } from '../../server/features/accounts/accounts.queries.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

type Headers = { cookie: string }
type Method = 'GET' | 'PATCH' | 'DELETE'
const call = (headers: Headers | undefined, method: Method, path = '', payload?: object) =>
  it.app.inject({
    method,
    url: `/api/account${path}`,
    ...(headers && { headers }),
    ...(payload && { payload }),
  })
const read = async (headers: Headers) => (await call(headers, 'GET')).json<OwnAccount>()
const tokenOf = ({ cookie }: Headers) => cookie.split('=')[1]!
const someone = async (wanted: Parameters<typeof anAccount>[1] = {}) => {
  const account = await anAccount(it.deps.db, wanted)
  return { account, headers: await it.signIn(account) }
}

test.each([
  ['GET', '', undefined],
  ['PATCH', '', { name: 'Autre Nom' }],
  ['GET', '/data', undefined],
  ['DELETE', '/sessions', undefined],
  ['DELETE', '/sessions/00000000-0000-4000-8000-000000000000', undefined],
  ['DELETE', '', { email: 'a@b.example' }],
] as const)('a visitor has no account of its own: %s %s', async (method, path, payload) => {
  expect((await call(undefined, method, path, payload)).statusCode).toBe(401)
})

describe('one’s own account', () => {
  test('is shown with its structure and its sessions', async () => {
    const { id: structureId } = await aStructure(it.deps.db, { nom: 'MAISON DES AIDANTS' })
    const { account, headers } = await someone({ role: 'partner', structureId, departements: ['40'] })
    expect(await read(headers)).toEqual({
      id: account.id,
      email: account.email,
      name: 'Camille Exemple',
      role: 'partner',
      organisation: null,
      structure: 'Maison des aidants',
      sector: null,
      departements: ['40'],
      createdAt: expect.any(String),
      sessions: [expect.objectContaining({ current: true, device: null, provider: null })],
      keptBecause: null,
    })
  })

  test('takes another name, and nothing else', async () => {
    const { account, headers } = await someone()
    const answer = await call(headers, 'PATCH', '', { name: '  Camille\tNouvelle ' })
    expect([answer.statusCode, answer.json().name]).toEqual([200, 'Camille Nouvelle'])
    expect((await it.app.inject({ url: '/api/session', headers })).json().account.name).toBe('Camille Nouvelle')
    const lines = it.deps.db.selectFrom('audit_events').select(['action', 'detail']).where('target_id', '=', account.id)
    expect(await lines.execute()).toEqual([{ action: 'account.changed', detail: { fields: ['name'] } }])
    for (const body of [{ name: ' ' }, { name: '\u0000\u0000' }, { role: 'admin' }, { name: 'Ab', departements: null }])
      expect((await call(headers, 'PATCH', '', body)).statusCode).toBe(400)
  })
})

describe('one’s own sessions', () => {
  test('are told by device, network and provider, the last used first, without those that are over', async () => {
    const { db, clock } = it.deps
    const { account, headers } = await someone()
    const origin = { device: 'Firefox sur Windows', address: '192.0.2.0', provider: 'proconnect' }
    await openSession(db, account.id, clock, origin)
    for (const over of [{ expires_at: new Date() }, { last_seen_at: new Date(Date.now() - 12 * 3_600_000) }]) {
      const hash = hashOf(await openSession(db, account.id, clock))
      await db.updateTable('sessions').set(over).where('token_hash', '=', hash).execute()
    }
    const { sessions } = await read(headers)
    expect(sessions).toMatchObject([
      { ...origin, current: false },
      { device: null, current: true },
    ])
    expect(JSON.stringify(sessions)).not.toContain(hashOf(tokenOf(headers)))
  })

  test('end one by one, this one with its cookie', async () => {
    const { account, headers } = await someone()
    const other = await it.signIn(account)
    const [mine, theirs] = [true, false].map(
      (current) => async () => (await read(headers)).sessions.find((one) => one.current === current)!.id,
    )
    const ended = await call(headers, 'DELETE', `/sessions/${await theirs!()}`)
    expect([ended.statusCode, ended.headers['set-cookie']]).toEqual([204, undefined])
    expect((await call(other, 'GET')).statusCode).toBe(401)
    const own = await call(headers, 'DELETE', `/sessions/${await mine!()}`)
    expect(String(own.headers['set-cookie'])).toMatch(/^levier_session=; .*Expires=Thu, 01 Jan 1970/)
    expect((await call(headers, 'GET')).statusCode).toBe(401)
  })

  test('end all but this one', async () => {
    const { account, headers } = await someone()
    const others = [await it.signIn(account), await it.signIn(account)]
    const stranger = await someone()
    for (const other of others) expect((await call(other, 'GET')).statusCode).toBe(200)
    expect((await call(headers, 'DELETE', '/sessions')).statusCode).toBe(204)
    for (const other of others) expect((await call(other, 'GET')).statusCode).toBe(401)
    expect((await read(headers)).sessions).toHaveLength(1)
    expect((await call(stranger.headers, 'GET')).statusCode).toBe(200)
    const line = it.deps.db.selectFrom('audit_events').select('detail').where('action', '=', 'session.closed')
    expect(await line.where('target_id', '=', account.id).execute()).toEqual([{ detail: { sessions: 2 } }])
  })

  test('are nobody else’s to end', async () => {
    const [me, other] = [await someone(), await someone()]
    const [session] = (await read(other.headers)).sessions
    const answer = await call(me.headers, 'DELETE', `/sessions/${session!.id}`)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    expect((await call(other.headers, 'GET')).statusCode).toBe(200)
  })
})

describe('one’s own data', () => {
  test('come as a file that holds everything about the person, and no secret', async () => {
    const { db, clock } = it.deps
    const { account, headers } = await someone({ organisation: 'CCAS de Dax', departements: ['40'] })
    const { email, id } = account
    const listing = await aListing(db, { nom: 'Microcrédit mobilité' })
    await it.app.inject({ url: `/api/listings/${listing.id}`, headers })
    await db
      .insertInto('identities')
      .values({ issuer: 'https://idp.example', subject: 'sub-42', account_id: id, linked_at: clock.now() })
      .execute()
    const person = { email, name: 'Camille Exemple', organisation: 'CCAS de Dax', role: 'adviser' } as const
    const dates = { created_at: clock.now(), expires_at: clock.now() }
    await db
      .insertInto('access_requests')
      .values({
        ...{ ...person, ...dates, departements: ['40'], message: 'Bonjour', state: 'approved' },
        ...{ token_hash: 'secret-hash', decided_by: '11111111-0000-4000-8000-000000000000' },
      })
      .execute()
    await db
      .insertInto('invitations')
      .values({
        ...{ ...person, ...dates, structure_id: null, departements: ['40'], state: 'accepted', sent_at: clock.now() },
        ...{ token_hash: null, invited_by: '22222222-0000-4000-8000-000000000000' },
      })
      .execute()
    await call(headers, 'PATCH', '', { name: 'Camille Renommée' })

    const answer = await call(headers, 'GET', '/data')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="levier-mes-donnees-\d{4}-.*\.json"$/)
    expect(answer.json()).toMatchObject({
      compte: { adresse: email, nom: 'Camille Renommée', role: 'Conseillère ou conseiller', departements: ['40'] },
      sessions: [{ ouverteLe: expect.any(String) }],
      identites: [{ fournisseur: 'https://idp.example', identifiant: 'sub-42' }],
      contactsConsultes: [{ fiche: 'Microcrédit mobilité', fois: 1 }],
      demandesAcces: [{ etat: 'approved', message: 'Bonjour' }],
      invitations: [{ etat: 'accepted' }],
      aRelire: [],
      oppositions: [],
      journal: [
        { action: 'Compte modifié', par: 'vous', sur: 'votre compte', precisions: { fields: ['name'] } },
        { action: 'Données du compte téléchargées', par: 'vous' },
      ],
    })
    const secrets = [hashOf(tokenOf(headers)), tokenOf(headers), 'secret-hash', '11111111-', '22222222-']
    expect(secrets.filter((secret) => answer.body.includes(secret))).toEqual([])
  })

  test('say what was done to the account, and to others without telling who', async () => {
    const admin = await someone({ role: 'admin' })
    const { account, headers } = await someone()
    const close = { method: 'POST', url: `/api/accounts/${account.id}/link`, headers: admin.headers } as const
    await it.app.inject(close)
    const mine = (await call(headers, 'GET', '/data')).json()
    expect(mine.journal[0]).toMatchObject({ action: 'Lien de connexion envoyé', par: 'une personne qui administre' })
    expect(JSON.stringify(mine)).not.toContain(admin.account.id)
    const theirs = await call(admin.headers, 'GET', '/data')
    expect(theirs.json().journal[0]).toMatchObject({ par: 'vous', sur: 'account', precisions: null })
    expect(theirs.body).not.toContain(account.id)
  })
})

describe('deleting one’s own account', () => {
  test('asks for its address first', async () => {
    const { headers } = await someone()
    const answer = await call(headers, 'DELETE', '', { email: 'autre@test.levier.example' })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'wrong-email'])
    expect(answer.json().fields).toEqual({ email: 'Ce n’est pas l’adresse de ce compte.' })
    expect((await call(headers, 'GET')).statusCode).toBe(200)
  })

  test('leaves nothing of the person, and a journal without a name', async () => {
    const { db, clock } = it.deps
    const { account, headers } = await someone({ name: 'Zoé Quatremère', email: 'zoe.quatremere@test.levier.example' })
    const { email, id } = account
    const dates = { created_at: clock.now(), expires_at: clock.now() }
    const person = { email, name: 'Zoé Quatremère', role: 'adviser' } as const
    await db
      .insertInto('access_requests')
      .values({
        ...{ ...person, ...dates, organisation: 'CCAS', departements: ['40'] },
        ...{ message: null, state: 'approved', token_hash: null },
      })
      .execute()
    await db
      .insertInto('invitations')
      .values({
        ...{ ...person, ...dates, organisation: null, structure_id: null, departements: null },
        ...{ state: 'sent', token_hash: 'x', invited_by: null, sent_at: clock.now() },
      })
      .execute()
    const other = await it.signIn(account)
    await call(other, 'GET')
    const answer = await call(headers, 'DELETE', '', { email: ` ${email}`.trim().toUpperCase() })
    expect(answer.statusCode).toBe(204)
    expect(String(answer.headers['set-cookie'])).toMatch(/^levier_session=; .*Expires=Thu, 01 Jan 1970/)
    for (const gone of [headers, other]) expect((await call(gone, 'GET')).statusCode).toBe(401)

    const mails = (await mailsOf(it)).filter(({ to }) => to === email)
    expect(mails.map(({ subject }) => subject)).toEqual(['Votre compte Levier est supprimé'])
    await db.deleteFrom('mails').where('recipient', '=', email).execute()
    const tables = [
      ...(['accounts', 'sessions', 'login_links', 'identities', 'contact_reads', 'access_requests'] as const),
      ...(['invitations', 'oidc_attempts', 'opposition_requests', 'mails', 'audit_events'] as const),
    ]
    for (const table of tables)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute()), table).not.toMatch(/quatrem/i)
    const lines = db.selectFrom('audit_events').select(['action', 'actor_id', 'detail']).where('target_id', '=', id)
    expect(await lines.execute()).toEqual([{ action: 'account.deleted', actor_id: id, detail: { asked: true } }])
  })

  test('keeps what the person opposed', async () => {
    const { account, headers } = await someone()
    const opposed = { kind: 'courriel', fingerprint: 'f'.repeat(64), created_at: new Date() } as const
    await it.deps.db.insertInto('oppositions').values(opposed).execute()
    await call(headers, 'DELETE', '', { email: account.email })
    expect(await it.deps.db.selectFrom('oppositions').select('fingerprint').execute()).toHaveLength(1)
  })

  test('lets the same address have an account again', async () => {
    const { account, headers } = await someone()
    await call(headers, 'DELETE', '', { email: account.email })
    const ask = {
      ...{ email: account.email, name: 'Camille Exemple', organisation: 'CCAS de Dax', role: 'adviser' },
      departements: ['40'],
    }
    const asked = await it.app.inject({ method: 'POST', url: '/api/access-requests', payload: ask })
    expect([asked.statusCode, asked.json()]).toEqual([200, { next: 'confirm' }])
    const record = { email: account.email, name: 'Camille Exemple', role: 'adviser', structure_id: null } as const
    expect(await insertAccount(it.deps.db, { ...record, departements: ['40'] }, new Date())).not.toBeNull()
  })
})
