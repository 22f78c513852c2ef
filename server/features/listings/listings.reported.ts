import { sql } from 'kysely'
import type { ReportField, ReportKind } from '../../contract/vocabulary.reports.ts'
import type { Actor } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { recordListing } from './listings.audit.ts'

export interface ReportSaid {
  readonly field: ReportField | null
  readonly kind: ReportKind
  readonly message: string | null
}

export interface ReportSender {
  readonly accountId: string
  readonly actor: Actor
  readonly now: Date
}

const gone = () =>
  new Problem(410, 'listing-gone', 'Cette fiche a été retirée depuis : il n’y a plus rien à corriger, merci.')

/**
 * Holds a listing that advisers see, to the end of the transaction. Throws 404 for what they do not see, 410 for what
 * was withdrawn.
 */
export async function holdSeen(trx: Trx, listingId: string): Promise<void> {
  const query = trx.selectFrom('listings').select('state').where('id', '=', listingId)
  const listing = await query.forNoKeyUpdate().executeTakeFirst()
  if (listing?.state === 'archived') throw gone()
  if (listing?.state !== 'published') throw notFound('Cette fiche n’existe pas ou n’existe plus.')
}

/**
 * Keeps a report and returns its id. The same one by the same person, still open, is kept once: what is said later is
 * added to it.
 */
export async function keepReport(trx: Trx, listingId: string, said: ReportSaid, sender: ReportSender): Promise<string> {
  const { id, created } = await write(trx, listingId, said, sender)
  const { kind: report, field } = said
  const event = { action: 'report.sent', listingId, detail: { report, ...(field && { field }) } } as const
  if (created) await recordListing(trx, sender.actor, event, sender.now)
  return id
}

async function write(
  trx: Trx,
  listingId: string,
  { field, kind, message }: ReportSaid,
  { accountId, now }: ReportSender,
) {
  const { rows } = await sql<{ id: string; created: boolean }>`
    insert into reports (listing_id, field, kind, message, reporter, created_at)
    values (${listingId}, ${field}, ${kind}, ${message}, ${accountId}, ${now})
    on conflict (listing_id, reporter, kind, coalesce(field, '')) where state = 'open' and reporter is not null
    do update set message = case
      when excluded.message is null or strpos(coalesce(reports.message, ''), excluded.message) > 0 then reports.message
      else right(concat_ws(E'\n', reports.message, excluded.message), 2000) end
    returning id, (xmax = 0) as created`.execute(trx)
  return rows[0]!
}
