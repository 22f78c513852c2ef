import type { Job } from '../../server/platform/jobs.ts'
import type { TestApp } from './app.ts'

type Ground = Pick<TestApp['deps'], 'db' | 'clock' | 'config'>

/** Does a job as it would be done so many days from now. Returns how many things it changed. */
export function runJob(jobs: readonly Job<Ground>[], name: string, { deps }: TestApp, inDays = 0): Promise<number> {
  const job = jobs.find((one) => one.name === name)
  if (!job) throw new Error(`no job is called ${name}`)
  const now = new Date(deps.clock.now().getTime() + inDays * 24 * 3_600_000)
  return job.run({ ...deps, clock: { now: () => now, today: () => now.toISOString().slice(0, 10) } })
}
