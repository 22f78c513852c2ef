import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { dueBy, isLate, type Run } from './jobs.due.ts'
import { claimRun, endRun, readRuns } from './jobs.queries.ts'
import type { Log } from './log.ts'

/** What the instance does by itself, on a schedule. Running it twice is harmless. */
export interface Job<D> {
  /** `purge-links`: never changes, the table of runs is keyed by it. */
  readonly name: string
  /** For the page of administrators, a sentence: «Efface les liens de connexion périmés». */
  readonly does: string
  /** When, as cron says it, in the time zone of France… */
  readonly cron: string
  /** …and in words: «Chaque nuit, à 2 h 30». */
  readonly when: string
  /** Does it; returns how many things it changed. */
  run(deps: D): Promise<number>
}

/** A job with its last run. */
export interface JobState {
  readonly job: Job<never>
  readonly run: Run | undefined
  /** It should have run since. */
  readonly late: boolean
}

export interface Jobs {
  readonly list: readonly Job<never>[]
  /**
   * Runs one now and notes it. Returns how many things it changed, null when it is running already, here or on another
   * instance; what it throws is noted and logged, then thrown.
   */
  run(name: string): Promise<number | null>
  /** Runs, one after the other, those that should have run since or failed. What one throws does not stop the next. */
  catchUp(signal: AbortSignal): Promise<void>
  states(): Promise<JobState[]>
}

interface Ground {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
}

/** Codes only: the sentence of an error may repeat what is in a row. The log has the rest. */
const codeOf = (error: unknown) => {
  const { code, name } = error as NodeJS.ErrnoException
  return code ?? name ?? 'unknown'
}

/** Does a job that has been claimed, and notes how it ended. */
async function perform<D extends Ground>(job: Job<D>, deps: D, startedAt: Date): Promise<number> {
  const { db, clock, log } = deps
  const end = (done: number | null, error: string | null) =>
    endRun(db, job.name, { startedAt, endedAt: clock.now(), done, error })
  try {
    const done = await job.run(deps)
    await end(done, null)
    log.info({ job: job.name, done }, 'job done')
    return done
  } catch (error) {
    log.error({ err: error, job: job.name }, 'job failed')
    await end(null, codeOf(error)).catch((err: unknown) => log.warn({ err, job: job.name }, 'failure not noted'))
    throw error
  }
}

export function makeJobs<D extends Ground>(list: readonly Job<D>[], deps: D): Jobs {
  const { db, clock } = deps
  const states = async () => {
    const [runs, now] = [await readRuns(db), clock.now()]
    return list.map((job) => ({ job, run: runs.get(job.name), late: isLate(job.cron, runs.get(job.name), now) }))
  }
  return {
    list,
    states,
    run: async (name) => {
      const job = list.find((one) => one.name === name)
      if (!job) throw new Error(`no job is called ${name}`)
      const now = clock.now()
      return (await claimRun(db, name, now)) ? perform(job, deps, now) : null
    },
    catchUp: async (signal) => {
      for (const { job, run, late } of await states()) {
        if (signal.aborted) return
        if (!late && !run?.error) continue
        const now = clock.now()
        const claimed = await claimRun(db, job.name, now, dueBy(job.cron, now))
        if (claimed) await perform(job, deps, now).catch(() => {}) // noted and logged
      }
    },
  }
}
