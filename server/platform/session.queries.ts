import type { Db } from './db.ts'
import type { OpenSession } from './session.ts'

/** The session behind a hash with its account, unless the account was closed. Dates are for the caller to judge. */
export async function readSession(db: Db, tokenHash: string): Promise<OpenSession | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['id', 'email', 'name', 'role', 'structure_id', 'departements', 'last_seen_at', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, email, name, role, structure_id: structureId, departements } = row
  return {
    account: { id, email, name, role, structureId, departements },
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }
}

export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}
