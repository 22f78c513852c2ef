import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { accessRequestsJobs } from '../../server/features/access-requests/access-requests.jobs.ts'
import { aRequest } from '../factories/a-request.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

let admins: Record<'landes' | 'colleague' | 'marne' | 'everything', { id: string; email: string }>
let landes: { cookie: string }
beforeAll(async () => {
  const admin = (departements: string[] | null) => anAccount(it.deps.db, { role: 'admin', departements })
  admins = {
    landes: await admin(['40']),
    colleague: await admin(['40', '48']),
    marne: await admin(['51']),
    everything: await admin(null),
  }
  landes = await it.signIn(admins.landes)
})

const approve = (id: string, headers: { cookie: string }) =>
  it.app.inject({
    method: 'POST',
    url: `/api/access-requests/${id}/approve`,
    payload: { role: 'adviser', departements: ['40'] },
    headers,
  })
const rowOf = (id: string) =>
  it.deps.db.selectFrom('access_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()
/** Does a job, as any instance does it. */
const job = (name: string) => accessRequestsJobs.find((one) => one.name === name)!.run(it.deps)
/** Lets days pass for every request. */
const pass = (days: number) =>
  sql`update access_requests set confirmed_at = confirmed_at - ${days} * interval '1 day',
    expires_at = expires_at - ${days} * interval '1 day', reminded_at = reminded_at - ${days} * interval '1 day'`.execute(
    it.deps.db,
  )

describe('requests that wait', () => {
  test('are told to their admins after two days, once a week, in one mail each', async () => {
    await it.deps.db.deleteFrom('access_requests').execute()
    const subjects = async (email: string) =>
      (await mailsTo(email)).map(({ subject }) => subject).filter((subject) => / attend(ent)?$/.test(subject))
    const one = await aRequest(it.deps.db, { confirmedDaysAgo: 3 })
    await aRequest(it.deps.db, { confirmedDaysAgo: 3, departements: ['48', '40'] })
    await aRequest(it.deps.db, { confirmedDaysAgo: 1, departements: ['48'] })
    await aRequest(it.deps.db, { confirmedDaysAgo: 1, departements: ['51'] })
    expect(await job('remind-requests')).toBe(2)
    expect(await subjects(admins.landes.email)).toEqual(['2 demandes d’accès à Levier attendent'])
    expect(await subjects(admins.colleague.email)).toEqual(['3 demandes d’accès à Levier attendent'])
    expect(await subjects(admins.marne.email)).toEqual([])
    expect(await subjects(admins.everything.email)).toEqual([])
    expect(await job('remind-requests')).toBe(0)
    await approve(one.id, landes)
    await pass(6)
    await job('remind-requests')
    expect(await subjects(admins.marne.email)).toEqual(['Une demande d’accès à Levier attend'])
    expect(await subjects(admins.landes.email)).toHaveLength(1)
    await pass(1)
    expect(await Promise.all([job('remind-requests'), job('remind-requests')])).toContain(0)
    expect(await subjects(admins.landes.email)).toEqual([
      'Une demande d’accès à Levier attend',
      '2 demandes d’accès à Levier attendent',
    ])
  })

  test('expire after thirty days, and the person is told', async () => {
    const { id, email } = await aRequest(it.deps.db, { confirmedDaysAgo: 29 })
    await job('expire-requests')
    expect((await rowOf(id)).state).toBe('pending')
    await pass(2)
    await job('expire-requests')
    await job('expire-requests')
    expect((await rowOf(id)).state).toBe('expired')
    expect(await mailsTo(email)).toMatchObject([{ subject: 'Votre demande d’accès à Levier a expiré' }])
    expect(await journal(id)).toMatchObject([
      { action: 'request.expired', actor_kind: 'schedule', actor_id: 'expire-requests', departements: ['40'] },
    ])
    const late = await approve(id, landes)
    expect([late.statusCode, late.json().code]).toEqual([409, 'already-decided'])
  })

  test('are forgotten when nobody proved their address, and a year after they ended', async () => {
    const unproved = await aRequest(it.deps.db, { state: 'unconfirmed', confirmedDaysAgo: 31 })
    const asked = await aRequest(it.deps.db, { state: 'unconfirmed' })
    const old = await aRequest(it.deps.db, { state: 'refused', confirmedDaysAgo: 366 })
    const recent = await aRequest(it.deps.db, { state: 'approved', confirmedDaysAgo: 360 })
    await job('expire-requests')
    const kept = await it.deps.db.selectFrom('access_requests').select('id').execute()
    const ids = kept.map(({ id }) => id)
    expect([unproved, asked, old, recent].map(({ id }) => ids.includes(id))).toEqual([false, true, false, true])
  })
})
