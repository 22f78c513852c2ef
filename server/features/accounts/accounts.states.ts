import type { Territory } from '../../platform/access.ts'
import type { Actor } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { notify } from '../../platform/signals.ts'
import { recordAccount } from './accounts.audit.ts'
import { keepAnAdmin } from './accounts.last-admin.ts'
import { closedMail, deletedMail, inactiveMail, reopenedMail } from './accounts.mails.ts'
import { holdAccount } from './accounts.read.ts'

/** An account held to the end of the transaction, so that what is known of it stays true. */
type Held = NonNullable<Awaited<ReturnType<typeof holdAccount>>>

export interface Act {
  readonly actor: Actor
  readonly now: Date
  readonly publicUrl: string
}

const everywhere: Territory = { kind: 'all' }
/** For what acts on any account: a command, a schedule, the person it is of. */
export const holdAnyAccount = (trx: Trx, id: string) => holdAccount(trx, everywhere, id)

/** Ends the sessions and links of an account, on every instance at once. */
export async function endAccess(trx: Trx, accountId: string): Promise<void> {
  await trx.deleteFrom('sessions').where('account_id', '=', accountId).execute()
  await trx.deleteFrom('login_links').where('account_id', '=', accountId).execute()
  await notify(trx, 'accounts')
}

const closingMails = { admin: closedMail, team: closedMail, inactive: inactiveMail } as const

interface Closing {
  readonly cause: keyof typeof closingMails
  readonly reason?: string | undefined
}

/** Closes an open account and tells the person. Throws 409 `last-admin`. */
export async function closeAccount(trx: Trx, account: Held, { cause, reason }: Closing, { actor, now }: Act) {
  await keepAnAdmin(trx, account)
  const closed = { closed_at: now, closed_reason: cause }
  await trx.updateTable('accounts').set(closed).where('id', '=', account.id).execute()
  await endAccess(trx, account.id)
  await queueMails(trx, [{ to: account.email, ...closingMails[cause]() }], now)
  const detail = { cause, ...(reason && { reason }) }
  await recordAccount(trx, actor, { action: 'account.closed', accountId: account.id, detail }, now)
}

/** Opens a closed account again and tells the person. */
export async function reopenAccount(trx: Trx, account: Held, { actor, now, publicUrl }: Act) {
  const open = { closed_at: null, closed_reason: null, warned_at: null, reopened_at: now }
  await trx.updateTable('accounts').set(open).where('id', '=', account.id).execute()
  await queueMails(trx, [{ to: account.email, ...reopenedMail(publicUrl) }], now)
  await recordAccount(trx, actor, { action: 'account.reopened', accountId: account.id }, now)
}

/**
 * Deletes an account with everything kept about its address, but for the journal, which names nobody, and what the
 * person opposed. `asked`: by the person, who is told. Throws 409 `last-admin`.
 */
export async function deleteAccount(trx: Trx, account: Held, { asked }: { asked: boolean }, act: Act): Promise<void> {
  const { actor, now, publicUrl } = act
  const { id, email } = account
  await keepAnAdmin(trx, account)
  const detail = { asked }
  await recordAccount(trx, actor, { action: 'account.deleted', accountId: id, detail }, now)
  await endAccess(trx, id)
  await forgetAddress(trx, email, { waiting: asked })
  await forgetWords(trx, id)
  await trx.deleteFrom('accounts').where('id', '=', id).execute()
  if (asked) await queueMails(trx, [{ to: email, ...deletedMail(publicUrl) }], now)
}

/** `waiting`: also a request or an invitation somebody still has to answer. */
async function forgetAddress(trx: Trx, email: string, { waiting }: { waiting: boolean }) {
  await trx
    .deleteFrom('access_requests')
    .where('email', '=', email)
    .$if(!waiting, (query) => query.where('state', 'not in', ['unconfirmed', 'pending']))
    .execute()
  await trx
    .deleteFrom('invitations')
    .where('email', '=', email)
    .$if(!waiting, (query) => query.where('state', '<>', 'sent'))
    .execute()
  await trx.deleteFrom('oidc_attempts').where('email', '=', email).execute()
  await trx.deleteFrom('mails').where('recipient', '=', email).execute()
}

/** Of what it reported, what still has to be decided keeps its words; the row of the account takes the name along. */
const forgetWords = (trx: Trx, accountId: string) =>
  trx
    .updateTable('reports')
    .set({ message: null, answer: null })
    .where('reporter', '=', accountId)
    .where('state', '<>', 'open')
    .execute()
