import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { forgetOld } from './claims.queries.ts'

export const structuresJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'forget-claims',
    does: 'Efface les demandes de rattachement décidées depuis un an, et l’histoire des structures de plus de deux ans',
    cron: '45 2 * * *',
    when: 'Chaque nuit, à 2 h 45',
    run: ({ db, clock }) => forgetOld(db, clock.now()),
  },
]
