import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeClock } from '../../server/platform/clock.ts'
import { type Job, makeJobs } from '../../server/platform/jobs.ts'
import { startSchedules } from '../../server/platform/scheduler.ts'
import { addressOf, makeFolder, processTimeout, until } from '../support/levier-process.ts'
import { openPlace, type Place } from '../support/place.ts'
import { quiet } from '../support/quiet.ts'

describe('schedules', { timeout: processTimeout }, () => {
  let place: Place
  beforeAll(async () => {
    place = await openPlace()
  })
  afterAll(() => place.close())

  const everyMinute = (name: string, run: () => Promise<number>): Job<object> => ({
    ...{ name, does: 'Essaie', cron: '* * * * *', when: 'Chaque minute', run },
  })
  const start = (...list: Job<object>[]) => {
    const jobs = makeJobs(list, { db: place.db, clock: makeClock(), log: quiet })
    return startSchedules({ ...place, jobs, log: quiet })
  }
  const registered = async () => {
    const { rows } = await sql<{ key: string }>`select key from pgboss.schedule order by key`.execute(place.db)
    return rows.map(({ key }) => key)
  }

  it('do at the start what was missed, go past what fails, and run again at their hours', async () => {
    const runs: string[] = []
    const job = (name: string) => everyMinute(name, async () => runs.push(name))
    const broken = everyMinute('casse', () => Promise.reject(new Error('broken')))
    const first = await start(broken, job('un'), job('deux'))
    await until(() => runs.includes('un') && runs.includes('deux'))
    await first.stop()
    const caughtUp = runs.length
    expect(await registered()).toEqual(['casse', 'deux', 'un'])

    // A minute passes between two looks at the hours.
    await sql`update pgboss.version set cron_on = cron_on - interval '1 minute'`.execute(place.db)
    const second = await start(job('un'))
    await until(() => runs.length > caughtUp)
    await second.stop()
    expect(new Set(runs.slice(caughtUp))).toEqual(new Set(['un']))
    expect(await registered()).toEqual(['un'])
  })

  it('wait for the job under way before they stop, and begin no other', async () => {
    let end = () => {}
    let begun = false
    let ended = false
    const slow = everyMinute('lent', async () => {
      begun = true
      await new Promise<void>((resolve) => {
        end = resolve
      })
      ended = true
      return 1
    })
    const late = everyMinute('apres', () => Promise.reject(new Error('it began')))
    const { stop } = await start(slow, late)
    await until(() => begun)
    const stopped = stop()
    end()
    await stopped
    expect(ended).toBe(true)
    const ran = await place.db.selectFrom('schedule_runs').select(['name', 'done']).execute()
    expect(ran).toContainEqual({ name: 'lent', done: 1 })
    expect(ran.map(({ name }) => name)).not.toContain('apres')
  })
})

describe('a server', { timeout: processTimeout }, () => {
  const folder = makeFolder()
  afterEach(folder.endAll)
  afterAll(folder.remove)

  it('does at its first start all it does by itself, does one when told, and stops clean', async () => {
    const levier = folder.start()
    await addressOf(levier)
    const list = async () => {
      const command = folder.command('schedule', 'list')
      expect(await command.ends()).toBe(0)
      return command.said()
    }
    await until(async () => !/Dernière fois : (jamais|.*en cours)/.test(await list()))
    expect(await list()).not.toMatch(/Dernière fois : .*(échec|en retard)/)
    const told = folder.command('schedule', 'purge-mails')
    expect(await told.ends()).toBe(0)
    expect(told.said()).toContain('Fait')
    levier.child.kill('SIGTERM')
    expect(await levier.ends()).toBe(0)
    expect(levier.said()).toContain('Levier est arrêté.')
  })
})
