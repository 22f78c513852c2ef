import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { hashOf, newCode } from '../../platform/secrets.ts'
import { notify } from '../../platform/signals.ts'
import { recordAccount } from '../accounts/accounts.audit.ts'
import { rotateSession } from '../accounts/accounts.queries.ts'
import type { LinkRefusal } from '../accounts/accounts.rules.ts'
import { type CodeRefusal, codeMinutes, codeTries, hashOfCode, refusalOfCode, refusalOfLink } from './sign-in.rules.ts'

/** Somebody at the door: where from, and the session their browser came with, which ends. */
export interface Visit {
  readonly caller: Caller
  readonly previous: string | undefined
  readonly clock: Clock
}

/** Opens a session for an account known to be open. Returns its token. */
export const openFor = (db: Db, accountId: string, visit: Visit): Promise<string> =>
  db.transaction().execute((trx) => begin(trx, accountId, visit))

const begin = (trx: Trx, accountId: string, { caller, previous, clock }: Visit): Promise<string> =>
  rotateSession(trx, accountId, previous, clock, caller)

/** Uses a link up and opens a session, once whatever the number of clicks. */
export const openWithLink = (
  db: Db,
  token: string,
  visit: Visit,
): Promise<{ session: string } | { refused: LinkRefusal }> =>
  db.transaction().execute(async (trx) => {
    const now = visit.clock.now()
    const link = await findLink(trx, token)
    const refused = refusalOfLink(link, now)
    if (!link || refused) return { refused: await noteRefusal(trx, link, refused ?? 'link-expired', visit) }
    await useLink(trx, token, now)
    return { session: await begin(trx, link.accountId, visit) }
  })

type Shown = { code: string; expiresAt: Date; askedFrom: Caller } | { refused: LinkRefusal | 'no-device' }

/** Uses a link up for a code to type on the device that asked for it; kept as a hash only. */
export const showCode = (db: Db, token: string, visit: Omit<Visit, 'previous'>): Promise<Shown> =>
  db.transaction().execute(async (trx) => {
    const now = visit.clock.now()
    const link = await findLink(trx, token)
    const refused = refusalOfLink(link, now)
    if (!link || refused) return { refused: await noteRefusal(trx, link, refused ?? 'link-expired', visit) }
    if (link.attemptHash === null) return { refused: 'no-device' }
    await useLink(trx, token, now)
    const code = newCode()
    const expiresAt = new Date(now.getTime() + codeMinutes * 60_000)
    await trx
      .updateTable('login_links')
      .set({ code_hash: hashOfCode(link.attemptHash, code), code_expires_at: expiresAt })
      .where('token_hash', '=', hashOf(token))
      .execute()
    return { code, expiresAt, askedFrom: { device: link.device, address: link.address } }
  })

interface Typed {
  readonly attempt: string
  readonly code: string
}

/** Opens the session of the attempt whose code was typed, once whatever the number of presses. */
export const openWithCode = (
  db: Db,
  { attempt, code }: Typed,
  visit: Visit,
): Promise<{ session: string } | { refused: CodeRefusal }> =>
  db.transaction().execute(async (trx) => {
    const attemptHash = hashOf(attempt)
    const shown = await findCode(trx, attemptHash)
    const refused = refusalOfCode(shown, hashOfCode(attemptHash, code), visit.clock.now())
    if (!shown || refused?.code === 'no-code') return { refused: { code: 'no-code' } }
    if (refused) {
      await countTry(trx, attemptHash)
      return { refused: await noteRefusal(trx, shown, refused, visit) }
    }
    await trx.updateTable('login_links').set({ code_hash: null }).where('attempt_hash', '=', attemptHash).execute()
    return { session: await begin(trx, shown.accountId, visit) }
  })

/** Ends a session and says so; a token of none changes nothing. */
export async function signOut(db: Db, token: string, { caller, clock }: Omit<Visit, 'previous'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const session = await trx
      .deleteFrom('sessions')
      .where('token_hash', '=', hashOf(token))
      .returning('account_id as accountId')
      .executeTakeFirst()
    if (!session) return
    const { accountId } = session
    const actor = { kind: 'account', id: accountId, address: caller.address } as const
    await recordAccount(trx, actor, { action: 'session.closed', accountId }, clock.now())
    await notify(trx, 'accounts')
  })
}

/**
 * Accounts are locked before their links, everywhere: whoever asks for a link while opening the former one, or closes
 * the account meanwhile, waits instead of locking the other out.
 */
const lockAccount = (trx: Trx, column: 'token_hash' | 'attempt_hash', hash: string) =>
  sql`select id from accounts where id in (select account_id from login_links where ${sql.ref(column)} = ${hash})
    for update`.execute(trx)

async function findLink(trx: Trx, token: string) {
  await lockAccount(trx, 'token_hash', hashOf(token))
  return trx
    .selectFrom('login_links')
    .innerJoin('accounts', 'accounts.id', 'account_id')
    .select(['account_id as accountId', 'attempt_hash as attemptHash', 'used_at as usedAt'])
    .select(['expires_at as expiresAt', 'closed_at as closedAt'])
    .select(['asked_device as device', 'asked_address as address'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
}

async function useLink(trx: Trx, token: string, now: Date) {
  await trx.updateTable('login_links').set({ used_at: now }).where('token_hash', '=', hashOf(token)).execute()
}

async function findCode(trx: Trx, attemptHash: string) {
  await lockAccount(trx, 'attempt_hash', attemptHash)
  return trx
    .selectFrom('login_links')
    .innerJoin('accounts', 'accounts.id', 'account_id')
    .select(['account_id as accountId', 'code_hash as hash', 'code_expires_at as expiresAt', 'code_tries as tries'])
    .where('attempt_hash', '=', attemptHash)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

async function countTry(trx: Trx, attemptHash: string) {
  await sql`update login_links set code_tries = least(code_tries + 1, ${codeTries}::integer)
    where attempt_hash = ${attemptHash}`.execute(trx)
}

/** Notes in the journal of the account, if there is one, that its link or code was refused; returns why. */
async function noteRefusal<R extends LinkRefusal | CodeRefusal>(
  trx: Trx,
  link: { readonly accountId: string } | undefined,
  refused: R,
  { caller, clock }: Omit<Visit, 'previous'>,
): Promise<R> {
  if (!link) return refused
  const actor = { kind: 'visitor', id: null, address: caller.address } as const
  const detail = { code: typeof refused === 'string' ? refused : refused.code }
  await recordAccount(trx, actor, { action: 'session.refused', accountId: link.accountId, detail }, clock.now())
  return refused
}
