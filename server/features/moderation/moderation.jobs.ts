import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { forgetDesk } from './moderation.desk.ts'
import { presentSince } from './moderation.rules.ts'

const takenKeptDays = 90

export const moderationJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'purge-presence',
    does: 'Efface qui lisait quoi dans la file de relecture, et qui avait pris ce qui n’attend plus',
    cron: '20 * * * *',
    when: 'Chaque heure, à 20',
    run: ({ db, clock }) => {
      const now = clock.now()
      const taken = new Date(now.getTime() - takenKeptDays * 86_400_000)
      return forgetDesk(db, { present: presentSince(now), taken })
    },
  },
]
