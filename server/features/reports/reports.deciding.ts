import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { type Actor, pseudonymOf } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { recordListing } from '../listings/listings.audit.ts'
import { moveListing } from '../listings/listings.moves.ts'
import { holdListing } from '../listings/listings.revisions.ts'
import { answeredMail, unpublishedMail } from './reports.mails.ts'
import { holdReport, membersOf, type ReportRow, readReport } from './reports.queries.ts'
import { alreadyDecided } from './reports.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config'>

export interface Decider {
  readonly territory: Territory
  readonly accountId: string
  readonly actor: Actor
}

export interface Decision {
  readonly state: 'fixed' | 'dismissed'
  readonly answer: string | null
}

export const noReport = () => notFound('Ce signalement n’existe pas ou n’existe plus.')

/** Throws 404, or 409 `already-decided`. */
export function checkOpen(report: ReportRow | undefined): asserts report is ReportRow {
  if (!report) throw noReport()
  const { state, decider, decided_by } = report
  if (state !== 'open') throw alreadyDecided(decider ?? (decided_by && pseudonymOf(decided_by)))
}

/** Closes an open report and thanks whoever made it: the first decision stands. */
export async function decideReport({ db, clock, config }: Ground, id: string, decision: Decision, decider: Decider) {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const report = await holdReport(trx, id, decider.territory)
    checkOpen(report)
    await settle(trx, report, decision, decider, { now, publicUrl: config.publicUrl })
  })
}

interface When {
  readonly now: Date
  readonly publicUrl: string
}

async function settle(trx: Trx, report: ReportRow, decision: Decision, by: Decider, { now, publicUrl }: When) {
  const { reporter } = await trx
    .updateTable('reports')
    .set({ ...decision, decided_at: now, decided_by: by.accountId })
    .where('id', '=', report.id)
    .returning('reporter')
    .executeTakeFirstOrThrow()
  const { listing_id, kind, state: _, field } = report
  const detail = { report: kind, ...(field && { field }), decision: decision.state }
  await recordListing(trx, by.actor, { action: 'report.decided', listingId: listing_id, detail }, now)
  const to = reporter && (await addressOf(trx, reporter))
  if (to) await queueMails(trx, [{ to, ...answeredMail(report, decision, publicUrl) }], now)
}

/** Null for an account that was closed meanwhile. */
async function addressOf(trx: Trx, accountId: string): Promise<string | null> {
  const account = await trx
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return account?.email ?? null
}

/**
 * Withdraws the listing of a report at once: it leaves the results, its structure is told why, and all that was
 * reported about it is answered. Throws 404, 409 `already-decided` or `not-in-this-state`.
 */
export async function unpublishReported(ground: Ground, id: string, reason: string, decider: Decider): Promise<void> {
  const { db, clock, config } = ground
  const [now, { publicUrl }] = [clock.now(), config]
  const { territory, accountId } = decider
  await db.transaction().execute(async (trx) => {
    const known = await readReport(trx, id, territory)
    if (!known) throw noReport()
    const held = await holdListing(trx, known.listing_id, territory, 'archive')
    const report = await holdReport(trx, id, territory)
    checkOpen(report)
    await moveListing(trx, held, 'archive', { actor: 'admin', accountId, now }, { reason })
    const answer = `La fiche a été retirée. ${reason}`
    for (const one of await openReports(trx, held.id))
      await settle(trx, { ...report, ...one }, { state: 'fixed', answer }, decider, { now, publicUrl })
    const members = await membersOf(trx, held.structureId)
    const mail = unpublishedMail(report, reason, publicUrl)
    await queueMails(
      trx,
      members.map((to) => ({ to, ...mail })),
      now,
    )
  })
}

const openReports = (trx: Trx, listingId: string) =>
  trx
    .selectFrom('reports')
    .select(['id', 'kind', 'field', 'message'])
    .where('listing_id', '=', listingId)
    .where('state', '=', 'open')
    .orderBy('created_at')
    .forUpdate()
    .execute()
