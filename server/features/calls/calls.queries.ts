import { sql } from 'kysely'
import type { CallOutcome } from '../../contract/vocabulary.calls.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { sayAvailability, showAvailability } from '../listings/listings.availability.ts'
import { holdRevisions, renewListings } from '../listings/listings.queries.ts'
import { holdSeen } from '../listings/listings.reported.ts'
import { leaveReport, reportCall } from './calls.reports.ts'
import { noCall, sameSince, saysRoom, tooLate, undoableUntil } from './calls.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock'>

export interface Caller {
  readonly accountId: string
  readonly actor: Actor
}

/** A caller, and when. */
export interface Calling extends Caller {
  readonly now: Date
  /** In France. */
  readonly today: string
}

/** Keeps what came of a call and does what follows from it; the same again within minutes is kept once. */
export async function noteCall({ db, clock }: Ground, listingId: string, outcome: CallOutcome, caller: Caller) {
  const by = { ...caller, now: clock.now(), today: clock.today() }
  return db.transaction().execute(async (trx) => {
    if (saysRoom(outcome)) await holdRevisions(trx)
    await holdSeen(trx, listingId)
    return (await sameCall(trx, listingId, outcome, by)) ?? (await keepCall(trx, listingId, outcome, by))
  })
}

const sameCall = (trx: Trx, listingId: string, outcome: CallOutcome, { accountId, now }: Calling) =>
  trx
    .selectFrom('calls')
    .select(['id', 'at', 'outcome'])
    .where('listing_id', '=', listingId)
    .where('account_id', '=', accountId)
    .where('outcome', '=', outcome)
    .where('at', '>', sameSince(now))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

async function keepCall(trx: Trx, listingId: string, outcome: CallOutcome, by: Calling) {
  const reported = await reportCall(trx, listingId, outcome, by)
  const call = await trx
    .insertInto('calls')
    .values({ listing_id: listingId, account_id: by.accountId, at: by.now, outcome, ...reported })
    .returning(['id', 'at', 'outcome'])
    .executeTakeFirstOrThrow()
  if (outcome === 'reached') await showReached(trx, listingId, by.today)
  if (saysRoom(outcome)) await sayAvailability(trx, listingId, { state: 'complet', callId: call.id, ...by })
  return call
}

/** Never a verification: somebody answered, and that is all. */
const showReached = (trx: Trx, listingId: string, day: string) =>
  sql`update listings set last_reached_on = greatest(last_reached_on, ${day}::date)
    where id = ${listingId}`.execute(trx)

/** Takes a call back, with what it changed and nobody said since. Returns the listing. Throws 404, 409 `too-late`. */
export async function takeBackCall({ db, clock }: Ground, id: string, caller: Caller): Promise<string> {
  const by = { ...caller, now: clock.now(), today: clock.today() }
  return db.transaction().execute(async (trx) => {
    const call = await findOwn(trx, id, by.accountId)
    if (saysRoom(call.outcome)) await holdRevisions(trx)
    await trx.selectFrom('listings').select('id').where('id', '=', call.listing_id).forNoKeyUpdate().execute()
    if (undoableUntil(call.at) < by.now) throw tooLate()
    await leaveReport(trx, id, call.report_id, by)
    const { numDeletedRows } = await trx.deleteFrom('calls').where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) throw noCall()
    if (call.outcome === 'reached') await showReachedBefore(trx, call.listing_id)
    if (saysRoom(call.outcome)) {
      await showAvailability(trx, call.listing_id)
      await renewListings(trx, 'listings.id', [call.listing_id])
    }
    return call.listing_id
  })
}

async function findOwn(trx: Trx, id: string, accountId: string) {
  const call = await trx
    .selectFrom('calls')
    .select(['listing_id', 'outcome', 'at', 'report_id'])
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!call) throw noCall()
  return call
}

const showReachedBefore = (trx: Trx, listingId: string) =>
  sql`update listings set last_reached_on = (
      select (max(at) at time zone 'Europe/Paris')::date from calls
      where listing_id = ${listingId} and outcome = 'reached')
    where id = ${listingId}`.execute(trx)
