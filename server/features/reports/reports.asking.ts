import type { PartnerAnswer } from '../../contract/vocabulary.reports.ts'
import type { Deps } from '../../deps.ts'
import type { AuditAction } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { recordListing } from '../listings/listings.audit.ts'
import { checkOpen, type Decider } from './reports.deciding.ts'
import { askMail } from './reports.mails.ts'
import { holdReport, membersOf, type ReportRow } from './reports.queries.ts'
import { askedAlready, mayAskAgain, nobodyToAsk } from './reports.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config'>

const note = (trx: Trx, action: AuditAction, { listing_id, kind, field }: ReportRow, by: Decider, now: Date) =>
  recordListing(
    trx,
    by.actor,
    { action, listingId: listing_id, detail: { report: kind, ...(field && { field }) } },
    now,
  )

/** Asks the members of the structure about an open report. Throws 409 `nobody-to-ask` or `asked-already`. */
export async function askStructure({ db, clock, config }: Ground, id: string, by: Decider): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const report = await holdReport(trx, id, by.territory)
    checkOpen(report)
    if (!mayAskAgain(report.asked_at, now)) throw askedAlready()
    const members = await membersOf(trx, report.structure_id)
    if (members.length === 0) throw nobodyToAsk()
    await trx.updateTable('reports').set({ asked_at: now }).where('id', '=', id).execute()
    await note(trx, 'report.asked', report, by, now)
    const mail = askMail(report, config.publicUrl)
    await queueMails(
      trx,
      members.map((to) => ({ to, ...mail })),
      now,
    )
  })
}

/** What the structure says about a report on its own listing; its last word counts, until an admin decides. */
export async function respond({ db, clock }: Ground, id: string, answer: PartnerAnswer, by: Decider): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const report = await holdReport(trx, id, by.territory)
    checkOpen(report)
    if (report.partner_answer === answer) return
    await trx
      .updateTable('reports')
      .set({ partner_answer: answer, partner_answered_at: now })
      .where('id', '=', id)
      .execute()
    await note(trx, 'report.answered', report, by, now)
  })
}
