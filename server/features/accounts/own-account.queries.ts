import type { Account } from '../../platform/access.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { idleMs } from '../../platform/session.ts'
import { notify } from '../../platform/signals.ts'
import { recordAccount } from './accounts.audit.ts'
import { personName } from './accounts.names.ts'
import { type Act, deleteAccount, holdAnyAccount } from './accounts.states.ts'

const gone = () => new Problem(401, 'signed-out', 'Connectez-vous pour continuer.')

/** One's own account, with the name of its structure. Throws 401 `signed-out` when it was closed or deleted meanwhile. */
export async function ownAccount(db: Db | Trx, id: string) {
  const row = await db
    .selectFrom('accounts')
    .leftJoin('structures', 'structures.id', 'accounts.structure_id')
    .leftJoin('sectors', 'sectors.id', 'accounts.sector_id')
    .select(['accounts.id', 'email', 'accounts.name', 'role', 'organisation', 'structures.nom as structure'])
    .select('sectors.name as sector')
    .select(['departements', 'accounts.created_at', 'last_seen_at', 'closed_at'])
    .where('accounts.id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw gone()
  return row
}

/** The sessions of an account that still open it, the last used first. */
export const openSessions = (db: Db | Trx, accountId: string, now: Date) =>
  db
    .selectFrom('sessions')
    .select(['id', 'token_hash', 'device', 'address', 'provider', 'created_at', 'last_seen_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMs))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
export type SessionRow = Awaited<ReturnType<typeof openSessions>>[number]

export async function renameOwn(db: Db, { id }: Account, name: string, { actor, now }: Act): Promise<void> {
  const wanted = personName(name)
  await db.transaction().execute(async (trx) => {
    const account = await holdAnyAccount(trx, id)
    if (!account || account.name === wanted) return
    await trx.updateTable('accounts').set({ name: wanted }).where('id', '=', id).execute()
    await notify(trx, 'accounts')
    await recordAccount(trx, actor, { action: 'account.changed', accountId: id, detail: { fields: ['name'] } }, now)
  })
}

interface Ending {
  readonly actor: Actor
  readonly clock: Clock
}

/** Ends one session of one's own. Returns its hash. Throws 404 `not-found` for somebody else’s. */
export async function endOwnSession(db: Db, account: Account, sessionId: string, ending: Ending): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .deleteFrom('sessions')
      .where('id', '=', sessionId)
      .where('account_id', '=', account.id)
      .returning('token_hash')
      .executeTakeFirst()
    if (!ended) throw notFound('Cette session est déjà terminée.')
    await noteEnded(trx, account, 1, ending)
    return ended.token_hash
  })
}

/** Ends all of one's own sessions but the one with this hash. */
export async function endOtherSessions(db: Db, account: Account, keptHash: string, ending: Ending): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ended = await trx
      .deleteFrom('sessions')
      .where('account_id', '=', account.id)
      .where('token_hash', '<>', keptHash)
      .returning('id')
      .execute()
    if (ended.length > 0) await noteEnded(trx, account, ended.length, ending)
  })
}

async function noteEnded(trx: Trx, { id, departements, structureId }: Account, sessions: number, ending: Ending) {
  await notify(trx, 'accounts')
  const target = { kind: 'account', id } as const
  const event = { action: 'session.closed', target, departements, structureId, detail: { sessions } } as const
  await record(trx, ending.actor, event, ending.clock.now())
}

/** Deletes one's own account for good. Throws 400 `wrong-email` or 409 `last-admin`. */
export async function deleteOwn(db: Db, { id }: Account, typed: string, act: Act): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const account = await holdAnyAccount(trx, id)
    if (!account) throw gone()
    if (account.email !== typed.toLowerCase()) throw wrongEmail()
    await deleteAccount(trx, account, { asked: true }, act)
  })
}

const wrongEmail = () => {
  const message = 'Ce n’est pas l’adresse de ce compte.'
  return new Problem(400, 'wrong-email', message, { email: message })
}
