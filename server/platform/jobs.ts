import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

/** What the instance does by itself, on a schedule. Running it twice is harmless. */
export interface Job<D> {
  /** `purge-links`: never changes, the table of runs is keyed by it. */
  readonly name: string
  /** For the page of administrators, a sentence: «Efface les liens de connexion périmés». */
  readonly does: string
  /** When, as cron says it, in the server’s time zone… */
  readonly cron: string
  /** …and in words: «Chaque nuit, à 2 h 30». */
  readonly when: string
  /** Does it; returns how many things it changed. */
  run(deps: D): Promise<number>
}

export interface Jobs {
  readonly list: readonly Job<never>[]
  /** Runs one now and notes it. Returns how many things it changed; what it throws is noted, then thrown. */
  run(name: string): Promise<number>
}

export function makeJobs<D extends { db: Db; clock: Clock }>(list: readonly Job<D>[], deps: D): Jobs {
  const run = async (name: string) => {
    const job = list.find((one) => one.name === name)
    if (!job) throw new Error(`no job is called ${name}`)
    return job.run(deps)
  }
  return { list, run }
}
