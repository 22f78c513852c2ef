import { sql } from 'kysely'
import { type AuditAction, auditActions } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'

/** What the person did and what was done to their account. Details about somebody else stay with them. */
export async function journalOf(trx: Trx, id: string) {
  const isTarget = sql<boolean>`(target_kind = 'account' and target_id = ${id})`
  const lines = await trx
    .selectFrom('audit_events')
    .select(['at', 'action', 'address', 'target_kind', 'detail', 'actor_kind', 'actor_id'])
    .select(isTarget.as('mine'))
    .where((eb) =>
      eb.or([eb.and([eb('actor_kind', '=', 'account'), eb('actor_id', '=', id)]), eb(isTarget, '=', true)]),
    )
    .orderBy('id')
    .execute()
  return lines.map((line) => {
    const byMe = line.actor_kind === 'account' && line.actor_id === id
    return {
      le: line.at,
      action: auditActions[line.action as AuditAction] ?? line.action,
      par: byMe ? 'vous' : actors[line.actor_kind],
      sur: line.mine ? 'votre compte' : line.target_kind,
      reseau: byMe ? line.address : null,
      precisions: line.mine || !ofPeople.has(line.target_kind) ? line.detail : null,
    }
  })
}

const ofPeople = new Set<string | null>(['account', 'invitation', 'access-request', 'opposition'])

const actors = {
  account: 'une personne qui administre',
  visitor: 'une personne sans session',
  command: 'une commande',
  schedule: 'une tâche planifiée',
} as const
