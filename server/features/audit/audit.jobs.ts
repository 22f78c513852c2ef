import type { Deps } from '../../deps.ts'
import { record, schedule } from '../../platform/audit.ts'
import type { Job } from '../../platform/jobs.ts'
import { deleteOldEvents } from './audit.queries.ts'

const name = 'purge-audit'

export const auditJobs: readonly Job<Pick<Deps, 'db' | 'clock' | 'config'>>[] = [
  {
    name,
    does: 'Efface du journal ce qui a plus de douze mois',
    cron: '40 3 * * *',
    when: 'Chaque nuit, à 3 h 40',
    run: ({ db, clock }) =>
      db.transaction().execute(async (trx) => {
        const count = await deleteOldEvents(trx)
        if (count > 0) await record(trx, schedule(name), { action: 'audit.purged', detail: { count } }, clock.now())
        return count
      }),
  },
]
