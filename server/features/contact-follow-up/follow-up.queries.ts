import { type SqlBool, sql } from 'kysely'
import { addressPrintSql } from '../../platform/bounces.ts'
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

const recipientPrint = addressPrintSql('contact_requests.recipient_email')
const isRecipient = (column: string) => sql`lower(${sql.ref(column)}) = lower(contact_requests.recipient_email)`

/** Whoever has it still answers for the listing or the sector, or was named by a colleague, and did not oppose. */
const stillTheirs = sql<boolean>`coalesce(not exists (
    select from oppositions where kind = 'courriel' and fingerprint = ${recipientPrint})
  and (contact_requests.recipient_kind = 'colleague'
    or exists (select from intervenants
      where intervenants.listing_id = contact_requests.listing_id and ${isRecipient('courriel')})
    or exists (select from listings own join structures on structures.id = own.structure_id
      where own.id = contact_requests.listing_id and ${isRecipient('structures.courriel')})
    or exists (select from sector_referents
      where sector_referents.sector_id = contact_requests.sector_id and ${isRecipient('email')})
    or exists (select from sectors
      where sectors.id = contact_requests.sector_id and ${isRecipient('desk_email')})), false)`

const hasBounced = sql<boolean>`exists (select from bounces where address = ${recipientPrint})`

const waitingOnes = (db: Db | Trx) =>
  db
    .selectFrom('contact_requests')
    .leftJoin('listings', 'listings.id', 'contact_requests.listing_id')
    .select(['contact_requests.id', 'kind', 'contact_requests.commune', 'freins', 'listing_id'])
    .select(['contact_requests.sent_at', 'asked_at', 'closed_from', 'closed_until'])
    .select(addressed.as('addressed_at'))
    .select(remindedSince(addressed, false).as('reminded_at'))
    .select(remindedSince(sql`asked_at`, true).as('adviser_reminded_at'))
    // Not delivered because of an outage, it is mailed again in its time.
    .select(
      sql<boolean>`(recipient_email is not null
        and (undelivered_at is null or (${stillTheirs} and not ${hasBounced})))`.as('reachable'),
    )
    .select(sql<boolean>`${lastStep(['close'])} is not null`.as('closure_told'))
    .select(
      sql<string | null>`case when cardinality(contact_requests.departements) = 1
        then contact_requests.departements[1] end`.as('departement'),
    )
    .where('contact_requests.state', 'in', ['sent', 'seen'])

/** Every demande that waits for an answer. */
export const readWaiting = (db: Db) => waitingOnes(db).orderBy('contact_requests.id').execute()

/** The same of one that is held: what was read before may have changed. */
export const readWaitingOne = (trx: Trx, id: string): Promise<Waiting | undefined> =>
  waitingOnes(trx).where('contact_requests.id', '=', id).executeTakeFirst()

/** A demande whose last mail left, or never will. */
export interface Mailed {
  readonly id: string
  readonly mail_id: string | null
  /** When it left. */
  readonly left: Date | null
  /** It is the address that is wrong, and not the way to it. */
  readonly refused: boolean
}

/** Those whose mail left, or never will: what became of it is not known here yet. */
export const readMailed = (db: Db): Promise<Mailed[]> =>
  db
    .selectFrom('contact_requests')
    .leftJoin('mails', 'mails.id', 'mail_id')
    .select(['contact_requests.id', 'mail_id', 'mails.sent_at as left'])
    // A server was reached that does not take this mail: another address may do. Else it is our own way out that failed.
    .select(sql<boolean>`(${hasBounced} or coalesce(mails.last_error ~ '^(EENVELOPE|EMESSAGE) ', false))`.as('refused'))
    .where('delivered_at', 'is', null)
    .where('undelivered_at', 'is', null)
    .where('state', 'in', ['sent', 'seen'])
    .where(
      sql<SqlBool>`(mails.id is null or mails.sent_at is not null
        or (mails.text = '' and mails.last_error is not null))`,
    )
    .orderBy('contact_requests.id')
    .execute()

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

const orphans = (db: Db | Trx) =>
  db
    .selectFrom('contact_requests')
    .select('id')
    .where('state', 'in', ['sent', 'seen'])
    .where('undelivered_at', 'is', null)
    .where(sql<SqlBool>`not ${stillTheirs}`)

/** Those whose recipient is no longer one of the listing or the sector: gone, opposed, or with another address. */
export const readOrphans = (db: Db): Promise<{ id: string }[]> => orphans(db).orderBy('id').execute()

export const isOrphan = async (trx: Trx, id: string): Promise<boolean> =>
  (await orphans(trx).where('id', '=', id).executeTakeFirst()) !== undefined
