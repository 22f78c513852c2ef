import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Schedule } from '../../server/contract/schedules.ts'
import { makeClock } from '../../server/platform/clock.ts'
import { isLate, lastDue } from '../../server/platform/jobs.due.ts'
import { type Job, makeJobs } from '../../server/platform/jobs.ts'
import { schedules } from '../../server/schedules.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { command } from '../support/import-run.ts'
import { quiet } from '../support/quiet.ts'

const it = useApp({ engine: false })

const listed = async () => {
  const answer = await it.app.inject({ url: '/api/schedules', headers: await it.signIn('admin') })
  expect(answer.statusCode).toBe(200)
  return answer.json<{ schedules: Schedule[] }>().schedules
}
const lastRunOf = async (name: string) => (await listed()).find((one) => one.name === name)

describe('the list of schedules', () => {
  test('is closed to who administers nothing', async () => {
    for (const role of ['adviser', 'referent', 'partner'] as const)
      expect((await it.app.inject({ url: '/api/schedules', headers: await it.signIn(role) })).statusCode).toBe(403)
  })

  test('is open to an admin of some départements', async () => {
    const headers = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
    expect((await it.app.inject({ url: '/api/schedules', headers })).statusCode).toBe(200)
  })

  test('has everything done by itself, each under a name of its own, with hours cron understands', async () => {
    const all = await listed()
    expect(all.map(({ name }) => name)).toEqual(schedules.map(({ name }) => name))
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const { name, cron, does, when } of schedules) {
      expect(Number.isNaN(lastDue(cron, new Date()).getTime()), name).toBe(false)
      expect(does, name).toMatch(/^\p{Lu}.*[^.]$/u)
      expect(when, name).toMatch(/^\p{Lu}.*[^.]$/u)
    }
  })

  test('says of one that never ran that it is late, then when it ran and what it changed', async () => {
    expect(await lastRunOf('purge-mails')).toMatchObject({ lastRun: null, late: true })
    expect(await it.deps.jobs.run('purge-mails')).toBe(0)
    expect(await lastRunOf('purge-mails')).toMatchObject({
      lastRun: { startedAt: expect.any(String), endedAt: expect.any(String), done: 0, failed: false },
      late: false,
    })
  })

  test('says of one that failed that it did, and that one is running', async () => {
    const [failed, running] = [schedules[0]!.name, schedules[1]!.name]
    const started_at = it.deps.clock.now()
    const rows = [
      { name: failed, started_at, ended_at: started_at, done: null, error: '23505' },
      { name: running, started_at, ended_at: null, done: null, error: null },
    ]
    await it.deps.db.insertInto('schedule_runs').values(rows).execute()
    expect(await lastRunOf(failed)).toMatchObject({ lastRun: { failed: true, done: null }, late: false })
    expect(await lastRunOf(running)).toMatchObject({ lastRun: { failed: false, endedAt: null }, late: false })
  })
})

describe('a schedule', () => {
  const nightly = '30 2 * * *'
  const at = (instant: string) => new Date(instant)
  const ran = (startedAt: string, ended = true) => ({
    startedAt: at(startedAt),
    endedAt: ended ? at(startedAt) : null,
    done: 0,
    error: null,
  })

  test('is due at the hours of France, summer and winter', () => {
    expect(lastDue(nightly, at('2026-07-10T12:00:00Z'))).toEqual(at('2026-07-10T00:30:00Z'))
    expect(lastDue(nightly, at('2026-11-22T12:00:00Z'))).toEqual(at('2026-11-22T01:30:00Z'))
  })

  test.each([
    ['that never ran is late', undefined, '2026-11-22T12:00:00Z', true],
    ['that ran last night is not', ran('2026-11-22T01:30:09Z'), '2026-11-22T12:00:00Z', false],
    ['has a few minutes to start', ran('2026-11-21T01:30:00Z'), '2026-11-22T01:34:00Z', false],
    ['that has not started by then is late', ran('2026-11-21T01:30:00Z'), '2026-11-22T01:36:00Z', true],
    ['that is running is not', ran('2026-11-22T01:30:00Z', false), '2026-11-22T02:00:00Z', false],
    ['that never ended was cut short', ran('2026-11-22T01:30:00Z', false), '2026-11-22T03:00:00Z', true],
    ['noted by a clock put back since is late', ran('2026-11-30T01:30:00Z'), '2026-11-22T12:00:00Z', true],
  ])('%s', (_name, run, now, late) => {
    expect(isLate(nightly, run, at(now))).toBe(late)
  })
})

/** Jobs of an instance on the database of the product, at an hour of its own. */
function instance(run: () => Promise<number>, { name = `essai-${randomUUID()}`, now = new Date() } = {}) {
  const job: Job<object> = { name, does: 'Essaie', cron: '30 2 * * *', when: 'Chaque nuit', run }
  const clock = { ...makeClock(), now: () => now }
  return { name, jobs: makeJobs([job], { db: it.deps.db, clock, log: quiet }) }
}
const never = new AbortController().signal

describe('a job', () => {
  test('called twice at once, here or by two instances, runs once', async () => {
    let runs = 0
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const work = async () => {
      runs += 1
      await ended
      return 7
    }
    const one = instance(work)
    const other = instance(work, { name: one.name })
    const calls = [one.jobs.run(one.name), one.jobs.run(one.name), other.jobs.run(one.name)]
    await expect.poll(() => runs).toBe(1)
    await other.jobs.catchUp(never)
    end()
    const answers = await Promise.all(calls)
    expect([answers.filter((done) => done === 7).length, answers.filter((done) => done === null).length]).toEqual([
      1, 2,
    ])
    expect(runs).toBe(1)
    expect(await one.jobs.run(one.name)).toBe(7)
  })

  test('that fails is noted as such, without what the error says, and throws', async () => {
    const { name, jobs } = instance(() =>
      Promise.reject(Object.assign(new Error('camille@levier.example exists'), { code: '23505' })),
    )
    await expect(jobs.run(name)).rejects.toThrow('camille@levier.example exists')
    const [state] = await jobs.states()
    expect(state).toMatchObject({ run: { done: null, error: '23505', endedAt: expect.any(Date) }, late: false })
  })

  test('that was missed is caught up once by two instances that start together', async () => {
    let runs = 0
    const work = async () => (runs += 1)
    const night = instance(work, { now: new Date('2026-11-20T01:30:00Z') })
    await night.jobs.run(night.name)
    const morning = { name: night.name, now: new Date('2026-11-22T08:00:00Z') }
    const both = [instance(work, morning), instance(work, morning)]
    await Promise.all(both.map(({ jobs }) => jobs.catchUp(never)))
    expect(runs).toBe(2)
    await both[0]!.jobs.catchUp(never)
    expect(runs).toBe(2)
  })

  test('that failed or was cut short is caught up, one under way is left alone', async () => {
    let fails = true
    let runs = 0
    const work = async () => {
      runs += 1
      if (fails) throw new Error('not yet')
      return 0
    }
    const at = (time: string) => ({ name: first.name, now: new Date(`2026-11-22T${time}Z`) })
    const first = instance(work, { now: new Date('2026-11-22T01:30:00Z') })
    await first.jobs.catchUp(never)
    fails = false
    await instance(work, at('01:40:00')).jobs.catchUp(never)
    expect(runs).toBe(2)
    await instance(work, at('01:50:00')).jobs.catchUp(never)
    expect(runs).toBe(2)

    await it.deps.db.updateTable('schedule_runs').set({ ended_at: null }).where('name', '=', first.name).execute()
    await instance(work, at('02:30:00')).jobs.catchUp(never)
    expect(runs).toBe(2)
    expect(await instance(work, at('02:30:00')).jobs.run(first.name)).toBeNull()
    await instance(work, at('02:50:00')).jobs.catchUp(never)
    expect(runs).toBe(3)
  })

  test('is not begun by an instance that is told to stop', async () => {
    const { jobs } = instance(() => Promise.reject(new Error('it was')))
    await jobs.catchUp(AbortSignal.abort())
    expect((await jobs.states())[0]?.run).toBeUndefined()
  })
})

describe('the command', () => {
  const schedule = (...args: string[]) => command(it.deps, 'schedule', args)

  test('lists what there is, and when it was last done', async () => {
    const { exit, said } = await schedule('list')
    expect(exit).toBe(0)
    for (const { name, does, when } of schedules) expect(said).toMatch(new RegExp(`${name} +${when}.*\n +${does}`))
  })

  test('does one now', async () => {
    expect(await schedule('purge-mails')).toMatchObject({ exit: 0, said: 'Fait : il n’y avait rien à changer.' })
  })

  test('refuses what is not in the list, and what is running', async () => {
    expect(await schedule('purge-tout')).toMatchObject({ exit: 1, said: expect.stringContaining('Aucune tâche') })
    const running = { ended_at: null, started_at: it.deps.clock.now() }
    await it.deps.db.updateTable('schedule_runs').set(running).where('name', '=', 'purge-mails').execute()
    expect(await schedule('purge-mails')).toMatchObject({ exit: 1, said: 'Cette tâche est déjà en cours.' })
    await it.deps.db.deleteFrom('schedule_runs').where('name', '=', 'purge-mails').execute()
  })
})

test('mails that left or were given up are forgotten after 30 days, those to be sent are not', async () => {
  const { db, clock, jobs } = it.deps
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 24 * 3_600_000)
  const mail = (recipient: string, sent_at: Date | null, text = '') => ({
    ...{ recipient, subject: '', text, html: '', last_error: null, sent_at },
    ...{ created_at: daysAgo(31), next_attempt_at: new Date('2100-01-01') },
  })
  await db
    .insertInto('mails')
    .values([
      mail('sent-long-ago', daysAgo(31)),
      mail('sent-lately', daysAgo(29)),
      mail('given-up', null),
      mail('waiting', null, 'Bonjour'),
      { ...mail('cut-short', null, 'Bonjour'), attempts: 10, next_attempt_at: daysAgo(30.5) },
    ])
    .execute()
  expect(await jobs.run('purge-mails')).toBe(3)
  const left = await db.selectFrom('mails').select('recipient').orderBy('recipient').execute()
  expect(left.map(({ recipient }) => recipient)).toEqual(['sent-lately', 'waiting'])
})
