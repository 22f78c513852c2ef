import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { lateBefore } from './reports.rules.ts'

const openAtMost = 500
const decidedAtMost = 200
const ownAtMost = 100
const dayMs = 86_400_000
const decidedDays = 365
/** The delay shown is that of the last three months. */
const delayDays = 90

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs)

/** The reports of a territory; who made them and who decided are not for the structure they are about. */
const reportsOf = (db: Db | Trx, territory: Territory) => {
  const told = territory.kind !== 'structure'
  return db
    .selectFrom('reports')
    .innerJoin('listings', 'listings.id', 'reports.listing_id')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .leftJoin('communes as town', 'town.code', 'listings.commune')
    .leftJoin('accounts as reporter', 'reporter.id', 'reports.reporter')
    .leftJoin('accounts as decider', 'decider.id', 'reports.decided_by')
    .where(listingWithin(territory))
    .select(['reports.id', 'listing_id', 'reports.field', 'reports.kind', 'reports.message', 'reports.created_at'])
    .select(['reports.state', 'answer', 'decided_at', 'asked_at', 'partner_answer', 'partner_answered_at'])
    .select(['listings.nom as listing_nom', 'listings.state as listing_state', 'town.nom as town'])
    .select(['structures.id as structure_id', 'structures.nom as structure_nom'])
    .select([
      sql<number>`(select count(*)::integer from calls where report_id = reports.id)`.as('calls'),
      sql<string | null>`case when ${told}::boolean then reporter.name end`.as('reporter_name'),
      sql<string | null>`case when ${told}::boolean then reporter.organisation end`.as('reporter_organisation'),
      sql<string | null>`case when ${told}::boolean then decider.name end`.as('decider'),
      sql<string | null>`case when ${told}::boolean then decided_by end`.as('decided_by'),
    ])
}
export type ReportRow = NonNullable<Awaited<ReturnType<typeof readReport>>>

export const readReport = (db: Db | Trx, id: string, territory: Territory) =>
  reportsOf(db, territory).where('reports.id', '=', id).executeTakeFirst()

/**
 * The same, held to the end of the transaction that decides about it. Held first, then read: one statement would wait
 * for whoever decides at this moment, and still not see the name beside the decision.
 */
export async function holdReport(trx: Trx, id: string, territory: Territory) {
  await trx.selectFrom('reports').select('id').where('id', '=', id).forUpdate().execute()
  return readReport(trx, id, territory)
}

export interface Wanted {
  readonly state?: 'open' | 'decided'
  readonly listing?: string
}

/** Open ones, the oldest first, then those decided in the last twelve months, the last first. */
export async function listReports(db: Db, territory: Territory, wanted: Wanted, now: Date): Promise<ReportRow[]> {
  const { state, listing } = wanted
  const found = () =>
    reportsOf(db, territory).$if(listing !== undefined, (query) => query.where('listing_id', '=', listing!))
  const open = found()
    .where('reports.state', '=', 'open')
    .orderBy('reports.created_at')
    .orderBy('reports.id')
    .limit(openAtMost)
  const decided = found()
    .where('reports.state', '!=', 'open')
    .where('decided_at', '>', daysBefore(now, decidedDays))
    .orderBy('decided_at', 'desc')
    .orderBy('reports.id')
    .limit(decidedAtMost)
  return [...(state === 'decided' ? [] : await open.execute()), ...(state === 'open' ? [] : await decided.execute())]
}

export interface ReportCounts {
  readonly open: number
  readonly late: number
  /** Hours. */
  readonly median: number | null
}

/** How many wait and how long it takes, for a territory. */
export async function countReports(db: Db, territory: Territory, now: Date): Promise<ReportCounts> {
  const { rows } = await sql<ReportCounts>`select
      (count(*) filter (where reports.state = 'open'))::integer as open,
      (count(*) filter (where reports.state = 'open'
        and reports.created_at < ${lateBefore(now)}::timestamptz))::integer as late,
      percentile_cont(0.5) within group (order by extract(epoch from decided_at - reports.created_at) / 3600)
        filter (where decided_at > ${daysBefore(now, delayDays)}::timestamptz) as median
    from reports
    join listings on listings.id = reports.listing_id
    join structures on structures.id = listings.structure_id
    where ${listingWithin(territory)}`.execute(db)
  return rows[0]!
}

/** What somebody reported, the last first; of one listing, if told. */
export const ownReports = (db: Db | Trx, accountId: string, { id, listing }: { id?: string; listing?: string } = {}) =>
  db
    .selectFrom('reports')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['reports.id', 'listing_id', 'field', 'kind', 'message', 'created_at', 'reports.state', 'answer'])
    .select(['decided_at', 'listings.nom as listing_nom', 'listings.state as listing_state'])
    .where('reporter', '=', accountId)
    .$if(id !== undefined, (query) => query.where('reports.id', '=', id!))
    .$if(listing !== undefined, (query) => query.where('listing_id', '=', listing!))
    .orderBy('created_at', 'desc')
    .orderBy('reports.id')
    .limit(ownAtMost)
    .execute()
export type OwnRow = Awaited<ReturnType<typeof ownReports>>[number]

/** What was decided about reports of a listing, and what happened to it. */
export async function listingStory(db: Db, listingId: string, exceptId: string, lines: number) {
  const decided = await db
    .selectFrom('reports')
    .leftJoin('accounts', 'accounts.id', 'decided_by')
    .select(['kind', 'field', 'answer', 'state', 'decided_at as at', 'accounts.name as who'])
    .where('listing_id', '=', listingId)
    .where('reports.id', '!=', exceptId)
    .where('state', '!=', 'open')
    .orderBy('decided_at', 'desc')
    .limit(lines)
    .execute()
  const steps = await db
    .selectFrom('listing_history')
    .leftJoin('accounts', (join) => join.on(sql<SqlBool>`accounts.id::text = listing_history.actor`))
    .select(['at', 'action', 'to_state', 'reason', 'actor', 'accounts.name as who'])
    .where('listing_id', '=', listingId)
    .orderBy('at', 'desc')
    .orderBy('listing_history.id', 'desc')
    .limit(lines)
    .execute()
  return { decided, steps }
}
export type Story = Awaited<ReturnType<typeof listingStory>>

/** Addresses of the open accounts of a structure. */
export async function membersOf(db: Db | Trx, structureId: string): Promise<string[]> {
  const members = await db
    .selectFrom('accounts')
    .select('email')
    .where('structure_id', '=', structureId)
    .where('closed_at', 'is', null)
    .orderBy('email')
    .execute()
  return members.map(({ email }) => email)
}

/** The structure's own number and address. */
export const deskOf = (db: Db, structureId: string) =>
  db.selectFrom('structures').select(['telephone', 'courriel']).where('id', '=', structureId).executeTakeFirstOrThrow()
