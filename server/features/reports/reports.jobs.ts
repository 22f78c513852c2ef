import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'

/** Long enough for a year's figures to be explained. */
const keptMonths = 12

/** Forgets who reported and what was written; the row stays, to be counted. */
async function forgetReports(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`update reports set message = null, reporter = null, answer = null
    where state <> 'open' and decided_at <= ${now}::timestamptz - make_interval(months => ${keptMonths}::integer)
      and (message is not null or reporter is not null or answer is not null)`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export const reportsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'forget-reports',
    does: `Efface l’auteur et le texte des signalements d’erreur traités depuis ${keptMonths} mois`,
    cron: '20 3 * * *',
    when: 'Chaque nuit, à 3 h 20',
    run: ({ db, clock }) => forgetReports(db, clock.now()),
  },
]
