import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { keptMonths } from './pairs.rules.ts'

/** Forgets who followed and what was written, a year after the end; what is left is counted. Returns how many. */
async function forgetPairs(db: Db, today: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ended = sql`(select id from pairs
      where ended_on <= ${today}::date - make_interval(months => ${keptMonths}::integer))`
    await sql`delete from pair_notes where pair_id in ${ended}`.execute(trx)
    const { numAffectedRows } = await sql`update pairs
      set adviser_id = null, referent_id = null, referent_name = null, reference = null, request_id = null, commune = null
      where id in ${ended} and coalesce(adviser_id::text, referent_id::text, referent_name, reference,
        request_id::text, commune) is not null`.execute(trx)
    return Number(numAffectedRows ?? 0)
  })
}

export const pairsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'forget-pairs',
    does: `Efface les noms, les notes et les références des accompagnements terminés depuis ${keptMonths} mois`,
    cron: '25 3 * * *',
    when: 'Chaque nuit, à 3 h 25',
    run: ({ db, clock }) => forgetPairs(db, clock.today()),
  },
]
