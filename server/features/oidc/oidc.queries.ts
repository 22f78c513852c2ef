import type { Actor } from '../../platform/audit.ts'
import { record } from '../../platform/audit.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { recordAccount } from '../accounts/accounts.audit.ts'
import { rotateSession } from '../accounts/accounts.queries.ts'
import type { Attempt } from './oidc.client.ts'
import type { OidcRefusal } from './oidc.failures.ts'
import { type Candidate, decide, type Identity } from './oidc.rules.ts'

const minute = 60_000
/** The time to type a password and a second factor at the provider. */
export const attemptMs = 10 * minute
/** The time to fill a request for access. */
export const strangerMs = 60 * minute

/** What `newToken` makes; an address holds anything, even what a database refuses to compare. */
const isToken = (text: string) => /^[\w-]{43}$/.test(text)

interface Journey extends Attempt {
  readonly provider: string
  /** A path of this site. */
  readonly returnTo: string
}

/** Remembers a sign-in that leaves for a provider. Returns the token of the browser that does, for its cookie. */
export async function saveAttempt(db: Db, { returnTo, codeVerifier, ...journey }: Journey, now: Date): Promise<string> {
  const token = newToken()
  await db
    .insertInto('oidc_attempts')
    .values({
      ...{ ...journey, browser_hash: hashOf(token), code_verifier: codeVerifier },
      ...{ return_to: returnTo, expires_at: new Date(now.getTime() + attemptMs) },
    })
    .execute()
  return token
}

/**
 * Takes the sign-in under way in a browser, once: the one that left with this state. Another state, such as that of a
 * second tab or of somebody else's link, finds none and uses none up.
 */
export async function takeAttempt(
  db: Db,
  browserToken: string | undefined,
  { provider, state }: { provider: string; state: string | null },
  now: Date,
): Promise<Journey | null> {
  if (!browserToken || !state || !isToken(state)) return null
  const row = await db
    .deleteFrom('oidc_attempts')
    .where('browser_hash', '=', hashOf(browserToken))
    .where('provider', '=', provider)
    .where('state', '=', state)
    .where('email', 'is', null)
    .returning(['nonce', 'code_verifier', 'return_to', 'expires_at'])
    .executeTakeFirst()
  if (!row || row.expires_at <= now) return null
  return { provider, state, nonce: row.nonce, codeVerifier: row.code_verifier, returnTo: row.return_to }
}

interface Visit {
  readonly provider: string
  readonly actor: Actor
  readonly caller: Caller
  /** The token of the browser's session before, if any. */
  readonly previous: string | undefined
  readonly clock: Clock
}

/** A session, the browser token of somebody without account, or why not. */
type Arrived = { session: string } | { stranger: string } | { refused: OidcRefusal }

/** What comes of somebody whom a provider has told: see `decide`. */
export async function arrive(db: Db, identity: Identity, visit: Visit): Promise<Arrived> {
  return db.transaction().execute(async (trx) => {
    const { provider, clock, caller, previous, actor } = visit
    const linked = await accountOfIdentity(trx, identity)
    const decision = decide(identity, linked, linked ? null : await accountAt(trx, identity.email))
    switch (decision.kind) {
      case 'refused':
        await noteRefusal(trx, decision, provider, actor, clock.now())
        return { refused: decision.code }
      case 'stranger':
        return { stranger: await saveStranger(trx, { ...decision, name: identity.name, provider }, clock.now()) }
      case 'open': {
        if (decision.link) await link(trx, identity, decision.accountId, visit)
        const origin = { ...caller, provider, idToken: identity.idToken }
        return { session: await rotateSession(trx, decision.accountId, previous, clock, origin) }
      }
    }
  })
}

/** The rows are locked: an account closed at this very moment is seen as closed, or its new session is ended with it. */
const candidates = (trx: Trx) => trx.selectFrom('accounts').select(['accounts.id', 'closed_at']).forUpdate(['accounts'])
const asCandidate = (row: { id: string; closed_at: Date | null } | undefined): Candidate | null =>
  row ? { id: row.id, isClosed: row.closed_at !== null } : null

async function accountOfIdentity(trx: Trx, { issuer, subject }: Identity): Promise<Candidate | null> {
  const row = await candidates(trx)
    .innerJoin('identities', 'identities.account_id', 'accounts.id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return asCandidate(row)
}

async function accountAt(trx: Trx, email: string | null): Promise<Candidate | null> {
  if (!email) return null
  return asCandidate(await candidates(trx).where('email', '=', email).executeTakeFirst())
}

/** Twice at once, such as in two browsers, links once. */
async function link(trx: Trx, { issuer, subject }: Identity, accountId: string, { provider, caller, clock }: Visit) {
  const linked_at = clock.now()
  const made = await trx
    .insertInto('identities')
    .values({ issuer, subject, account_id: accountId, linked_at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  if (!made) return
  const actor = { kind: 'account', id: accountId, address: caller.address } as const
  await recordAccount(trx, actor, { action: 'identity.linked', accountId, detail: { provider } }, linked_at)
}

/** Under a token of its own: who may have planted the cookie of the way out learns nothing of who came back. */
async function saveStranger(trx: Trx, known: { email: string; name: string | null; provider: string }, now: Date) {
  const { email, name, provider } = known
  const token = newToken()
  const spent = { state: '', nonce: '', code_verifier: '', return_to: '/' }
  await trx
    .insertInto('oidc_attempts')
    .values({
      ...{ ...spent, provider, email, name },
      ...{ browser_hash: hashOf(token), expires_at: new Date(now.getTime() + strangerMs) },
    })
    .execute()
  return token
}

/** Writes a refusal in the journal, where the admins of the account will read it when there is one. */
export async function noteRefusal(
  db: Db | Trx,
  { code, accountId }: { code: OidcRefusal; accountId: string | null },
  provider: string,
  actor: Actor,
  at: Date,
): Promise<void> {
  const event = { action: 'session.refused', detail: { provider, code } } as const
  await (accountId ? recordAccount(db, actor, { ...event, accountId }, at) : record(db, actor, event, at))
}
