import type { Db, Trx } from './db.ts'
import type { OpenSession } from './session.ts'

/** The session behind a hash with its account, unless the account was closed. Dates are for the caller to judge. */
export async function readSession(db: Db, tokenHash: string): Promise<OpenSession | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select([
      'accounts.id',
      'email',
      'name',
      'role',
      'structure_id',
      'sector_id',
      'departements',
      'sessions.last_seen_at',
      'expires_at',
    ])
    .where('token_hash', '=', tokenHash)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, email, name, role, structure_id: structureId, sector_id: sectorId, departements } = row
  return {
    account: { id, email, name, role, structureId, sectorId, departements },
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }
}

/**
 * Notes the use of a session, and of its account, which keeps it after the session is gone. The account first, as
 * whoever closes it: in the other order each could hold what the other waits for.
 */
export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const session = await trx
      .selectFrom('sessions')
      .select('account_id')
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
    if (!session) return
    await seen(trx, session.account_id, now)
    await trx.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
  })
}

/** Somebody who comes back is not inactive any more. */
export async function seen(trx: Db | Trx, accountId: string, now: Date): Promise<void> {
  await trx.updateTable('accounts').set({ last_seen_at: now, warned_at: null }).where('id', '=', accountId).execute()
}
