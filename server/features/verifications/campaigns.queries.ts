import { type RawBuilder, sql } from 'kysely'
import type { CampaignPreview, CampaignTarget } from '../../contract/campaigns.ts'
import { thematiquesOfFrein } from '../../contract/vocabulary.listing.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { entirelyWithin, within } from '../../platform/territory.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { recipientsOf } from './verifications.recipients.ts'
import { listingsAMail, monthsBefore } from './verifications.rules.ts'

/** Which listings an admin’s campaign is about. */
export interface Aim {
  readonly target: CampaignTarget
  readonly territory: Territory
  readonly today: string
  /** Invented listings too: only where mails do not leave this machine. */
  readonly examples: boolean
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql`${sql.join(conditions, sql` and `)}`

/** Those confirmed today already, or whose next version waits for an admin, are left alone. */
function aimedListings({ target, territory, today, examples }: Aim): RawBuilder<unknown> {
  const { frein, departement, source, structureId, months } = target
  const conditions = [
    sql`listings.state = 'published' and structures.merged_into is null`,
    sql`listings.verified_on < ${today}::date and listings.verified_on <= ${monthsBefore(today, months)}::date`,
    sql`not exists (select from revisions where revisions.listing_id = listings.id and revisions.state = 'pending')`,
    listingWithin(territory),
    ...(examples ? [] : [sql`not listings.example`]),
    ...(frein ? [sql`listings.thematiques && ${[...thematiquesOfFrein[frein]]}::text[]`] : []),
    ...(departement ? [listingWithin({ kind: 'departements', codes: [departement] })] : []),
    ...(source ? [sql`listings.source = ${source}`] : []),
    ...(structureId ? [sql`listings.structure_id = ${structureId}::uuid`] : []),
  ]
  return sql`from listings join structures on structures.id = listings.structure_id where ${all(conditions)}`
}

const chosen = (aim: Aim) => sql`select listings.structure_id, count(*)::integer as listings,
  (array_agg(listings.id order by listings.verified_on, listings.id))[1:${sql.lit(listingsAMail)}] as ids
  ${aimedListings(aim)} group by listings.structure_id`

export async function previewCampaign(db: Db, aim: Aim, now: Date): Promise<CampaignPreview> {
  const { rows } = await sql<CampaignPreview>`
    with chosen as materialized (${chosen(aim)}),
      recipients as materialized (select * from ${recipientsOf(sql`select structure_id from chosen`, now)} as recipients)
    select
      (select coalesce(sum(listings), 0)::integer from chosen) as listings,
      (select count(*)::integer from chosen) as structures,
      count(*) filter (where barred is null)::integer as recipients,
      count(*) filter (where barred is null and account_id is null)::integer as "withoutAccount",
      (select count(*)::integer from chosen where structure_id not in (select structure_id from recipients)) as "withoutAddress",
      count(*) filter (where barred = 'bounced')::integer as bounced,
      count(*) filter (where barred in ('opposed', 'refused'))::integer as refused
    from recipients`.execute(db)
  return rows[0]!
}

/** Writes a campaign and who it is for; its mails come later. Returns its id and how many there are to write to. */
export async function insertCampaign(trx: Trx, aim: Aim, { accountId, now }: { accountId: string; now: Date }) {
  const { frein = null, departement = null, source = null, structureId = null, months } = aim.target
  const own = aim.territory.kind === 'departements' ? [...aim.territory.codes] : null
  const { id } = await trx
    .insertInto('campaigns')
    .values({
      ...{ created_at: now, created_by: accountId, frein, departement, source, structure_id: structureId, months },
      ...{ departements: departement ? [departement] : own, state: 'sending' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { numAffectedRows } = await sql`
    with chosen as materialized (${chosen(aim)})
    insert into campaign_recipients (campaign_id, structure_id, account_id, listing_ids, address, had_members)
    select ${id}::uuid, structure_id, account_id, ids, print, account_id is not null
    from chosen join ${recipientsOf(sql`select structure_id from chosen`, now)} as recipients using (structure_id)
    where barred is null`.execute(trx)
  return { id, recipients: Number(numAffectedRows ?? 0) }
}

const shown = 50

/** A draft is no change yet, and an admin’s own writing is not an answer: what counts was sent by the structure since. */
const changedSince = (listing: RawBuilder<unknown>) => sql`exists (select from revisions
  join accounts on accounts.id::text = revisions.saved_by
  where revisions.listing_id = ${listing} and revisions.sent_at >= recipients.sent_at
    and accounts.structure_id = recipients.structure_id)`

/** Where a recipient is: the last thing that happened. What counts is done since its mail, from wherever it was done. */
const placeOf = sql`case
  when left_out_at is not null or (sent_at is null and campaigns.state = 'stopped') then 'leftOut'
  when sent_at is null then 'toSend'
  when not had_members and (
    exists (select from accounts
      where accounts.structure_id = recipients.structure_id and accounts.created_at >= sent_at)
    or exists (select from structure_claims as claims
      where claims.structure_id = recipients.structure_id and claims.created_at >= sent_at)) then 'claimed'
  when changed_at is not null or ${changedSince(sql`any(listing_ids)`)} then 'changed'
  when exists (select from verifications where verifications.listing_id = any(listing_ids) and at >= sent_at) then 'confirmed'
  when exists (select from bounces where bounces.address = recipients.address and at >= sent_at) then 'bounced'
  else 'noAnswer' end`

const answeredOf = sql`(select count(*) from unnest(listing_ids) as asked (id)
  where exists (select from verifications where verifications.listing_id = asked.id and at >= sent_at)
    or ${changedSince(sql`asked.id`)})`

/** Campaigns of a territory, the newest first. */
export const campaignsOf = (db: Db, territory: Territory) =>
  db
    .selectFrom('campaigns')
    .leftJoin('structures', 'structures.id', 'campaigns.structure_id')
    .leftJoin('accounts', 'accounts.id', 'created_by')
    .select(['campaigns.id', 'frein', 'campaigns.departement', 'campaigns.source', 'campaigns.structure_id', 'months'])
    .select(['campaigns.created_at', 'campaigns.created_by', 'state', 'ended_at'])
    .select(['structures.nom as structure', 'accounts.name as launched_by'])
    .select(sql<boolean>`${entirelyWithin(territory, { departements: 'campaigns.departements' })}`.as('own'))
    .where(within(territory, { departements: 'campaigns.departements' }))
    .orderBy('campaigns.created_at', 'desc')
    .orderBy('campaigns.id')
    .limit(shown)
export type CampaignRow = Awaited<ReturnType<ReturnType<typeof campaignsOf>['execute']>>[number]

export interface CampaignCount {
  readonly campaign_id: string
  readonly place: 'leftOut' | 'toSend' | 'claimed' | 'changed' | 'confirmed' | 'bounced' | 'noAnswer'
  readonly count: number
  readonly listings: number
  readonly answered: number
}

/** How many recipients of campaigns are where, with the listings they were asked about. */
export async function countRecipients(db: Db, campaignIds: readonly string[]): Promise<CampaignCount[]> {
  const { rows } = await sql<CampaignCount>`
    select campaign_id, place, count(*)::integer as count, sum(listings)::integer as listings,
      sum(answered)::integer as answered
    from (
      select campaign_id, ${placeOf} as place, cardinality(listing_ids) as listings, ${answeredOf} as answered
      from campaign_recipients as recipients join campaigns on campaigns.id = campaign_id
      where campaign_id = any(${campaignIds}::uuid[])) as placed
    group by campaign_id, place`.execute(db)
  return rows
}

/** Where the published listings of a territory come from, the largest source first. */
export async function sourcesOf(db: Db, territory: Territory) {
  return db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select('listings.source as code')
    .select(sql<number>`count(*)::integer`.as('listings'))
    .where('state', '=', 'published')
    .where(listingWithin(territory))
    .groupBy('listings.source')
    .orderBy('listings', 'desc')
    .orderBy('code')
    .execute()
}

/** Stops a campaign of one’s own territory that is still being sent. Returns its départements; null when it was not. */
export async function endCampaign(trx: Trx, id: string, territory: Territory, now: Date) {
  const row = await trx
    .updateTable('campaigns')
    .set({ state: 'stopped', ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where(entirelyWithin(territory, { departements: 'campaigns.departements' }))
    .returning('departements')
    .executeTakeFirst()
  return row ? { codes: row.departements } : null
}
