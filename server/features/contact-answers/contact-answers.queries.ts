import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ReceivedShelf } from '../../contract/vocabulary.requests.ts'
import type { Territory } from '../../platform/access.ts'
import { addressPrint } from '../../platform/bounces.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { type RequestRow, requestsRead } from '../contact-requests/contact-requests.queries.ts'

type Party = RawBuilder<SqlBool>

const shelves: Readonly<Record<ReceivedShelf, RawBuilder<SqlBool>>> = {
  waiting: sql`contact_requests.state in ('sent', 'seen')`,
  accepted: sql`contact_requests.state = 'accepted' and contact_requests.outcome is null`,
  closed: sql`(contact_requests.state in ('declined', 'expired', 'cancelled') or contact_requests.outcome is not null)`,
}

/** What ended longer ago is forgotten: its words are. */
const isKept = (now: Date) => sql<SqlBool>`coalesce(contact_requests.closed_at, outcome_at, contact_requests.sent_at)
  > ${now}::timestamptz - interval '12 months'`

/** Those that wait for longest first, before those whose adviser has a question to answer; the next appointment first; the last one that ended first. */
const orders: Readonly<Record<ReceivedShelf, RawBuilder<unknown>>> = {
  waiting: sql`asked_at is not null, contact_requests.sent_at, contact_requests.id`,
  accepted: sql`appointment_at asc nulls last, answered_at, contact_requests.id`,
  closed: sql`coalesce(outcome_at, contact_requests.closed_at) desc, contact_requests.id`,
}

export const pageSize = 30

export interface Wanted {
  readonly shelf: ReceivedShelf
  /** Taken by this account; null: by nobody; undefined: by whoever. */
  readonly takenBy: string | null | undefined
  readonly page: number
}

const takenBy = (who: Wanted['takenBy']) => {
  if (who === undefined) return sql<SqlBool>`true`
  return who === null ? sql<SqlBool>`assigned_to is null` : sql<SqlBool>`assigned_to = ${who}::uuid`
}

/** A page of those somebody may answer. */
export const listReceived = (db: Db, party: Party, wanted: Wanted, now: Date): Promise<RequestRow[]> =>
  requestsRead(db)
    .where(party)
    .where(shelves[wanted.shelf])
    .where(takenBy(wanted.takenBy))
    .where(isKept(now))
    .orderBy(orders[wanted.shelf])
    .limit(pageSize)
    .offset((wanted.page - 1) * pageSize)
    .execute()

/** How many are where, taken by whom. */
export const countReceived = (db: Db, party: Party, who: Wanted['takenBy'], now: Date) =>
  db
    .selectFrom('contact_requests')
    .select(sql<number>`(count(*) filter (where ${shelves.waiting}))::integer`.as('waiting'))
    .select(sql<number>`(count(*) filter (where ${shelves.accepted}))::integer`.as('accepted'))
    .select(sql<number>`(count(*) filter (where ${shelves.closed}))::integer`.as('closed'))
    .where(party)
    .where(takenBy(who))
    .where(isKept(now))
    .executeTakeFirstOrThrow()

/** Open accounts of a structure or a sector: those who may take its demandes. */
export const colleaguesOf = (db: Db | Trx, territory: Territory) =>
  db
    .selectFrom('accounts')
    .select(['id', 'name', 'email'])
    .where('closed_at', 'is', null)
    .where(ofTeam(territory))
    .orderBy('name')
    .orderBy('id')
    .execute()

function ofTeam(territory: Territory): RawBuilder<SqlBool> {
  if (territory.kind === 'structure') return sql`role = 'partner' and structure_id = ${territory.id}::uuid`
  if (territory.kind === 'sector') return sql`role = 'referent' and sector_id = ${territory.id}::uuid`
  return sql`false`
}

export async function countHands(trx: Trx, id: string): Promise<number> {
  const { count } = await trx
    .selectFrom('contact_request_steps')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('request_id', '=', id)
    .where('action', '=', 'pass_on')
    .executeTakeFirstOrThrow()
  return count
}

/** Whether an address may be written to: nobody opposed, and its server takes it. */
export async function isReachable(trx: Trx, email: string): Promise<boolean> {
  const print = addressPrint(email)
  const { rows } = await sql<{ barred: boolean }>`select
    exists (select from oppositions where kind = 'courriel' and fingerprint = ${print})
    or exists (select from bounces where address = ${print}) as barred`.execute(trx)
  return !rows[0]!.barred
}
