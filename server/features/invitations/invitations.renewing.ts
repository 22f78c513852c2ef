import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { type Actor, type AuditAction, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { accountAt } from '../accounts/accounts.addresses.ts'
import { invitationMail } from './invitations.mails.ts'
import { invitedOf } from './invitations.present.ts'
import { holdInvitations, type InvitationRow, readInvitation, waitingAt } from './invitations.queries.ts'
import { alreadyInvited, beyondReach, hasAccount, mayCancel, notWaiting, validUntil } from './invitations.rules.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock'>

interface Changer {
  readonly account: Account
  readonly territory: Territory
  readonly actor: Actor
}

const note = (trx: Trx, actor: Actor, action: AuditAction, row: InvitationRow, now: Date) => {
  const { id, role, departements, structure_id } = row
  const target = { kind: 'invitation', id } as const
  return record(trx, actor, { action, target, departements, structureId: structure_id, detail: { role } }, now)
}

/** Gives an invitation a new link and 30 more days, in the name of who sends it again; the link before stops working. */
export async function renew(
  trx: Trx,
  row: InvitationRow,
  { config, clock }: Ground,
  { account, actor }: Omit<Changer, 'territory'>,
): Promise<void> {
  const now = clock.now()
  const token = newToken()
  const expiresAt = validUntil(now)
  await trx
    .updateTable('invitations')
    .set({
      ...{ state: 'sent', token_hash: hashOf(token), invited_by: account.id },
      ...{ sent_at: now, reminded_at: null, expires_at: expiresAt },
    })
    .where('id', '=', row.id)
    .execute()
  await note(trx, actor, 'invitation.resent', row, now)
  const invited = { ...invitedOf(row, config.publicUrl, token), inviter: account.name }
  await queueMails(trx, [{ to: row.email, ...invitationMail(invited), expiresAt }], now)
}

/** An invitation of one’s territory, which nobody else changes at the same time. Throws 404. */
async function hold(trx: Trx, id: string, territory: Territory) {
  await holdInvitations(trx)
  const row = await readInvitation(trx, id, territory)
  if (!row) throw notFound('Cette invitation n’existe pas ou n’existe plus.')
  return row
}

/** Throws 403 `beyond-territory`, or 409 when it was accepted or cancelled, or when the person came in another way. */
export async function resendInvitation(ground: Ground, id: string, changer: Changer): Promise<void> {
  const { territory } = changer
  await ground.db.transaction().execute(async (trx) => {
    const row = await hold(trx, id, territory)
    if (!row.whole) throw beyondReach()
    if (row.state !== 'sent' && row.state !== 'expired') throw notWaiting(row.state)
    const holder = await accountAt(trx, row.email)
    if (holder) throw hasAccount(holder)
    const other = (await waitingAt(trx, [row.email], territory)).get(row.email)
    if (other && other.id !== id) throw alreadyInvited()
    await renew(trx, row, ground, changer)
  })
}

/** Throws 403 `beyond-territory`, or 409 when it does not wait any more. */
export async function cancelInvitation(
  { db, clock }: Ground,
  id: string,
  { territory, actor }: Omit<Changer, 'account'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await hold(trx, id, territory)
    if (!mayCancel(row)) throw beyondReach()
    if (row.state !== 'sent') throw notWaiting(row.state)
    await trx.updateTable('invitations').set({ state: 'cancelled' }).where('id', '=', id).execute()
    await note(trx, actor, 'invitation.cancelled', row, clock.now())
  })
}
