import { type Actor, type AuditAction, type AuditEvent, record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'

/** Writes what happened to an account, where its admins will read it. */
export async function recordAccount(
  trx: Db | Trx,
  actor: Actor,
  event: { action: AuditAction; accountId: string; detail?: AuditEvent['detail'] },
  at: Date,
): Promise<void> {
  const { action, accountId, detail } = event
  const account = await trx
    .selectFrom('accounts')
    .select(['departements', 'structure_id'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await record(
    trx,
    actor,
    {
      action,
      target: { kind: 'account', id: accountId },
      departements: account.departements,
      structureId: account.structure_id,
      ...(detail && { detail }),
    },
    at,
  )
}
