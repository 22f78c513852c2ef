import { type SqlBool, sql } from 'kysely'
import type { Role } from '../../contract/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { type AddressHolder, accountAt, openAdmins } from '../accounts/accounts.addresses.ts'
import { forgetStranger, readStranger } from '../accounts/accounts.strangers.ts'
import { closedMail, confirmMail, hasAccountMail, waitingMail } from './access-requests.mails.ts'
import { confirmBy, confirmUrl, deciders, type LinkRefusal, pendingUntil } from './access-requests.rules.ts'
import { settle } from './access-requests.settling.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

export interface Asked {
  /** In lower case. */
  readonly email: string
  readonly name: string
  readonly organisation: string
  readonly role: Role
  readonly departements: readonly string[]
  readonly message: string | null
}
/** A request whose address is proved. */
export interface ProvedRequest extends Asked {
  readonly id: string
  readonly provider: string | null
}
type Next = 'confirm' | 'pending' | 'opened'

/** How many admins a closed account is sent to. */
const contactsAtMost = 3

/**
 * Takes a request. Whatever there is at the address already is told by mail, to whoever reads it; the answer tells
 * something only when an identity provider has vouched for the address in this browser.
 */
export async function askForAccess(
  ground: Ground,
  asked: Asked,
  browserToken: string | undefined,
  actor: Actor,
): Promise<Next> {
  const now = ground.clock.now()
  return ground.db.transaction().execute(async (trx) => {
    const holder = await accountAt(trx, asked.email)
    if (holder) return answerHolder(trx, holder, asked, ground)
    const stranger = await readStranger(trx, browserToken, now)
    if (stranger?.email.toLowerCase() !== asked.email) return askToConfirm(trx, asked, ground)
    await forgetStranger(trx, browserToken)
    const proof = {
      state: 'pending',
      provider: stranger.provider,
      confirmed_at: now,
      expires_at: pendingUntil(now),
    } as const
    const id = await saveRequest(trx, { ...asked, ...proof, token_hash: null }, now)
    if (id) return settle(trx, { ...asked, id, provider: stranger.provider }, ground, actor)
    await queueMails(trx, [{ to: asked.email, ...waitingMail() }], now)
    return 'pending'
  })
}

async function answerHolder(trx: Trx, { id, closed }: AddressHolder, { email }: Asked, ground: Ground): Promise<Next> {
  const mail = closed ? closedMail(await contactsOf(trx, id)) : hasAccountMail(ground.config.publicUrl)
  await queueMails(trx, [{ to: email, ...mail }], ground.clock.now())
  return 'confirm'
}

/** Who may open a closed account again. */
async function contactsOf(trx: Trx, accountId: string): Promise<string[]> {
  const { departements } = await trx
    .selectFrom('accounts')
    .select('departements')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const admins = await openAdmins(trx)
  const own = deciders(departements ?? [], admins)
  return (own.length > 0 ? own : admins.filter((admin) => admin.departements === null))
    .slice(0, contactsAtMost)
    .map(({ email }) => email)
}

async function askToConfirm(trx: Trx, asked: Asked, { config, clock }: Ground): Promise<Next> {
  const now = clock.now()
  const token = newToken()
  const proof = { state: 'unconfirmed', provider: null, confirmed_at: null, expires_at: confirmBy(now) } as const
  const id = await saveRequest(trx, { ...asked, ...proof, token_hash: hashOf(token) }, now)
  const mail = id
    ? { ...confirmMail(confirmUrl(config.publicUrl, token)), expiresAt: confirmBy(now) }
    : { ...waitingMail() }
  await queueMails(trx, [{ to: asked.email, ...mail }], now)
  return 'confirm'
}

interface Proof {
  readonly state: 'unconfirmed' | 'pending'
  readonly token_hash: string | null
  readonly provider: string | null
  readonly confirmed_at: Date | null
  readonly expires_at: Date
}

/** One open request for an address: an unconfirmed one gives way, a pending one stays. Returns null when it stayed. */
async function saveRequest(trx: Trx, request: Asked & Proof, now: Date): Promise<string | null> {
  const values = { ...request, departements: [...request.departements], created_at: now, reminded_at: null }
  const { email: _, ...changes } = values
  const row = await trx
    .insertInto('access_requests')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column('email')
        .where(sql<SqlBool>`state in ('unconfirmed', 'pending')`)
        .doUpdateSet(changes)
        .where('access_requests.state', '=', 'unconfirmed'),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

type Confirmed = { next: 'pending' | 'opened'; departements: readonly string[] } | { refused: LinkRefusal }

/** Proves the address of a request with the token of its mail, once. */
export async function confirmRequest(ground: Ground, token: string, actor: Actor): Promise<Confirmed> {
  const now = ground.clock.now()
  return ground.db.transaction().execute(async (trx) => {
    const request = await trx
      .updateTable('access_requests')
      .set({ state: 'pending', confirmed_at: now, expires_at: pendingUntil(now) })
      .where('token_hash', '=', hashOf(token))
      .where('state', '=', 'unconfirmed')
      .where('expires_at', '>', now)
      .returning(['id', 'email', 'name', 'organisation', 'role', 'departements', 'message', 'provider'])
      .executeTakeFirst()
    if (!request) return { refused: await reasonOf(trx, token) }
    return { next: await settle(trx, request, ground, actor), departements: request.departements }
  })
}

async function reasonOf(trx: Trx, token: string): Promise<LinkRefusal> {
  const request = await trx
    .selectFrom('access_requests')
    .select('state')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  return request && request.state !== 'unconfirmed' ? 'link-used' : 'link-expired'
}
