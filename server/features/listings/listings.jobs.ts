import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'

/** Long enough to see an unusual use, and a year of which listings serve. */
const readsKeptMonths = 12

async function purgeReads(db: Db, today: string): Promise<number> {
  const old = sql`day < ${today}::date - make_interval(months => ${readsKeptMonths}::integer)`
  const { numAffectedRows: ofListings } = await sql`delete from contact_reads where ${old}`.execute(db)
  const { numAffectedRows: ofSectors } = await sql`delete from sector_reads where ${old}`.execute(db)
  return Number(ofListings ?? 0) + Number(ofSectors ?? 0)
}

export const listingsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'purge-contact-reads',
    does: `Efface les comptes de lectures de coordonnées de plus de ${readsKeptMonths} mois`,
    cron: '0 4 * * *',
    when: 'Chaque nuit, à 4 h',
    run: ({ db, clock }) => purgeReads(db, clock.today()),
  },
]
