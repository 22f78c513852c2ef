import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import type { Waiting } from './follow-up.rules.ts'

const lastStep = (actions: readonly string[]) => sql<Date | null>`(select max(at) from contact_request_steps steps
  where steps.request_id = contact_requests.id and steps.action = any(${actions}::text[]))`

/** The last reminder since a moment: those to the adviser say so. */
const remindedSince = (moment: unknown, toAdviser: boolean) => sql<Date | null>`(
  select max(at) from contact_request_steps steps
  where steps.request_id = contact_requests.id and steps.action = 'remind' and steps.at > ${moment}
    and coalesce(steps.detail ->> 'to', '') ${toAdviser ? sql`=` : sql`<>`} 'adviser')`

const addressed = sql<Date>`coalesce(${lastStep(['pass_on', 'succeed', 'reply'])}, contact_requests.sent_at)`

const waitingOnes = (db: Db | Trx) =>
  db
    .selectFrom('contact_requests')
    .select(['contact_requests.id', 'contact_requests.sent_at', 'asked_at', addressed.as('addressed_at')])
    .select(remindedSince(addressed, false).as('reminded_at'))
    .select(remindedSince(sql`asked_at`, true).as('adviser_reminded_at'))
    .where('contact_requests.state', 'in', ['sent', 'seen'])
    .where('undelivered_at', 'is', null)

/** Every demande that waits for an answer and was delivered, or is on its way. */
export const readWaiting = (db: Db): Promise<(Waiting & { id: string })[]> =>
  waitingOnes(db).orderBy('contact_requests.id').execute()

/** The same of one that is held: what was read before may have changed. */
export const readWaitingOne = (trx: Trx, id: string): Promise<(Waiting & { id: string }) | undefined> =>
  waitingOnes(trx).where('contact_requests.id', '=', id).executeTakeFirst()

/** Those whose mail left, or never will: what became of it is not known here yet. */
export async function readMailed(db: Db): Promise<{ id: string; left: Date | null }[]> {
  return db
    .selectFrom('contact_requests')
    .leftJoin('mails', 'mails.id', 'mail_id')
    .select(['contact_requests.id', 'mails.sent_at as left'])
    .where('delivered_at', 'is', null)
    .where('undelivered_at', 'is', null)
    .where('state', 'in', ['sent', 'seen'])
    .where(
      sql<SqlBool>`mails.id is null or mails.sent_at is not null or (mails.text = '' and mails.last_error is not null)`,
    )
    .orderBy('contact_requests.id')
    .execute()
}

/** Those that lost their purpose: the listing was withdrawn, or the account of who wrote it was closed. */
export async function readPurposeless(db: Db): Promise<{ id: string; why: 'listing' | 'adviser' }[]> {
  const { rows } = await sql<{ id: string; why: 'listing' | 'adviser' }>`
    select contact_requests.id, case when accounts.id is null then 'adviser' else 'listing' end as why
    from contact_requests
    left join accounts on accounts.id = adviser_id and accounts.closed_at is null
    left join listings on listings.id = listing_id and listings.state = 'published'
    where contact_requests.state in ('sent', 'seen')
      and (accounts.id is null or (kind = 'direct' and listings.id is null))
    order by contact_requests.id`.execute(db)
  return rows
}

/** Those whose recipient is no longer one of the listing or the sector: gone, opposed, or with another address. */
export async function readOrphans(db: Db): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from contact_requests
    where state in ('sent', 'seen') and undelivered_at is null
      and recipient_kind in ('intervenant', 'structure', 'referent', 'secteur') and recipient_email is not null
      and not exists (select from intervenants
        where intervenants.listing_id = contact_requests.listing_id and lower(courriel) = lower(recipient_email))
      and not exists (select from listings join structures on structures.id = listings.structure_id
        where listings.id = contact_requests.listing_id and lower(structures.courriel) = lower(recipient_email))
      and not exists (select from sector_referents
        where sector_referents.sector_id = contact_requests.sector_id and lower(email) = lower(recipient_email))
      and not exists (select from sectors
        where sectors.id = contact_requests.sector_id and lower(desk_email) = lower(recipient_email))
    order by id`.execute(db)
  return rows
}
