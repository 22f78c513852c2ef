import type { Actor } from '../../platform/audit.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { holdOffImports } from './oppositions.imports.ts'
import { appliedMail, confirmMail, refusedMail, waitingMail } from './oppositions.mails.ts'
import { countConcerned, recordApplied, together } from './oppositions.queries.ts'
import { addressesBeside, oppose } from './oppositions.removal.ts'
import { alreadyDecided, linkDays, linkRefused, linksADay, provesNumber } from './oppositions.rules.ts'

const dayMs = 24 * 3_600_000

export interface Asked {
  readonly email: string
  /** E.164. */
  readonly telephone: string | null
  readonly message: string | null
}

interface Ground {
  readonly now: Date
  readonly publicUrl: string
}

/** Keeps a request until its link is followed. Whether the base knows the address plays no part. */
export const submitRequest = (db: Db, asked: Asked, { now, publicUrl }: Ground): Promise<void> =>
  db.transaction().execute(async (trx) => {
    if ((await sentToday(trx, asked.email, now)) >= linksADay) return
    const token = newToken()
    const expiresAt = new Date(now.getTime() + linkDays * dayMs)
    await trx
      .insertInto('opposition_requests')
      .values({ ...asked, state: 'unconfirmed', token_hash: hashOf(token), created_at: now, expires_at: expiresAt })
      .execute()
    const mail = confirmMail({ publicUrl, token, telephone: asked.telephone })
    await queueMails(trx, [{ to: asked.email, ...mail, expiresAt }], now)
  })

async function sentToday(trx: Trx, email: string, now: Date): Promise<number> {
  const { count } = await trx
    .selectFrom('opposition_requests')
    .select(({ fn }) => fn.countAll<string | number>().as('count'))
    .where('email', '=', email)
    .where('created_at', '>', new Date(now.getTime() - dayMs))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Uses a link up and removes the address everywhere; the number too when the address proves it. Throws 410, 409. */
export const confirmRequest = (db: Db, token: string, actor: Actor, { now, publicUrl }: Ground) =>
  db.transaction().execute(async (trx) => {
    const { id, email, telephone } = await claimRequest(trx, hashOf(token), now)
    await holdOffImports(db, trx)
    const proved = telephone !== null && provesNumber(email, await addressesBeside(trx, telephone))
    const pending = telephone !== null && !proved
    const removed = together(
      await oppose(trx, { kind: 'courriel', value: email }, now),
      ...(proved ? [await oppose(trx, { kind: 'telephone', value: telephone }, now)] : []),
    )
    const told = telephone === null ? undefined : pending ? 'pending' : 'applied'
    await recordApplied(trx, actor, { kind: 'courriel', ...(told && { telephone: told }), removed, id }, now)
    if (pending) await leaveToGovernors(trx, id, { now, publicUrl })
    return { listings: await countConcerned(trx, removed), pending }
  })

async function claimRequest(trx: Trx, tokenHash: string, now: Date) {
  const claimed = await trx
    .updateTable('opposition_requests')
    .set({ state: 'done', confirmed_at: now, decided_at: now })
    .where('token_hash', '=', tokenHash)
    .where('state', '=', 'unconfirmed')
    .where('expires_at', '>', now)
    .returning(['id', 'email', 'telephone'])
    .executeTakeFirst()
  if (claimed) return claimed
  const known = await trx
    .selectFrom('opposition_requests')
    .select('state')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  throw linkRefused(known && known.state !== 'unconfirmed' ? 'link-used' : 'link-expired')
}

/** Nobody would look at a queue they do not know of. */
async function leaveToGovernors(trx: Trx, id: string, { now, publicUrl }: Ground): Promise<void> {
  await trx
    .updateTable('opposition_requests')
    .set({ state: 'pending', decided_at: null })
    .where('id', '=', id)
    .execute()
  const governors = await trx
    .selectFrom('accounts')
    .select('email')
    .where('role', '=', 'admin')
    .where('departements', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
  const mail = waitingMail(publicUrl)
  await queueMails(
    trx,
    governors.map(({ email }) => ({ to: email, ...mail })),
    now,
  )
}

const columns = [
  ...(['id', 'email', 'telephone', 'message', 'state'] as const),
  ...(['confirmed_at', 'decided_at', 'reason'] as const),
] as const
export type RequestRow = Awaited<ReturnType<typeof listRequests>>[number]

const mostShown = 500

/** Those to decide, the oldest first, then the decided ones, the newest first. */
export async function listRequests(db: Db) {
  const confirmed = db.selectFrom('opposition_requests').select(columns)
  const pending = await confirmed.where('state', '=', 'pending').orderBy('confirmed_at').orderBy('id').execute()
  const decided = await confirmed
    .where('state', 'in', ['done', 'refused'])
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .limit(mostShown)
    .execute()
  return [...pending, ...decided]
}

interface Decision {
  readonly id: string
  readonly by: string
  readonly actor: Actor
}

/** Removes the number everywhere and tells the person. Throws 404, 409. */
export const applyRequest = (db: Db, { id, by, actor }: Decision, now: Date): Promise<RequestRow> =>
  db.transaction().execute(async (trx) => {
    const request = await decide(trx, id, { state: 'done', decided_by: by, decided_at: now, reason: null })
    await holdOffImports(db, trx)
    const removed = await oppose(trx, { kind: 'telephone', value: request.telephone! }, now)
    await recordApplied(trx, actor, { kind: 'telephone', removed, id }, now)
    await queueMails(trx, [{ to: request.email, ...appliedMail(request.telephone) }], now)
    return request
  })

/** Leaves the number in place and tells the person why. Throws 404, 409. */
export const refuseRequest = (db: Db, { id, by, actor }: Decision, reason: string, now: Date): Promise<RequestRow> =>
  db.transaction().execute(async (trx) => {
    const request = await decide(trx, id, { state: 'refused', decided_by: by, decided_at: now, reason })
    const target = { kind: 'opposition', id } as const
    await record(trx, actor, { action: 'opposition.refused', target, detail: { reason } }, now)
    await queueMails(trx, [{ to: request.email, ...refusedMail(request.telephone, reason) }], now)
    return request
  })

/** The first decision stands: of two at once, the second finds the request decided. */
async function decide(
  trx: Trx,
  id: string,
  decision: { state: 'done' | 'refused'; decided_by: string; decided_at: Date; reason: string | null },
): Promise<RequestRow> {
  const decided = await trx
    .updateTable('opposition_requests')
    .set(decision)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .returning(columns)
    .executeTakeFirst()
  if (decided) return decided
  const known = await trx.selectFrom('opposition_requests').select('state').where('id', '=', id).executeTakeFirst()
  throw known && known.state !== 'unconfirmed' ? alreadyDecided() : notFound()
}
