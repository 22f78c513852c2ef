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

/** As long as what was confirmed is: long enough to answer for what a listing said. */
const versionsKeptMonths = 36

/** A version is old from the day another one took its place, or from the day it was put aside. */
async function purgeVersions(db: Db, now: Date): Promise<number> {
  const limit = sql`${now}::timestamptz - make_interval(months => ${versionsKeptMonths}::integer)`
  const { numAffectedRows } = await sql`delete from revisions
    where (state in ('rejected', 'discarded') and coalesce(decided_at, saved_at) <= ${limit})
      or (state = 'superseded' and exists (select from revisions as next
        where next.listing_id = revisions.listing_id and next.number > revisions.number
          and next.state in ('approved', 'superseded') and coalesce(next.decided_at, next.saved_at) <= ${limit}))`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

export const listingsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'purge-contact-reads',
    does: `Efface les comptes de lectures de coordonnées de plus de ${readsKeptMonths} mois`,
    cron: '0 4 * * *',
    when: 'Chaque nuit, à 4 h',
    run: ({ db, clock }) => purgeReads(db, clock.today()),
  },
  {
    name: 'purge-versions',
    does: `Efface les versions de fiches remplacées, refusées ou abandonnées depuis ${versionsKeptMonths} mois`,
    cron: '15 4 * * *',
    when: 'Chaque nuit, à 4 h 15',
    run: ({ db, clock }) => purgeVersions(db, clock.now()),
  },
]
