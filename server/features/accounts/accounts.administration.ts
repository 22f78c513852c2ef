import type { AccountRow } from '../../contract/accounts.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { recordAccount } from './accounts.audit.ts'
import { queueLoginLink } from './accounts.links.ts'
import { presentAccount } from './accounts.present.ts'
import { type AccountFound, accountWithin, holdAccount } from './accounts.read.ts'
import { checkRight, type Viewer } from './accounts.rights.ts'
import { type Act, closeAccount, reopenAccount } from './accounts.states.ts'

type Right = keyof AccountRow['can']
type Held = NonNullable<AccountFound>

const nobody = () => notFound('Ce compte n’existe pas, ou n’est pas de votre territoire.')

/**
 * One decision of an administrator about one account of its territory, which is held meanwhile. Throws 404 `not-found`
 * for what is elsewhere, and what `checkRight` throws. Returns the account as it has become.
 */
export async function decide(
  db: Db,
  { right, id, viewer }: { right: Right; id: string; viewer: Viewer },
  act: (trx: Trx, account: Held) => Promise<void>,
): Promise<AccountRow> {
  return db.transaction().execute(async (trx) => {
    const account = await holdAccount(trx, viewer.territory, id)
    if (!account) throw nobody()
    checkRight(right, account, viewer)
    await act(trx, account)
    const after = await accountWithin(trx, viewer.territory, id)
    return presentAccount(after ?? account, viewer)
  })
}

export interface Decision {
  readonly id: string
  readonly viewer: Viewer
}

/** Closing what is closed changes nothing, and is no refusal: two admins had the same idea. */
export const closeWithin = (db: Db, decision: Decision, reason: string | undefined, act: Act) =>
  decide(db, { right: 'close', ...decision }, async (trx, account) => {
    const cause = decision.viewer.territory.kind === 'structure' ? 'team' : 'admin'
    if (!account.closed_at) await closeAccount(trx, account, { cause, reason }, act)
  })

export const reopenWithin = (db: Db, decision: Decision, act: Act) =>
  decide(db, { right: 'reopen', ...decision }, async (trx, account) => {
    if (account.closed_at) await reopenAccount(trx, account, act)
  })

export const sendLinkWithin = (db: Db, decision: Decision, clock: Clock, act: Act) =>
  decide(db, { right: 'sendLink', ...decision }, async (trx, { id, email }) => {
    await queueLoginLink(trx, email, { clock, publicUrl: act.publicUrl })
    await recordAccount(trx, act.actor, { action: 'account.link-sent', accountId: id }, act.now)
  })
