import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { structureWithin } from '../listings/listings.structures.ts'

/** Whether a claim is of a territory: one's own for a structure; for an admin, when both structures are there. */
function claimWithin(territory: Territory) {
  if (territory.kind === 'all') return sql<SqlBool>`true`
  if (territory.kind === 'structure') return sql<SqlBool>`claim.claimant_structure_id = ${territory.id}::uuid`
  if (territory.kind === 'sector') return sql<SqlBool>`false`
  const there = sql`select structures.id from structures where ${structureWithin(territory)}`
  return sql<SqlBool>`(claim.structure_id in (${there}) and claim.claimant_structure_id in (${there}))`
}

const claimsOf = (db: Db | Trx, territory: Territory) =>
  db
    .selectFrom('structure_claims as claim')
    .leftJoin('accounts as asker', 'asker.id', 'claim.account_id')
    .leftJoin('accounts as decider', 'decider.id', 'claim.decided_by')
    .select(['claim.id', 'claim.structure_id', 'claim.claimant_structure_id', 'claim.message', 'claim.created_at'])
    .select(['claim.state', 'claim.reason', 'claim.decided_at', 'claim.decided_by'])
    .select(['asker.name as asker', 'decider.name as decider'])
    .where(claimWithin(territory))
export type ClaimRow = Awaited<ReturnType<ReturnType<typeof claimsOf>['execute']>>[number]

export const readClaim = (db: Db | Trx, id: string, territory: Territory) =>
  claimsOf(db, territory).where('claim.id', '=', id).executeTakeFirst()

const pendingAtMost = 500
const decidedAtMost = 100

/** Those to decide, oldest first, then those decided, newest first. */
export async function listClaims(db: Db, territory: Territory, state?: 'pending' | 'decided'): Promise<ClaimRow[]> {
  const of = (pending: boolean) => claimsOf(db, territory).where('claim.state', pending ? '=' : '<>', 'pending')
  const waiting = () => of(true).orderBy('claim.created_at').orderBy('claim.id').limit(pendingAtMost).execute()
  const decided = () => of(false).orderBy('claim.decided_at', 'desc').orderBy('claim.id').limit(decidedAtMost).execute()
  return [...(state === 'decided' ? [] : await waiting()), ...(state === 'pending' ? [] : await decided())]
}

export async function countPending(db: Db, territory: Territory): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from structure_claims as claim
    where state = 'pending' and ${claimWithin(territory)}`.execute(db)
  return rows[0]!.count
}

/**
 * Claims that a merge concerns follow the structure that stays; one between the two is granted by it. Two that have
 * become the same: the older stays.
 */
export async function settleClaims(
  trx: Trx,
  { from, into, accountId }: { from: string; into: string; accountId: string },
  now: Date,
): Promise<void> {
  await sql`update structure_claims set state = 'approved', decided_at = ${now}, decided_by = ${accountId}::uuid
    where state = 'pending'
      and array[structure_id, claimant_structure_id] <@ array[${from}, ${into}]::uuid[]`.execute(trx)
  await sql`delete from structure_claims as claim where state = 'pending' and exists (
    select from structure_claims as older where older.state = 'pending' and older.created_at < claim.created_at
      and (older.structure_id = claim.structure_id
        or array[older.structure_id, claim.structure_id] <@ array[${from}, ${into}]::uuid[])
      and (older.claimant_structure_id = claim.claimant_structure_id
        or array[older.claimant_structure_id, claim.claimant_structure_id] <@ array[${from}, ${into}]::uuid[]))`.execute(
    trx,
  )
  for (const column of ['structure_id', 'claimant_structure_id'] as const)
    await trx
      .updateTable('structure_claims')
      .set({ [column]: into })
      .where(column, '=', from)
      .where('state', '=', 'pending')
      .execute()
}

const keptMonths = 12

/** Forgets claims decided a year ago, and what structures said of themselves two years ago. Returns how many. */
export async function forgetOld(db: Db, now: Date): Promise<number> {
  const { numAffectedRows: claims } = await sql`delete from structure_claims
    where state <> 'pending' and decided_at <= ${now}::timestamptz - make_interval(months => ${keptMonths})`.execute(db)
  const { numAffectedRows: events } = await sql`delete from structure_history
    where at <= ${now}::timestamptz - make_interval(months => ${2 * keptMonths})`.execute(db)
  return Number(claims ?? 0) + Number(events ?? 0)
}
