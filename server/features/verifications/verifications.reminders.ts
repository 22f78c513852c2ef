import { type RawBuilder, sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { askToConfirm, type Moment } from './verifications.asking.ts'
import { mayBeWrittenTo, readRecipients, recipientsOf } from './verifications.recipients.ts'
import { listingsAMail, monthsBefore, reminderMonths, reminderStep } from './verifications.rules.ts'

/** So many structures a night: a base imported at once, and old, is caught up over weeks rather than in a burst. */
const structuresARun = 300

/** The step a listing has reached, as `reminderStep` says it. */
const stepReached = (today: string): RawBuilder<number> => {
  const cases = reminderMonths
    .toReversed()
    .map((months) => sql`when listings.verified_on <= ${monthsBefore(today, months)}::date then ${months}::integer`)
  return sql<number>`case ${sql.join(cases, sql` `)} else 0 end`
}

/**
 * The published listings that call for a reminder they have not had. Invented ones do not, nor those whose next version
 * waits for an admin: the answer is given.
 */
const dueListings = (today: string) => sql`
  from listings
  left join verification_reminders as reminded
    on reminded.listing_id = listings.id and reminded.verified_on = listings.verified_on
  where listings.state = 'published' and not listings.example
    and coalesce(reminded.step, 0) < ${stepReached(today)}
    and not exists (select from revisions where revisions.listing_id = listings.id and revisions.state = 'pending')`

/** Structures with listings to be reminded of and somebody to tell, those that wait for the longest time first. */
async function dueStructures(db: Db, { now, today }: Moment): Promise<string[]> {
  const { rows } = await sql<{ structure_id: string }>`
    with due as materialized (
      select listings.structure_id, min(listings.verified_on) as since ${dueListings(today)}
      group by listings.structure_id)
    select due.structure_id from due
    join ${recipientsOf(sql`select structure_id from due`, now)} as recipients using (structure_id)
    where recipients.barred is null
    group by due.structure_id, due.since
    having not bool_or(recipients.written)
    order by due.since, due.structure_id
    limit ${structuresARun}`.execute(db)
  return rows.map(({ structure_id }) => structure_id)
}

async function dueOf(trx: Trx, structureId: string, today: string) {
  const { rows } = await sql<{ id: string; verified_on: string }>`
    select listings.id, listings.verified_on ${dueListings(today)} and listings.structure_id = ${structureId}::uuid
    order by listings.verified_on, listings.id limit ${listingsAMail}`.execute(trx)
  return rows
}

/** Returns how many mails. Somebody of another structure may have been written to at the same address since: later. */
async function remindStructure(trx: Trx, structureId: string, moment: Moment): Promise<number> {
  const recipients = (await readRecipients(trx, structureId, moment.now)).filter(mayBeWrittenTo)
  if (recipients.some(({ written }) => written)) return 0
  const listings = await dueOf(trx, structureId, moment.today)
  if (listings.length === 0) return 0
  const listingIds = listings.map(({ id }) => id)
  for (const recipient of recipients) await askToConfirm(trx, recipient, { listingIds }, moment)
  const rows = listings.map(({ id, verified_on }) => ({
    ...{ listing_id: id, verified_on, at: moment.now },
    step: reminderStep(verified_on, moment.today)!,
  }))
  await trx
    .insertInto('verification_reminders')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('listing_id').doUpdateSet(({ ref }) => ({
        verified_on: ref('excluded.verified_on'),
        step: ref('excluded.step'),
        at: ref('excluded.at'),
      })),
    )
    .execute()
  return recipients.length
}

/** Asks whoever answers for listings whether they are still true, before they grow older. Returns how many mails. */
export async function remind({ db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>): Promise<number> {
  const moment = { now: clock.now(), today: clock.today(), publicUrl: config.publicUrl }
  let mails = 0
  for (const id of await dueStructures(db, moment))
    mails += await db.transaction().execute((trx) => remindStructure(trx, id, moment))
  return mails
}
