import { sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { keptMonths, linkDays } from './oppositions.rules.ts'

async function purgeRequests(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from opposition_requests
    where (state = 'unconfirmed' and expires_at < ${now}::timestamptz)
      or decided_at < ${now}::timestamptz - make_interval(months => ${keptMonths}::integer)`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export const oppositionsJobs: readonly Job<Pick<Deps, 'db' | 'clock' | 'config'>>[] = [
  {
    name: 'purge-oppositions',
    does: `Efface les demandes d’opposition non confirmées depuis ${linkDays} jours, et celles traitées depuis ${keptMonths} mois`,
    cron: '0 3 * * *',
    when: 'Chaque nuit, à 3 h',
    run: ({ db, clock }) => purgeRequests(db, clock.now()),
  },
]
