import { beforeAll, describe, expect, test } from 'vitest'
import { pseudonymOf } from '../../server/platform/audit.ts'
import { aRequest } from '../factories/a-request.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

type Who = { cookie: string }
let landes: Who
let colleague: Who
let marne: Who
let everything: Who
let admins: Record<'landes' | 'colleague' | 'marne' | 'everything', { id: string; email: string }>

beforeAll(async () => {
  const admin = (name: string, departements: string[] | null) =>
    anAccount(it.deps.db, { role: 'admin', name, departements })
  admins = {
    landes: await admin('Alix des Landes', ['40']),
    colleague: await admin('Claude des Landes', ['40', '48']),
    marne: await admin('Dominique de la Marne', ['51']),
    everything: await admin('Sacha de Partout', null),
  }
  landes = await it.signIn(admins.landes)
  colleague = await it.signIn(admins.colleague)
  marne = await it.signIn(admins.marne)
  everything = await it.signIn(admins.everything)
})

const list = async (headers: Who, query = '') =>
  (await it.app.inject({ url: `/api/access-requests${query}`, headers })).json()
const post = (url: string, payload: object, headers: Who) => it.app.inject({ method: 'POST', url, payload, headers })
const approve = (id: string, headers: Who, body: object = {}) =>
  post(`/api/access-requests/${id}/approve`, { role: 'adviser', departements: ['40'], ...body }, headers)
const refuse = (id: string, headers: Who, reason = 'Poste inconnu de la mission locale.') =>
  post(`/api/access-requests/${id}/refuse`, { reason }, headers)

const rowOf = (id: string) =>
  it.deps.db.selectFrom('access_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const accountAt = (email: string) =>
  it.deps.db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()

describe('requests are not shown or decided', () => {
  test.each(['adviser', 'referent', 'partner'] as const)('by a %s', async (role) => {
    const { id } = await aRequest(it.deps.db)
    const headers = await it.signIn(role)
    expect((await it.app.inject({ url: '/api/access-requests', headers })).statusCode).toBe(403)
    expect((await approve(id, headers)).statusCode).toBe(403)
    expect((await refuse(id, headers)).statusCode).toBe(403)
    expect((await rowOf(id)).state).toBe('pending')
  })

  test('by an admin of another département, to whom they do not exist', async () => {
    const { id, email } = await aRequest(it.deps.db)
    expect(JSON.stringify(await list(marne))).not.toContain(email)
    for (const answer of [await approve(id, marne), await refuse(id, marne)])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    expect((await rowOf(id)).state).toBe('pending')
    expect(await accountAt(email)).toBeUndefined()
  })

  test('before their address is proved', async () => {
    const { id } = await aRequest(it.deps.db, { state: 'unconfirmed' })
    expect((await approve(id, everything)).statusCode).toBe(404)
    expect((await refuse(id, everything)).statusCode).toBe(404)
    expect((await rowOf(id)).state).toBe('unconfirmed')
  })
})

describe('the list of requests', () => {
  test('has those to decide first, the oldest on top, then those decided in the last year, the newest on top', async () => {
    const of = (wanted: Parameters<typeof aRequest>[1]) => aRequest(it.deps.db, { departements: ['971'], ...wanted })
    const wanted = [
      await of({ confirmedDaysAgo: 5 }),
      await of({ confirmedDaysAgo: 1, departements: ['971', '40'] }),
      await of({ confirmedDaysAgo: 20, state: 'refused' }),
      await of({ confirmedDaysAgo: 40, state: 'expired' }),
    ]
    await of({ confirmedDaysAgo: 400, state: 'approved' })
    await of({ state: 'unconfirmed' })
    const headers = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['971'] }))
    const ids = async (query?: string) => (await list(headers, query)).requests.map(({ id }: { id: string }) => id)
    const all = wanted.map(({ id }) => id)
    expect(await ids()).toEqual(all)
    expect(await ids('?state=pending')).toEqual(all.slice(0, 2))
    expect(await ids('?state=decided')).toEqual(all.slice(2))
    expect((await list(headers, '?state=decided')).pending).toBe(2)
  })

  test('says all an admin decides by', async () => {
    const { id, email } = await aRequest(it.deps.db, { provider: 'proconnect', departements: ['40', '48'] })
    const { requests } = await list(landes)
    expect(requests.find((one: { id: string }) => one.id === id)).toMatchObject({
      ...{ email, name: 'Dominique Exemple', organisation: 'Mission locale d’essai', role: 'adviser', message: null },
      departements: [
        { code: '40', name: 'Landes' },
        { code: '48', name: 'Lozère' },
      ],
      ...{ state: 'pending', provider: 'proconnect', decidedAt: null, decidedBy: null, can: { decide: true } },
    })
  })
})

describe('accepting a request', () => {
  test('opens the account, says so to the person and in the journal', async () => {
    const { id, email } = await aRequest(it.deps.db, { departements: ['40', '51'] })
    const answer = await approve(id, landes, { role: 'referent' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ id, state: 'approved', decidedBy: 'Alix des Landes', can: { decide: false } })
    const account = (await accountAt(email))!
    expect(account).toMatchObject({ role: 'referent', name: 'Dominique Exemple', departements: ['40'] })
    expect(account.organisation).toBe('Mission locale d’essai')
    const [mail] = await mailsTo(email)
    expect(mail!.subject).toBe('Votre accès à Levier est ouvert')
    expect(mail!.text).toContain('référente ou référent social. Territoire\u00a0: Landes (40).')
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/connexion`)
    const detail = { role: 'referent', departements: ['40'] }
    expect(await journal(id)).toMatchObject([
      { action: 'request.approved', actor_id: admins.landes.id, departements: ['40', '51'], detail },
    ])
    expect(await journal(account.id)).toMatchObject([{ action: 'account.created', actor_id: admins.landes.id }])
  })

  test('goes to the first of two admins; the other is told whose decision it was', async () => {
    const { id, email } = await aRequest(it.deps.db)
    const answers = await Promise.all([approve(id, landes), approve(id, colleague)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const first = answers.findIndex(({ statusCode }) => statusCode === 200)
    const late = answers[1 - first]!.json()
    expect(late.code).toBe('already-decided')
    const who = ['Alix des Landes', 'Claude des Landes'][first]
    expect(late.message).toMatch(
      new RegExp(`^Cette demande a déjà été acceptée par ${who} le \\d+ \\S+ \\d{4} à \\d+\u00a0h\u00a0\\d\\d\\.$`),
    )
    expect(await mailsTo(email)).toHaveLength(1)
    expect((await journal(id)).map(({ action }) => action)).toEqual(['request.approved'])
  })

  test('and refusing it at the same moment leave one decision', async () => {
    const { id, email } = await aRequest(it.deps.db)
    const answers = await Promise.all([approve(id, landes), refuse(id, colleague), refuse(id, everything)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect(Boolean(await accountAt(email))).toBe((await rowOf(id)).state === 'approved')
    expect(await journal(id)).toHaveLength(1)
  })

  test('gives no more than one administers, nor than was asked for', async () => {
    const { id, email } = await aRequest(it.deps.db, { departements: ['40', '51'] })
    const beyond = await approve(id, landes, { departements: ['40', '51'] })
    expect([beyond.statusCode, beyond.json().code]).toEqual([403, 'beyond-territory'])
    const notAsked = await approve(id, colleague, { departements: ['40', '48'] })
    expect([notAsked.statusCode, notAsked.json().code]).toEqual([400, 'not-asked'])
    expect(notAsked.json().fields.departements).toBeTruthy()
    expect((await approve(id, everything, { departements: ['99'] })).json().code).toBe('unknown-departement')
    expect((await rowOf(id)).state).toBe('pending')
    expect(await accountAt(email)).toBeUndefined()
    expect((await approve(id, everything, { departements: ['51', '15'] })).statusCode).toBe(200)
    expect((await accountAt(email))!.departements).toEqual(['51', '15'])
  })

  test('never makes an admin', async () => {
    const { id } = await aRequest(it.deps.db)
    expect((await approve(id, everything, { role: 'admin' })).statusCode).toBe(400)
  })

  test('of somebody who came in another way closes the request and leaves the account as it is', async () => {
    const { id, email } = await aRequest(it.deps.db)
    const account = await anAccount(it.deps.db, { email, role: 'referent', departements: ['51'] })
    const answer = await approve(id, landes)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'has-account'])
    expect(await rowOf(id)).toMatchObject({ state: 'approved', account_id: account.id })
    expect(await accountAt(email)).toMatchObject({ role: 'referent', departements: ['51'] })
    expect(await mailsTo(email)).toEqual([])
  })

  test('does not open a closed account again', async () => {
    const { id, email } = await aRequest(it.deps.db)
    const account = await anAccount(it.deps.db, { email })
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()
    expect((await approve(id, landes)).json().message).toContain('d’autres administrent')
    await it.deps.db
      .updateTable('accounts')
      .set({ departements: ['40'] })
      .where('id', '=', account.id)
      .execute()
    expect((await approve(id, landes)).json()).toMatchObject({
      code: 'account-closed',
      message: expect.stringContaining('Rouvrez-le'),
    })
    expect((await rowOf(id)).state).toBe('pending')
    expect((await accountAt(email))!.closed_at).not.toBeNull()
  })

  test('keeps who decided under a pseudonym once that account is deleted', async () => {
    const gone = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    const { id } = await aRequest(it.deps.db)
    await refuse(id, await it.signIn(gone))
    await it.deps.db.deleteFrom('accounts').where('id', '=', gone.id).execute()
    const { requests } = await list(landes, '?state=decided')
    expect(requests.find((one: { id: string }) => one.id === id).decidedBy).toBe(pseudonymOf(gone.id))
    expect((await approve(id, landes)).json().message).toContain(pseudonymOf(gone.id))
  })
})

describe('refusing a request', () => {
  test('asks for the reason', async () => {
    const { id } = await aRequest(it.deps.db)
    const answer = await refuse(id, landes, '  ')
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'reason-needed'])
    expect((await rowOf(id)).state).toBe('pending')
  })

  test('tells it to the person and to the journal', async () => {
    const { id, email } = await aRequest(it.deps.db)
    const answer = await refuse(id, landes)
    const reason = 'Poste inconnu de la mission locale.'
    expect(answer.json()).toMatchObject({ state: 'refused', reason, decidedBy: 'Alix des Landes' })
    expect((await mailsTo(email))[0]!.text).toContain(reason)
    expect(await journal(id)).toMatchObject([{ action: 'request.refused', detail: { reason } }])
    expect(await accountAt(email)).toBeUndefined()
  })

  test('does not keep the person from asking again', async () => {
    const { id, email } = await aRequest(it.deps.db)
    await refuse(id, landes)
    const again = {
      ...{ email, name: 'Dominique Exemple', organisation: 'CCAS', role: 'adviser' },
      departements: ['40'],
    }
    const answer = await it.app.inject({ method: 'POST', url: '/api/access-requests', payload: again })
    expect(answer.json()).toEqual({ next: 'confirm' })
    expect((await mailsTo(email))[0]!.subject).toContain('Confirmez')
  })
})
