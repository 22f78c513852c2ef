import { beforeAll, describe, expect, test } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { anInvitation } from '../factories/an-invitation.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

type Who = { cookie: string }
let people: Record<'landes' | 'everything', Who>

beforeAll(async () => {
  const admin = (name: string, departements: string[] | null) =>
    anAccount(it.deps.db, { role: 'admin', name, departements })
  people = {
    landes: await it.signIn(await admin('Alix des Landes', ['40'])),
    everything: await it.signIn(await admin('Sacha de Partout', null)),
  }
})

const post = (url: string, payload: object, headers?: Who) =>
  it.app.inject({ method: 'POST', url, payload, ...(headers && { headers }) })
const invite = (headers: Who, email: string) =>
  post('/api/invitations', { people: email, role: 'adviser', departements: ['40'] }, headers)
const resend = (id: string, headers: Who) =>
  it.app.inject({ method: 'POST', url: `/api/invitations/${id}/resend`, headers })
const cancel = (id: string, headers: Who) => it.app.inject({ method: 'DELETE', url: `/api/invitations/${id}`, headers })
const read = (token: string) => post('/api/invitations/read', { token })
const accept = (token: string) => post('/api/invitations/accept', { token, name: 'Camille Nouvelle' })
const list = async (headers: Who) => (await it.app.inject({ url: '/api/invitations', headers })).json()
const rowOf = (email: string) =>
  it.deps.db.selectFrom('invitations').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)

describe('an invitation to more than one administers', () => {
  test('leaves an admin who would also administer elsewhere to others', async () => {
    const wide = await anInvitation(it.deps.db, { role: 'admin', departements: ['40', '48'] })
    const own = await anInvitation(it.deps.db, { role: 'admin', departements: ['40'] })
    const { invitations } = await list(people.landes)
    const can = (id: string) => invitations.find((one: { id: string }) => one.id === id).can
    expect(can(wide.id)).toEqual({ resend: false, cancel: false })
    expect(can(own.id)).toEqual({ resend: true, cancel: true })
    for (const answer of [await resend(wide.id, people.landes), await cancel(wide.id, people.landes)])
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'beyond-territory'])
    expect((await rowOf(wide.email)).state).toBe('sent')
    expect((await invite(people.landes, wide.email)).json().outcomes[0].outcome).toBe('has-account')
    expect((await cancel(wide.id, people.everything)).statusCode).toBe(204)
  })

  test('is not sent again, waiting or expired: its rights would be given anew', async () => {
    for (const wanted of [{}, { state: 'expired', sentDaysAgo: 40 }] as const) {
      const { id, email } = await anInvitation(it.deps.db, { departements: ['40', '51'], ...wanted })
      const before = await rowOf(email)
      const answer = await resend(id, people.landes)
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'beyond-territory'])
      expect(await rowOf(email)).toEqual(before)
      expect((await resend(id, people.everything)).statusCode).toBe(200)
    }
  })
})

describe('an invitation whose inviter', () => {
  const inviterGone = async (change: 'closed' | 'deleted' | 'demoted' | 'moved') => {
    const { db } = it.deps
    const inviter = await anAccount(db, { role: 'admin', name: 'Claude Départ', departements: ['40'] })
    const email = `nouvelle-${change}-${Date.now()}@test.levier.example`
    await invite(await it.signIn(inviter), email)
    const token = await linkFor(it, email)
    const accounts = db.updateTable('accounts').where('id', '=', inviter.id)
    if (change === 'closed') await accounts.set({ closed_at: new Date() }).execute()
    if (change === 'demoted') await accounts.set({ role: 'adviser' }).execute()
    if (change === 'moved') await accounts.set({ departements: ['51'] }).execute()
    if (change === 'deleted') await db.deleteFrom('accounts').where('id', '=', inviter.id).execute()
    return { email, token }
  }

  test.each(['closed', 'deleted', 'demoted', 'moved'] as const)('is %s since gives nothing', async (change) => {
    const { email, token } = await inviterGone(change)
    for (const answer of [await read(token), await accept(token)])
      expect([answer.statusCode, answer.json().code]).toEqual([410, 'invitation-cancelled'])
    expect(await it.deps.db.selectFrom('accounts').select('id').where('email', '=', email).execute()).toEqual([])
    const shown = (await list(people.landes)).invitations.find((one: { email: string }) => one.email === email)
    expect(shown).toMatchObject({ state: 'cancelled', can: { resend: true, cancel: false } })
  })

  test('is gone is taken over by whoever sends it again', async () => {
    const { email, token } = await inviterGone('closed')
    const { outcomes } = (await invite(people.landes, email)).json()
    expect(outcomes[0].outcome).toBe('resent')
    expect((await read(token)).json().code).toBe('invitation-unknown')
    expect((await read(await linkFor(it, email))).json()).toMatchObject({ email, invitedBy: 'Alix des Landes' })
    expect((await mailsTo(email)).map(({ text }) => text).join()).toContain('Alix des Landes vous invite')
  })

  test('has less than before, but enough, still lets in', async () => {
    const inviter = await anAccount(it.deps.db, { role: 'admin' })
    const { token } = await anInvitation(it.deps.db, { invited_by: inviter.id })
    await it.deps.db
      .updateTable('accounts')
      .set({ departements: ['40'] })
      .where('id', '=', inviter.id)
      .execute()
    expect((await read(token)).statusCode).toBe(200)
  })
})
