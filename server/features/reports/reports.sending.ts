import { sql } from 'kysely'
import type { ReportField, ReportKind } from '../../contract/vocabulary.reports.ts'
import type { Actor } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { recordListing } from '../listings/listings.audit.ts'

export interface Said {
  readonly field: ReportField | null
  readonly kind: ReportKind
  readonly message: string | null
}

interface Sender {
  readonly accountId: string
  readonly actor: Actor
  readonly now: Date
}

const gone = () =>
  new Problem(410, 'listing-gone', 'Cette fiche a été retirée depuis : il n’y a plus rien à corriger, merci.')

/** Throws 404 for what advisers do not see, 410 for what was withdrawn. */
async function checkSeen(trx: Trx, listingId: string): Promise<void> {
  const listing = await trx.selectFrom('listings').select('state').where('id', '=', listingId).executeTakeFirst()
  if (listing?.state === 'archived') throw gone()
  if (listing?.state !== 'published') throw notFound('Cette fiche n’existe pas ou n’existe plus.')
}

/**
 * Keeps a report and returns its id. The same one by the same person, still open, is kept once: what is said later is
 * added to it.
 */
export async function sendReport(db: Db, listingId: string, said: Said, { accountId, actor, now }: Sender) {
  return db.transaction().execute(async (trx) => {
    await checkSeen(trx, listingId)
    const { id, created } = await keep(trx, listingId, said, accountId, now)
    if (!created) return id
    const { kind: report, field } = said
    await recordListing(
      trx,
      actor,
      { action: 'report.sent', listingId, detail: { report, ...(field && { field }) } },
      now,
    )
    return id
  })
}

async function keep(trx: Trx, listingId: string, { field, kind, message }: Said, reporter: string, now: Date) {
  const { rows } = await sql<{ id: string; created: boolean }>`
    insert into reports (listing_id, field, kind, message, reporter, created_at)
    values (${listingId}, ${field}, ${kind}, ${message}, ${reporter}, ${now})
    on conflict (listing_id, reporter, kind, coalesce(field, '')) where state = 'open' and reporter is not null
    do update set message = case
      when excluded.message is null or strpos(coalesce(reports.message, ''), excluded.message) > 0 then reports.message
      else right(concat_ws(E'\n', reports.message, excluded.message), 2000) end
    returning id, (xmax = 0) as created`.execute(trx)
  return rows[0]!
}
