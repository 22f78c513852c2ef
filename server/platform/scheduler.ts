import type { PGlite } from '@electric-sql/pglite'
import { fromPglite, PgBoss } from 'pg-boss'
import type { Config } from '../config.ts'
import { openAll } from './closers.ts'
import { timeZone } from './jobs.due.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import { startWorker } from './worker.ts'

interface Ground {
  readonly config: Pick<Config, 'database'>
  readonly jobs: Jobs
  readonly log: Log
  /** The embedded database, when it is the one. */
  readonly pglite?: PGlite | undefined
}

const queue = 'levier'
/** What was missed or failed is done again this often, and at the start. */
const catchUpMs = 60 * 60_000
/** Within the time a stop is given; what still runs then is noted as cut short. */
const stopMs = 5000

function makeBoss({ config, log, pglite }: Ground): PgBoss {
  const place =
    config.database.kind === 'server'
      ? { connectionString: config.database.url, max: 2, connectionTimeoutMillis: 5000 }
      : { db: fromPglite(pglite!), backend: 'pglite' as const }
  const boss = new PgBoss({
    ...place,
    schema: 'pgboss',
    // A dozen jobs a day: what looks after queues by the second may look less often.
    superviseIntervalSeconds: 600,
    flowIntervalSeconds: 3600,
    bamIntervalSeconds: 3600,
    // Made for queues of millions of jobs.
    reindex: false,
    monitorVacuum: false,
  })
  // Without a listener one lost connection would end the process.
  boss.on('error', (error) => log.warn({ err: error }, 'schedules interrupted'))
  boss.on('warning', ({ message }) => log.warn({ message }, 'schedules warned'))
  return boss
}

/** Makes the schedules in the database those of the list. */
async function register(boss: PgBoss, list: Jobs['list']) {
  await boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 3600 })
  for (const { name, cron } of list) await boss.schedule(queue, cron, { name }, { key: name, tz: timeZone })
  const names = new Set(list.map(({ name }) => name))
  for (const { key } of await boss.getSchedules(queue)) if (!names.has(key)) await boss.unschedule(queue, key)
}

/** Runs each job at its hours, once whatever the number of instances, and soon after the start those that missed theirs. */
export const startSchedules = (ground: Ground): Promise<{ stop(): Promise<void> }> =>
  openAll(async ({ add, closeAll }) => {
    const { jobs, log } = ground
    const boss = makeBoss(ground)
    add(() => boss.stop({ timeout: stopMs }))
    await boss.start()
    await register(boss, jobs.list)
    await boss.work<{ name: string }>(queue, { pollingIntervalSeconds: 5 }, async (fired) => {
      for (const { data } of fired)
        await jobs
          .run(data.name)
          .catch((error: unknown) => log.warn({ err: error, job: data.name }, 'job to be done again'))
    })
    const stopping = new AbortController()
    const late = startWorker('late-jobs', () => jobs.catchUp(stopping.signal), { everyMs: catchUpMs, log })
    late.wake()
    add(() => {
      stopping.abort()
      return late.stop()
    })
    return { stop: closeAll }
  })
