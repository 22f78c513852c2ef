import type { Deps } from '../../deps.ts'
import type { Job } from '../../platform/jobs.ts'
import { forgetSheets } from './sheets.queries.ts'
import { mailHours } from './sheets.rules.ts'

export const sheetsJobs: readonly Job<Pick<Deps, 'db' | 'clock'>>[] = [
  {
    name: 'purge-sheets',
    does: `Efface les feuilles dont le lien est périmé, et à qui étaient celles qui ont été envoyées il y a plus de ${mailHours} heures`,
    cron: '20 * * * *',
    when: 'Toutes les heures, à 20',
    run: ({ db, clock }) => {
      const now = clock.now()
      return forgetSheets(db, { now, mailedBefore: new Date(now.getTime() - mailHours * 3_600_000) })
    },
  },
]
