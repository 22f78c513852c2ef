import { describe, expect, test } from 'vitest'
import { seedDemo } from '../../seed/seed.ts'
import { retention } from '../../server/features/accounts/accounts.rules.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false, today: '2026-11-22' })

const { warnedMonths, inactiveMonths, noticeDays, closedMonths } = retention
const monthsAgo = (months: number, days = 0) => {
  const at = new Date(it.deps.clock.now())
  at.setUTCMonth(at.getUTCMonth() - months)
  at.setUTCDate(at.getUTCDate() - days)
  return at
}
const daysAgo = (days: number) => monthsAgo(0, days)
const run = (name: 'warn-inactive' | 'close-inactive' | 'delete-closed') => it.deps.jobs.run(name)
const stateOf = ({ id }: { id: string }) =>
  it.deps.db
    .selectFrom('accounts')
    .select(['warned_at', 'closed_at', 'closed_reason'])
    .where('id', '=', id)
    .executeTakeFirst()
const mailsTo = async ({ email }: { email: string }) => (await mailsOf(it)).filter(({ to }) => to === email)
const journalOf = ({ id }: { id: string }) =>
  it.deps.db
    .selectFrom('audit_events')
    .select(['action', 'actor_kind', 'actor_id', 'detail'])
    .where('target_id', '=', id)
    .where('action', '<>', 'session.opened')
    .orderBy('id')
    .execute()
const used = (lastSeenAt: Date, more: { warnedAt?: Date } = {}) =>
  anAccount(it.deps.db, { createdAt: monthsAgo(40), lastSeenAt, ...more })

test('the limits are those the page on privacy tells', () => {
  expect(retention).toEqual({ warnedMonths: 23, inactiveMonths: 24, noticeDays: 30, closedMonths: 12 })
})

describe('an account without use for 23 months', () => {
  test('is warned once, with the day it will close', async () => {
    const idle = await used(monthsAgo(warnedMonths, 1))
    const never = await anAccount(it.deps.db, { createdAt: monthsAgo(warnedMonths, 1) })
    const busy = await used(monthsAgo(warnedMonths, -1))
    expect(await run('warn-inactive')).toBe(2)
    expect(await run('warn-inactive')).toBe(0)
    expect((await stateOf(idle))?.warned_at).not.toBeNull()
    expect((await stateOf(never))?.warned_at).not.toBeNull()
    expect((await stateOf(busy))?.warned_at).toBeNull()
    const [mail, ...others] = await mailsTo(idle)
    expect(others).toEqual([])
    // 24 months fall on 21 December, 30 days on 22 December: the later one holds.
    expect(mail?.subject).toBe('Votre compte Levier sera fermé le 22 décembre 2026')
    expect(mail?.text).toContain('/connexion')
    expect(await journalOf(idle)).toEqual([
      { action: 'account.warned', actor_kind: 'schedule', actor_id: 'warn-inactive', detail: {} },
    ])
  })

  test('is not warned when it is closed already', async () => {
    const closed = await anAccount(it.deps.db, { createdAt: monthsAgo(30), closedAt: monthsAgo(1) })
    expect(await run('warn-inactive')).toBe(0)
    expect(await mailsTo(closed)).toEqual([])
  })

  test('is left alone by whoever signs in after the warning', async () => {
    const back = await used(monthsAgo(inactiveMonths, 5), { warnedAt: daysAgo(40) })
    await it.signIn(back)
    expect((await stateOf(back))?.warned_at).toBeNull()
    expect(await run('close-inactive')).toBe(0)
    expect(await run('warn-inactive')).toBe(0)
  })
})

describe('an account without use for 24 months', () => {
  test('is closed 30 days after the warning, not before', async () => {
    const due = await used(monthsAgo(inactiveMonths, 1), { warnedAt: daysAgo(noticeDays) })
    const early = await used(monthsAgo(inactiveMonths, 1), { warnedAt: daysAgo(noticeDays - 1) })
    const young = await used(monthsAgo(inactiveMonths, -1), { warnedAt: daysAgo(noticeDays + 1) })
    const untold = await used(monthsAgo(inactiveMonths, 90))
    expect(await run('close-inactive')).toBe(1)
    expect(await run('close-inactive')).toBe(0)
    expect(await stateOf(due)).toMatchObject({ closed_reason: 'inactive', closed_at: expect.any(Date) })
    for (const open of [early, young, untold]) expect((await stateOf(open))?.closed_at).toBeNull()
    expect((await mailsTo(due))[0]?.subject).toBe('Votre compte Levier est fermé')
    expect(await journalOf(due)).toEqual([
      {
        ...{ action: 'account.closed', actor_kind: 'schedule', actor_id: 'close-inactive' },
        detail: { cause: 'inactive' },
      },
    ])
  })

  test('opened again, has as long as anybody to come back', async () => {
    const admin = await anAccount(it.deps.db, { role: 'admin' })
    const idle = await used(monthsAgo(inactiveMonths, 9), { warnedAt: daysAgo(noticeDays + 3) })
    await run('close-inactive')
    const url = `/api/accounts/${idle.id}/reopen`
    const answer = await it.app.inject({ method: 'POST', url, headers: await it.signIn(admin) })
    expect(answer.json()).toMatchObject({ closedAt: null, closedReason: null })
    await run('warn-inactive')
    await run('close-inactive')
    expect(await stateOf(idle)).toEqual({ warned_at: null, closed_at: null, closed_reason: null })
  })

  test('is kept when nobody else administers everything', async () => {
    await it.deps.db.deleteFrom('accounts').execute()
    const warnedAt = daysAgo(noticeDays + 1)
    const admin = (months: number) =>
      anAccount(it.deps.db, { role: 'admin', createdAt: monthsAgo(60), lastSeenAt: monthsAgo(months), warnedAt })
    const [older, newer] = [await admin(30), await admin(26)]
    expect(await run('close-inactive')).toBe(1)
    expect((await stateOf(older))?.closed_at).not.toBeNull()
    expect((await stateOf(newer))?.closed_at).toBeNull()
    await it.deps.db.updateTable('accounts').set({ warned_at: null }).where('id', '=', newer.id).execute()
    expect(await run('warn-inactive')).toBe(0)
    expect(await mailsTo(newer)).toEqual([])
  })
})

describe('an account closed for 12 months', () => {
  test('is deleted with what is kept about its address, but for what waits for an answer', async () => {
    const { db } = it.deps
    const old = await anAccount(db, { createdAt: monthsAgo(30), closedAt: monthsAgo(closedMonths, 1) })
    const recent = await anAccount(db, { createdAt: monthsAgo(30), closedAt: monthsAgo(closedMonths, -1) })
    const { email } = old
    const expiresAt = monthsAgo(-1)
    const request = {
      ...{ email, name: 'Camille Exemple', organisation: 'CCAS', role: 'adviser' as const },
      departements: ['40'],
      ...{ message: null, token_hash: null, created_at: monthsAgo(20), expires_at: expiresAt },
    }
    await db
      .insertInto('access_requests')
      .values({ ...request, state: 'approved' })
      .execute()
    await db
      .insertInto('access_requests')
      .values({ ...request, state: 'pending' })
      .execute()
    expect(await run('delete-closed')).toBe(1)
    expect(await stateOf(old)).toBeUndefined()
    expect(await stateOf(recent)).toBeDefined()
    const left = await db.selectFrom('access_requests').select('state').where('email', '=', email).execute()
    expect(left).toEqual([{ state: 'pending' }])
    expect(await mailsTo(old)).toEqual([])
    expect(await journalOf(old)).toEqual([
      { action: 'account.deleted', actor_kind: 'schedule', actor_id: 'delete-closed', detail: { asked: false } },
    ])
  })
})

test('the demonstration has somebody to warn', async () => {
  await it.deps.db.deleteFrom('accounts').execute()
  await seedDemo(it.deps, { line: () => {}, progress: () => {} })
  expect(await run('warn-inactive')).toBe(1)
  expect((await mailsOf(it))[0]?.to).toBe('mireille.vidalenc@creche-gentianes.levier.example')
})
