import type { FastifyRequest } from 'fastify'
import { shortAddress } from './caller.ts'
import type { Db, Trx } from './db.ts'

/** Everything the journal knows, in words. A code never changes its meaning. */
export const auditActions = {
  'session.opened': 'Connexion',
  'session.closed': 'Session fermée',
  'session.refused': 'Connexion refusée',
  'account.created': 'Compte créé',
  'account.changed': 'Compte modifié',
  'account.closed': 'Compte fermé',
  'account.reopened': 'Compte rouvert',
  'account.warned': 'Fermeture annoncée',
  'account.deleted': 'Compte supprimé',
  'account.link-sent': 'Lien de connexion envoyé',
  'account.exported': 'Données du compte téléchargées',
  'identity.linked': 'Identité rattachée',
  'request.confirmed': 'Demande d’accès reçue',
  'request.approved': 'Demande d’accès acceptée',
  'request.refused': 'Demande d’accès refusée',
  'request.expired': 'Demande d’accès expirée',
  'invitation.sent': 'Invitation envoyée',
  'invitation.resent': 'Invitation renvoyée',
  'invitation.cancelled': 'Invitation annulée',
  'invitation.accepted': 'Invitation acceptée',
  'invitation.expired': 'Invitation expirée',
  'report.sent': 'Erreur signalée',
  'report.taken-back': 'Signalement repris',
  'report.asked': 'Structure interrogée sur un signalement',
  'report.answered': 'Réponse de la structure à un signalement',
  'report.decided': 'Signalement traité',
  'structure.created': 'Structure créée',
  'listing.started': 'Fiche commencée',
  'listing.sent': 'Fiche envoyée à relire',
  'listing.withdrawn': 'Fiche reprise avant relecture',
  'listing.discarded': 'Brouillon de fiche abandonné',
  'listing.corrected': 'Correction publiée aussitôt',
  'listing.archived': 'Fiche retirée',
  'listing.reopened': 'Fiche rouverte',
  'listing.published': 'Fiche publiée',
  'listing.changes-asked': 'Corrections demandées sur une fiche',
  'listing.rejected': 'Fiche refusée',
  'listing.correction-read': 'Correction relue',
  'listing.restored': 'Version d’une fiche rétablie',
  'structure.changed': 'Structure modifiée',
  'structure.trusted': 'Structure de confiance',
  'structure.distrusted': 'Confiance retirée',
  'structure.merged': 'Structures réunies',
  'listing.reassigned': 'Fiche confiée à une autre structure',
  'listing.merged': 'Fiches réunies',
  'claim.sent': 'Rattachement demandé',
  'claim.withdrawn': 'Demande de rattachement reprise',
  'claim.approved': 'Rattachement accepté',
  'claim.refused': 'Rattachement refusé',
  'setting.changed': 'Réglage modifié',
  'opposition.applied': 'Opposition appliquée',
  'opposition.refused': 'Opposition refusée',
  'audit.exported': 'Journal exporté',
  'audit.purged': 'Journal purgé',
  'campaign.launched': 'Campagne de vérification lancée',
  'campaign.stopped': 'Campagne de vérification arrêtée',
  'sectors.imported': 'Secteurs sociaux importés',
  'sector.changed': 'Secteur social modifié',
  'sector.commune-moved': 'Commune changée de secteur social',
  'sector.deleted': 'Secteur social supprimé',
  'import.run': 'Import de données',
  'bulk.imported': 'Tableau de fiches importé',
} as const
export type AuditAction = keyof typeof auditActions

/** Who acts. `id`: of the account, or the name of the command or schedule. */
export interface Actor {
  readonly kind: 'account' | 'visitor' | 'command' | 'schedule'
  readonly id: string | null
  readonly address: string | null
}

export const visitor = ({ ip }: FastifyRequest): Actor => ({ kind: 'visitor', id: null, address: shortAddress(ip) })
export const actorOf = (request: FastifyRequest): Actor =>
  request.account ? { kind: 'account', id: request.account.id, address: shortAddress(request.ip) } : visitor(request)
export const command = (name: string): Actor => ({ kind: 'command', id: name, address: null })
export const schedule = (name: string): Actor => ({ kind: 'schedule', id: name, address: null })

export interface AuditEvent {
  readonly action: AuditAction
  readonly target?: {
    readonly kind:
      | 'account'
      | 'listing'
      | 'structure'
      | 'invitation'
      | 'access-request'
      | 'opposition'
      | 'setting'
      | 'campaign'
      | 'claim'
      | 'sector'
    readonly id: string
  }
  /** Whose admins may read it; none: only those of everything. */
  readonly departements?: readonly string[] | null
  readonly structureId?: string | null
  /** Codes, counts, names of fields, reasons given: never a name or an address of a person. */
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly string[] | null>>
}

/** Writes the journal, in the transaction of what it tells. */
export async function record(db: Db | Trx, actor: Actor, event: AuditEvent, at: Date): Promise<void> {
  const { action, target, departements = null, structureId = null, detail = {} } = event
  await db
    .insertInto('audit_events')
    .values({
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      action,
      target_kind: target?.kind ?? null,
      target_id: target?.id ?? null,
      departements: departements && [...departements],
      structure_id: structureId,
      address: actor.address,
      detail: JSON.stringify(detail),
    })
    .execute()
}

/** What stands for a deleted account: the same one in every line of the journal, and nobody’s name. */
export const pseudonymOf = (accountId: string) => `Compte supprimé ${accountId.slice(0, 8)}`
