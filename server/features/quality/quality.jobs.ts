import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { countMonth } from './quality.months.ts'
import { seekTwins } from './quality.twins.ts'

export const seekTwinsJob = 'seek-twins'

export const qualityJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: seekTwinsJob,
    does: 'Cherche les doublons probables de toute la base',
    cron: '10 4 * * *',
    when: 'Chaque nuit, à 4 h 10',
    run: ({ db }) => seekTwins(db),
  },
  {
    name: 'count-quality',
    does: 'Note, pour le mois, la part des fiches vérifiées de chaque département',
    cron: '40 4 * * *',
    when: 'Chaque nuit, à 4 h 40',
    run: ({ db, clock }) => countMonth(db, clock.today()),
  },
]
