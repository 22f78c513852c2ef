import type { Account } from '../../platform/access.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { AccountsTable } from '../../platform/schema-accounts.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { seen } from '../../platform/session.queries.ts'
import { sessionMs } from '../../platform/session.ts'
import { notify } from '../../platform/signals.ts'
import { recordAccount } from './accounts.audit.ts'

export interface AccountRecord
  extends Pick<AccountsTable, 'email' | 'name' | 'role' | 'structure_id' | 'departements'> {
  organisation?: string | null
  sector_id?: string | null
}

/** Where a session comes from: its device and network, and the identity provider when there is one. */
export interface Origin extends Partial<Caller> {
  readonly provider?: string
  readonly idToken?: string
}

/** A new session of the account. Returns its token, of which only the hash is kept. */
export async function openSession(db: Db | Trx, accountId: string, clock: Clock, origin: Origin = {}): Promise<string> {
  const token = newToken()
  const now = clock.now()
  const { device = null, address = null, provider = null, idToken = null } = origin
  await db
    .insertInto('sessions')
    .values({
      ...{ token_hash: hashOf(token), account_id: accountId },
      ...{ created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + sessionMs) },
      ...{ device, address, provider, id_token: idToken },
    })
    .execute()
  await seen(db, accountId, now)
  return token
}

/** Ends a session, if it is one, on every instance. */
async function closeSession(trx: Trx, token: string): Promise<void> {
  await trx.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute()
  await notify(trx, 'accounts')
}

/** Signing in never continues a session somebody else may have planted in the browser. Returns the new token. */
export async function rotateSession(
  trx: Trx,
  accountId: string,
  previous: string | undefined,
  clock: Clock,
  origin: Origin = {},
) {
  if (previous) await closeSession(trx, previous)
  const { address = null, provider = null } = origin
  const actor = { kind: 'account', id: accountId, address } as const
  await recordAccount(trx, actor, { action: 'session.opened', accountId, detail: { provider } }, clock.now())
  return openSession(trx, accountId, clock, origin)
}

/** Returns null when the address is already that of an account. */
export async function insertAccount(db: Db | Trx, record: AccountRecord, now: Date): Promise<{ id: string } | null> {
  const row = await db
    .insertInto('accounts')
    .values({ ...record, email: record.email.toLowerCase(), created_at: now, closed_at: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ?? null
}

/** The open account at an address. */
export async function findAccount(db: Db | Trx, email: string): Promise<Account | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'email', 'name', 'role', 'structure_id as structureId', 'sector_id as sectorId', 'departements'])
    .where('email', '=', email.toLowerCase())
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function listAccounts(db: Db) {
  return db
    .selectFrom('accounts')
    .select(['email', 'name', 'role', 'departements', 'last_seen_at', 'closed_at'])
    .orderBy('email')
    .execute()
}
