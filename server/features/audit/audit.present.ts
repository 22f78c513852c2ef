import type { AuditEntry } from '../../contract/audit.ts'
import { type AuditAction, auditActions, pseudonymOf } from '../../platform/audit.ts'
import type { EventRow } from './audit.queries.ts'
import { detailInWords, type Names } from './audit.words.ts'

const elsewhere = 'Compte d’un autre territoire'
const governing = 'Administration de toute la base'

function accountName(id: string | null, name: string | null, seen: boolean | null): string {
  if (seen === null) return pseudonymOf(id ?? '')
  return seen ? (name ?? '') : elsewhere
}

function actorName({ actor_kind, actor_id, actor_name, actor_seen, actor_governs }: EventRow): string {
  switch (actor_kind) {
    case 'account':
      return actor_governs && !actor_seen ? governing : accountName(actor_id, actor_name, actor_seen)
    case 'command':
      return `Commande ${actor_id}`
    case 'schedule':
      return `Tâche planifiée ${actor_id}`
    case 'visitor':
      return 'Sans session'
  }
}

/** What a kind is called when there is no name to show: nothing is left of it, or it is of another territory. */
const kinds: Readonly<Record<string, { gone: string; elsewhere: string }>> = {
  listing: { gone: 'Fiche supprimée', elsewhere: 'Fiche' },
  sector: { gone: 'Secteur social supprimé', elsewhere: 'Secteur social' },
  structure: { gone: 'Structure supprimée', elsewhere: 'Structure' },
  invitation: { gone: 'Invitation effacée', elsewhere: 'Invitation d’un autre territoire' },
  'access-request': { gone: 'Demande effacée', elsewhere: 'Demande d’un autre territoire' },
  claim: { gone: 'Demande de rattachement effacée', elsewhere: 'Demande de rattachement' },
  opposition: { gone: 'Demande d’opposition', elsewhere: 'Demande d’opposition' },
  campaign: { gone: 'Campagne', elsewhere: 'Campagne' },
}
const settings: Readonly<Record<string, string>> = { legal: 'Pages légales' }

function targetName({ target_kind, target_id, target_name, target_seen }: EventRow): string {
  if (target_kind === 'account') return accountName(target_id, target_name, target_seen)
  if (target_kind === 'setting') return settings[target_id ?? ''] ?? `Réglage ${target_id}`
  const words = kinds[target_kind ?? '']
  if (target_seen === null) return words?.gone ?? ''
  return target_seen ? (target_name ?? '') : (words?.elsewhere ?? '')
}

const actionLabel = (code: string) => auditActions[code as AuditAction] ?? code

export const presentEvent = (row: EventRow, names: Names): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, name: actorName(row) },
  action: { code: row.action, label: actionLabel(row.action) },
  target: row.target_kind ? { kind: row.target_kind, name: targetName(row) } : null,
  departements: row.departements ?? [],
  address: row.address,
  detail: detailInWords(row.detail, names),
})
