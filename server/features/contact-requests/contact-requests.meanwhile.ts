import type { Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { momentInWords } from './contact-requests.moment.ts'
import type { HeldRequest } from './contact-requests.moves.ts'

/**
 * Whoever acts from a page that saw so many steps is told when somebody else was first: what they did, who, and when.
 * Throws 409 `changed-meanwhile`. What only tells or reminds changes nothing to decide.
 */
export async function checkMeanwhile(trx: Trx, held: HeldRequest, version: number): Promise<void> {
  if (held.version === version) return
  const steps = await trx
    .selectFrom('contact_request_steps as steps')
    .leftJoin('accounts', 'accounts.id', 'steps.account_id')
    .select(['steps.action', 'steps.actor', 'steps.at', 'accounts.name as who'])
    .where('request_id', '=', held.id)
    .orderBy('steps.id')
    // The first step sends it: it is no change.
    .offset(version + 1)
    .execute()
  const since = steps.findLast(({ action }) => action !== 'see' && action !== 'remind')
  if (!since) return
  const { action, actor, at, who = null } = since
  const sentence = `${already[action] ?? 'Demande changée'} par ${who ?? byLinkOf(actor, held)}, ${momentInWords(at)}. Voici où elle en est.`
  throw new Problem(409, 'changed-meanwhile', sentence)
}

const already: Readonly<Record<string, string>> = {
  ask: 'Question déjà posée',
  reply: 'Réponse donnée',
  pass_on: 'Demande déjà transmise à un collègue',
  succeed: 'Demande adressée à quelqu’un d’autre',
  assign: 'Demande prise en charge',
  accept: 'Demande déjà acceptée',
  reschedule: 'Rendez-vous déjà changé',
  decline: 'Demande déjà refusée',
  expire: 'Demande close sans réponse',
  cancel: 'Demande annulée',
  conclude: 'Issue déjà notée',
}

/** Whoever has no account, or none any more. */
function byLinkOf(actor: string, { recipient_name }: HeldRequest): string {
  if (actor === 'clock') return 'Levier'
  if (actor === 'adviser') return 'la personne qui a écrit'
  return recipient_name ? `le lien envoyé à ${recipient_name}` : 'le lien du mail'
}
