import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { within } from '../../platform/territory.ts'
import { daysBefore } from './access-requests.rules.ts'

const pendingAtMost = 500
const decidedAtMost = 200
const keptDays = 365

/** The requests of a territory. One whose address nobody has proved is shown to nobody. */
const requestsOf = (db: Db | Trx, territory: Territory) =>
  db
    .selectFrom('access_requests')
    .leftJoin('accounts as decider', 'decider.id', 'access_requests.decided_by')
    .where(within(territory, { departements: 'access_requests.departements' }))
    .where('access_requests.state', '!=', 'unconfirmed')
    .select([
      'access_requests.id',
      'access_requests.email',
      'access_requests.name',
      'access_requests.organisation',
      'access_requests.role',
      'access_requests.departements',
      'access_requests.message',
      'access_requests.state',
      'access_requests.provider',
      'access_requests.created_at',
      'access_requests.confirmed_at',
      'access_requests.expires_at',
      'access_requests.decided_at',
      'access_requests.decided_by',
      'access_requests.reason',
      'decider.name as decider',
    ])
export type RequestRow = Awaited<ReturnType<typeof readRequest>> & object

export const readRequest = (db: Db | Trx, id: string, territory: Territory) =>
  requestsOf(db, territory).where('access_requests.id', '=', id).executeTakeFirst()

const pendingRequests = (db: Db, territory: Territory) =>
  requestsOf(db, territory)
    .where('access_requests.state', '=', 'pending')
    .orderBy('confirmed_at')
    .orderBy('access_requests.id')
    .limit(pendingAtMost)
    .execute()

const decidedRequests = (db: Db, territory: Territory, now: Date) =>
  requestsOf(db, territory)
    .where('access_requests.state', '!=', 'pending')
    .where('decided_at', '>', daysBefore(now, keptDays))
    .orderBy('decided_at', 'desc')
    .orderBy('access_requests.id')
    .limit(decidedAtMost)
    .execute()

/** Those to decide, oldest first, then those decided in the last twelve months, newest first. */
export async function listRequests(
  db: Db,
  territory: Territory,
  state: 'pending' | 'decided' | undefined,
  now: Date,
): Promise<RequestRow[]> {
  const pending = state === 'decided' ? [] : await pendingRequests(db, territory)
  const decided = state === 'pending' ? [] : await decidedRequests(db, territory, now)
  return [...pending, ...decided]
}

export async function countPending(db: Db, territory: Territory): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from access_requests
    where state = 'pending' and ${within(territory, { departements: 'departements' })}`.execute(db)
  return rows[0]!.count
}

/** Forgets what nobody has proved, and what is older than is kept. Returns how many. */
export async function forgetRequests(db: Db, now: Date): Promise<number> {
  const forgotten = await db
    .deleteFrom('access_requests')
    .where(
      sql<SqlBool>`(state = 'unconfirmed' and expires_at <= ${now}::timestamptz)
        or (state not in ('unconfirmed', 'pending') and decided_at <= ${daysBefore(now, keptDays)}::timestamptz)`,
    )
    .executeTakeFirst()
  return Number(forgotten.numDeletedRows)
}
