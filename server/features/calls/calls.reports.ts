import type { CallOutcome } from '../../contract/vocabulary.calls.ts'
import type { Trx } from '../../platform/db.ts'
import { recordListing } from '../listings/listings.audit.ts'
import { keepReport } from '../listings/listings.reported.ts'
import type { Calling } from './calls.queries.ts'
import { reportedBy } from './calls.rules.ts'

/** The report a call makes, or adds its weight to when somebody said the same and nobody has answered. */
export async function reportCall(trx: Trx, listingId: string, outcome: CallOutcome, by: Calling) {
  const said = reportedBy[outcome]
  if (!said) return {}
  const open = await trx
    .selectFrom('reports')
    .select('id')
    .where('listing_id', '=', listingId)
    .where('kind', '=', said.kind)
    .where('state', '=', 'open')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (open) return { report_id: open.id, made_report: false }
  return { report_id: await keepReport(trx, listingId, { ...said, message: null }, by), made_report: true }
}

/**
 * The report of a call that is taken back goes with it, unless somebody else has said the same, has added to it or has
 * dealt with it since: it then stays, and is no longer of who takes back.
 */
export async function leaveReport(trx: Trx, callId: string, reportId: string | null, by: Calling): Promise<void> {
  const report = reportId && (await holdOwnReport(trx, callId, reportId))
  if (!report) return
  if (report.touched || report.others > 0) {
    if (!report.message) await trx.updateTable('reports').set({ reporter: null }).where('id', '=', report.id).execute()
    return
  }
  await trx.deleteFrom('reports').where('id', '=', report.id).execute()
  const event = { action: 'report.taken-back', listingId: report.listing_id, detail: { report: report.kind } } as const
  await recordListing(trx, by.actor, event, by.now)
}

/** The report that a call made, held; and whether it has become more than that. Undefined for one of somebody else. */
async function holdOwnReport(trx: Trx, callId: string, reportId: string) {
  const report = await trx.selectFrom('reports').selectAll().where('id', '=', reportId).forUpdate().executeTakeFirst()
  const calls = await trx.selectFrom('calls').select(['id', 'made_report']).where('report_id', '=', reportId).execute()
  if (!report || !calls.find(({ id }) => id === callId)?.made_report) return undefined
  const touched = report.state !== 'open' || Boolean(report.asked_at ?? report.partner_answer ?? report.message)
  return { ...report, touched, others: calls.length - 1 }
}
