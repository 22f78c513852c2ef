import type { Deps } from '../../deps.ts'
import { record } from '../../platform/audit.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import { accountAt } from '../accounts/accounts.addresses.ts'
import { recordAccount } from '../accounts/accounts.audit.ts'
import { insertAccount, rotateSession } from '../accounts/accounts.queries.ts'
import { holdInvitations, type InvitationRow, invitationByHash } from './invitations.queries.ts'
import { hasAccount, isCancelled, isVouchedFor, linkRefusal } from './invitations.rules.ts'

/** The invitation of a link that can be accepted. Throws 410 with the reason, or 409 when its address has an account. */
export async function openInvitation(db: Db | Trx, token: string, now: Date): Promise<InvitationRow> {
  const invitation = await invitationByHash(db, hashOf(token))
  const refusal = linkRefusal(invitation, now)
  if (refusal || !invitation) throw refusal
  if (!isVouchedFor(invitation)) throw isCancelled()
  const holder = await accountAt(db, invitation.email)
  if (holder) throw hasAccount(holder)
  return invitation
}

interface Arrival {
  readonly name: string
  /** The session of the browser until now. */
  readonly previous: string | undefined
  readonly caller: Caller
}

/** Makes the account of an invitation and opens its session, once whatever the clicks. Returns the session’s token. */
export async function acceptInvitation(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  token: string,
  { name, previous, caller }: Arrival,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    await holdInvitations(trx) // two clicks at once: the second one waits here, then finds it used
    const invitation = await openInvitation(trx, token, now)
    const { id, email, role, structure_id, sector_id, departements, organisation } = invitation
    const made = { email, name, role, structure_id, sector_id, departements, organisation }
    const account = await insertAccount(trx, made, now)
    if (!account) throw hasAccount((await accountAt(trx, email))!)
    await trx
      .updateTable('invitations')
      .set({ state: 'accepted', accepted_at: now, account_id: account.id })
      .where('id', '=', id)
      .execute()
    const actor = { kind: 'account', id: account.id, address: caller.address } as const
    const place = { target: { kind: 'invitation', id }, departements, structureId: structure_id } as const
    await record(trx, actor, { action: 'invitation.accepted', ...place, detail: { role } }, now)
    await recordAccount(trx, actor, { action: 'account.created', accountId: account.id, detail: { role } }, now)
    return rotateSession(trx, account.id, previous, clock, caller)
  })
}
