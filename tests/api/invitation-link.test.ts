import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { invitationsJobs } from '../../server/features/invitations/invitations.jobs.ts'
import { newToken } from '../../server/platform/secrets.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { anInvitation } from '../factories/an-invitation.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  it.app.inject({ method: 'POST', url, payload, headers })
const read = (token: string) => post('/api/invitations/read', { token })
const accept = (token: string, headers = {}, name = 'Camille Nouvelle') =>
  post('/api/invitations/accept', { token, name }, headers)
const who = async (headers: Record<string, string>) =>
  (await it.app.inject({ url: '/api/session', headers })).json().account
const cookieOf = (answer: LightMyRequestResponse) => ({ cookie: String(answer.headers['set-cookie']).split(';')[0]! })
const codeOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]

const rowOf = (id: string) =>
  it.deps.db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const accountsAt = (email: string) => it.deps.db.selectFrom('accounts').selectAll().where('email', '=', email).execute()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()

describe('the link of an invitation is refused', () => {
  test.each([
    ['that nobody sent', {}, 'invitation-unknown'],
    ['that has served', { state: 'accepted' }, 'invitation-used'],
    ['that was cancelled', { state: 'cancelled' }, 'invitation-cancelled'],
    ['that has expired', { state: 'expired' }, 'invitation-expired'],
    ['whose thirty days are over', { sentDaysAgo: 30 }, 'invitation-expired'],
  ] as const)('to one %s', async (_name, wanted, code) => {
    const { token, email } = await anInvitation(it.deps.db, wanted)
    const tried = code === 'invitation-unknown' ? newToken() : token
    expect(codeOf(await read(tried))).toEqual([410, code])
    const answer = await accept(tried)
    expect(codeOf(answer)).toEqual([410, code])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await accountsAt(email)).toEqual([])
  })

  test('to an address that has an account by now, open or closed', async () => {
    const { id, token, email } = await anInvitation(it.deps.db)
    const account = await anAccount(it.deps.db, { email })
    expect(codeOf(await read(token))).toEqual([409, 'has-account'])
    expect(codeOf(await accept(token))).toEqual([409, 'has-account'])
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()
    const closed = await accept(token)
    expect(codeOf(closed)).toEqual([409, 'account-closed'])
    expect(closed.headers['set-cookie']).toBeUndefined()
    expect((await rowOf(id)).state).toBe('sent')
  })

  test('without a name, or with one that leads elsewhere', async () => {
    const { token, email } = await anInvitation(it.deps.db)
    for (const name of ['', ' ', '\u0000\u0001', 'Gagnez sur www.ailleurs.example'])
      expect(codeOf(await accept(token, {}, name))).toEqual([400, 'invalid-name'])
    expect(await accountsAt(email)).toEqual([])
  })
})

describe('an invitation', () => {
  test('is read as often as one likes: who invites, as what, until when', async () => {
    const inviter = await anAccount(it.deps.db, { role: 'admin', name: 'Alix des Landes' })
    const structure = await aStructure(it.deps.db, { nom: 'GARAGE SOLIDAIRE DE L’ADOUR' })
    const wanted = {
      role: 'partner',
      structure_id: structure.id,
      invited_by: inviter.id,
      name: 'Camille Dupont',
    } as const
    const { token, email } = await anInvitation(it.deps.db, wanted)
    await read(token)
    expect((await read(token)).json()).toMatchObject({
      ...{ email, name: 'Camille Dupont', role: 'partner', organisation: 'Garage solidaire de l’adour' },
      invitedBy: 'Alix des Landes',
    })
  })

  test('accepted makes the account it offers, and opens a session of its own', async () => {
    const structure = await aStructure(it.deps.db)
    const offer = { role: 'partner' as const, structure_id: structure.id, departements: ['40'] }
    const { id, token, email } = await anInvitation(it.deps.db, offer)
    const planted = { cookie: `levier_session=${'p'.repeat(43)}` }
    const answer = await accept(token, planted, '  Camille\tNouvelle ')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      account: { email, name: 'Camille Nouvelle', role: 'partner', structureId: structure.id, departements: ['40'] },
      can: { accounts: true, administer: false },
    })
    expect(String(answer.headers['set-cookie'])).toMatch(/^levier_session=[\w-]{43}; .*HttpOnly/)
    const [account] = await accountsAt(email)
    expect(await who(cookieOf(answer))).toMatchObject({ id: account!.id })
    expect(await who(planted)).toBeNull()
    expect(await rowOf(id)).toMatchObject({ state: 'accepted', account_id: account!.id })
    expect(await journal(id)).toMatchObject([{ action: 'invitation.accepted', actor_id: account!.id }])
    const actions = (await journal(account!.id)).map(({ action }) => action)
    expect(actions).toEqual(['account.created', 'session.opened'])
  })

  test('accepted in a browser where somebody is signed in ends their session there', async () => {
    const before = await it.signIn()
    const { token, email } = await anInvitation(it.deps.db)
    const answer = await accept(token, before)
    expect(await who(before)).toBeNull()
    expect(await who(cookieOf(answer))).toMatchObject({ email })
  })

  test('serves once, even accepted five times at the same moment', async () => {
    const { token, email } = await anInvitation(it.deps.db)
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410])
    expect(answers.filter(({ headers }) => headers['set-cookie'])).toHaveLength(1)
    expect(await accountsAt(email)).toHaveLength(1)
    expect(codeOf(await read(token))).toEqual([410, 'invitation-used'])
  })
})

describe('an invitation nobody answers', () => {
  const job = (name: string) => invitationsJobs.find((one) => one.name === name)!.run(it.deps)
  const pass = (days: number) =>
    sql`update invitations set sent_at = sent_at - ${days} * interval '1 day',
      expires_at = expires_at - ${days} * interval '1 day', reminded_at = reminded_at - ${days} * interval '1 day'`.execute(
      it.deps.db,
    )
  const reminders = async (email: string) =>
    (await mailsTo(email)).filter(({ subject }) => subject.startsWith('Rappel')).length

  test('is reminded of after a week and three days before its end, once each, with a new link', async () => {
    await it.deps.db.deleteFrom('invitations').execute()
    const { id, email, token } = await anInvitation(it.deps.db)
    const came = await anInvitation(it.deps.db)
    await anAccount(it.deps.db, { email: came.email })
    const { expires_at } = await rowOf(id)
    await pass(6)
    expect(await job('remind-invitations')).toBe(0)
    await pass(1)
    const done = await Promise.all([job('remind-invitations'), job('remind-invitations')])
    expect(done.sort()).toEqual([0, 1])
    expect(await reminders(email)).toBe(1)
    expect(codeOf(await read(token))).toEqual([410, 'invitation-unknown'])
    const first = await linkFor(it, email)
    expect((await read(first)).statusCode).toBe(200)
    await pass(13)
    expect(await job('remind-invitations')).toBe(0)
    await pass(7)
    expect(await job('remind-invitations')).toBe(1)
    expect(await job('remind-invitations')).toBe(0)
    expect(await reminders(email)).toBe(2)
    expect((await read(first)).statusCode).toBe(410)
    expect((expires_at.getTime() - (await rowOf(id)).expires_at.getTime()) / 86_400_000).toBe(27)
    await pass(3)
    expect(await job('remind-invitations')).toBe(0)
    expect(await reminders(came.email)).toBe(0)
  })

  test('expires, once, in the journal', async () => {
    const { id, token } = await anInvitation(it.deps.db, { sentDaysAgo: 29 })
    await job('expire-invitations')
    expect((await rowOf(id)).state).toBe('sent')
    await pass(1)
    await job('expire-invitations')
    await job('expire-invitations')
    expect((await rowOf(id)).state).toBe('expired')
    expect(codeOf(await read(token))).toEqual([410, 'invitation-expired'])
    expect(await journal(id)).toMatchObject([
      { action: 'invitation.expired', actor_kind: 'schedule', actor_id: 'expire-invitations', departements: ['40'] },
    ])
  })

  test('is forgotten a year after its end', async () => {
    const old = await anInvitation(it.deps.db, { state: 'accepted', sentDaysAgo: 396 })
    const recent = await anInvitation(it.deps.db, { state: 'expired', sentDaysAgo: 390 })
    await job('expire-invitations')
    const kept = (await it.deps.db.selectFrom('invitations').select('id').execute()).map(({ id }) => id)
    expect([old, recent].map(({ id }) => kept.includes(id))).toEqual([false, true])
  })
})
