import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'

/** Long enough for a year’s figures. */
const keptMonths = 12

/** What listings show of them stays: it is theirs, and tells nothing of who called. */
async function purgeCalls(db: Db, now: Date): Promise<number> {
  const before = sql`${now}::timestamptz - make_interval(months => ${keptMonths}::integer)`
  const calls = await sql`delete from calls where at < ${before}`.execute(db)
  const said = await sql`delete from availabilities where at < ${before}`.execute(db)
  return Number(calls.numAffectedRows ?? 0) + Number(said.numAffectedRows ?? 0)
}

export const callsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'purge-calls',
    does: `Efface les suites d’appels et les disponibilités notées il y a plus de ${keptMonths} mois`,
    cron: '30 4 * * *',
    when: 'Chaque nuit, à 4 h 30',
    run: ({ db, clock }) => purgeCalls(db, clock.now()),
  },
]
