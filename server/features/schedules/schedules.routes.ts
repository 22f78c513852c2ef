import type { FastifyInstance } from 'fastify'
import type { Schedule } from '../../contract/schedules.ts'
import type { Deps } from '../../deps.ts'
import type { JobState } from '../../platform/jobs.ts'
import { route } from '../../platform/route.ts'

const present = ({ job: { name, does, when }, run, late }: JobState): Schedule => ({
  ...{ name, does, when, late },
  lastRun: run
    ? {
        startedAt: run.startedAt.toISOString(),
        endedAt: run.endedAt?.toISOString() ?? null,
        done: run.done,
        failed: run.error !== null,
      }
    : null,
})

export function schedulesRoutes(app: FastifyInstance, { jobs }: Pick<Deps, 'jobs'>) {
  route(app, 'GET /api/schedules', async () => ({ schedules: (await jobs.states()).map(present) }))
}
