import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { idleMonths, keptMonths } from './pairs.rules.ts'

/** What nobody ended, and nothing was heard of, ended with its last sign. */
const endIdle = (trx: Trx, today: string) =>
  sql`update pairs
    set ended_on = idle.last, outcome = 'autre', ending = 'autre', next_on = null, version = version + 1
    from (select id, greatest(started_on, next_on,
        (select max(at at time zone 'Europe/Paris')::date from pair_notes where pair_id = pairs.id)) as last
      from pairs where ended_on is null) as idle
    where idle.id = pairs.id
      and idle.last <= ${today}::date - make_interval(months => ${idleMonths}::integer)`.execute(trx)

/** Forgets who followed and what was written, a year after the end; what is left is counted. Returns how many. */
async function forgetPairs(db: Db, today: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await endIdle(trx, today)
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
    does: `Efface les noms, les notes et les références des accompagnements terminés depuis ${keptMonths} mois, ou dont rien n’est noté depuis ${idleMonths}`,
    cron: '25 3 * * *',
    when: 'Chaque nuit, à 3 h 25',
    run: ({ db, clock }) => forgetPairs(db, clock.today()),
  },
]
