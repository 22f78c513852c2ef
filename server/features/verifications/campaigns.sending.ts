import { type SqlBool, sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import type { Trx } from '../../platform/db.ts'
import { askToConfirm, type Moment } from './verifications.asking.ts'
import { mayBeWrittenTo, readRecipients } from './verifications.recipients.ts'
import { daysAfter, quietDays } from './verifications.rules.ts'

/** Mails written by one transaction, and by one run: others pass between, and a mail server is not flooded. */
const batchSize = 25
const batchesARun = 20

/** Some who are still to be written to, of campaigns that were not stopped; held, so that nobody else writes to them. */
const nextRecipients = (trx: Trx, now: Date) =>
  trx
    .selectFrom('campaign_recipients as recipients')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_id')
    .select(['recipients.id', 'recipients.structure_id', 'account_id', 'listing_ids'])
    .select(sql<string>`(campaigns.created_at at time zone 'Europe/Paris')::date`.as('since'))
    .where('campaigns.state', '=', 'sending')
    .where('sent_at', 'is', null)
    .where('left_out_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select from verification_links
        where sent_to = recipients.address and purpose = 'confirm'
          and verification_links.created_at > ${daysAfter(now, -quietDays)}::timestamptz)`,
    )
    .orderBy('campaigns.created_at')
    .orderBy('recipients.id')
    .limit(batchSize)
    .forUpdate('recipients')
    .skipLocked()
    .execute()
type Next = Awaited<ReturnType<typeof nextRecipients>>[number]

/** What is still to be asked: published, of the structure, and not confirmed since the campaign was launched. */
async function stillToAsk(trx: Trx, { structure_id, listing_ids, since }: Next): Promise<string[]> {
  const rows = await trx
    .selectFrom('listings')
    .select('id')
    .where(sql<SqlBool>`id = any(${listing_ids}::uuid[])`)
    .where('structure_id', '=', structure_id)
    .where('state', '=', 'published')
    .where('verified_on', '<', since)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whoever left, opposed or has nothing left to confirm since the launch is left out; written to this week, left for later. */
async function writeTo(trx: Trx, next: Next, moment: Moment): Promise<void> {
  const recipients = await readRecipients(trx, next.structure_id, moment.now)
  const to = recipients.find(({ account_id }) => account_id === next.account_id)
  if (to?.written) return
  const listingIds = await stillToAsk(trx, next)
  const change = (set: object) => trx.updateTable('campaign_recipients').set(set).where('id', '=', next.id).execute()
  if (!to || !mayBeWrittenTo(to) || listingIds.length === 0) return void (await change({ left_out_at: moment.now }))
  await askToConfirm(trx, to, { listingIds, recipientId: next.id }, moment)
  await change({ sent_at: moment.now, listing_ids: listingIds, address: to.print })
}

async function endSent(trx: Trx, now: Date): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ state: 'sent', ended_at: now })
    .where('state', '=', 'sending')
    .where(
      sql<SqlBool>`not exists (select from campaign_recipients
        where campaign_id = campaigns.id and sent_at is null and left_out_at is null)`,
    )
    .execute()
}

/** Writes the next mails of campaigns, a batch a transaction. Returns how many recipients were dealt with. */
export async function sendCampaigns(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  atMost = batchesARun,
): Promise<number> {
  let done = 0
  for (let batch = 0; batch < atMost; batch += 1) {
    const moment = { now: clock.now(), today: clock.today(), publicUrl: config.publicUrl }
    const taken = await db.transaction().execute(async (trx) => {
      const recipients = await nextRecipients(trx, moment.now)
      for (const recipient of recipients) await writeTo(trx, recipient, moment)
      await endSent(trx, moment.now)
      return recipients.length
    })
    done += taken
    if (taken < batchSize) break
  }
  return done
}
