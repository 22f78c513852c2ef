import type { Deps } from '../../deps.ts'
import type { Job } from '../../platform/jobs.ts'

export const accessRequestsJobs: readonly Job<Pick<Deps, 'db' | 'clock' | 'config'>>[] = []
