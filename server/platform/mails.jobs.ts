import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { Job } from './jobs.ts'
import { purgeMails } from './mails.queries.ts'

const day = 24 * 60 * 60_000
const keptDays = 30

export const mailsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'purge-mails',
    does: `Efface la trace des mails envoyés ou abandonnés depuis plus de ${keptDays} jours`,
    cron: '50 3 * * *',
    when: 'Chaque nuit, à 3 h 50',
    run: ({ db, clock }) => purgeMails(db, new Date(clock.now().getTime() - keptDays * day)),
  },
]
