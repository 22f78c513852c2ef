import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { Job } from './jobs.ts'

export const mailsJobs: readonly Job<{ db: Db; clock: Clock }>[] = []
