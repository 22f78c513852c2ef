import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import {
  declineReasons,
  notStartedReasons,
  requestKinds,
  requestOutcomes,
} from '../../../server/contract/vocabulary.requests.ts'
import type { Freshness } from '../../../server/contract/vocabulary.ts'
import { date } from '../../dates.ts'
import type { IconName } from '../../ui/icons.ts'
import type { Act } from './door.ts'

/** «Voiture en location», «Accompagnement global». */
export const titleOf = ({ kind, listing }: Pick<ContactRequest, 'kind' | 'listing'>) =>
  kind === 'direct' ? (listing?.title ?? 'Fiche retirée') : requestKinds[kind]

/** «France Travail Dax», in one line with who asks. */
export const askerOf = ({ adviser }: Pick<ContactRequest, 'adviser'>) => adviser?.name ?? 'Une personne partie depuis'

export const isWaiting = ({ state }: Pick<ContactRequest, 'state'>) => state === 'sent' || state === 'seen'

interface Standing {
  readonly state: Freshness | 'ok' | 'bad'
  readonly icon?: IconName
  readonly text: string
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Where a demande stands, in one line, for whoever may answer it. */
export function standingOf(request: ContactRequest): Standing {
  const { state, sentAt, answeredAt, closedAt, declineReason, outcome, outcomeReason, asked } = request
  if (outcome) {
    const why = outcomeReason ? ` : ${lower(notStartedReasons[outcomeReason])}` : ''
    return { state: outcome === 'started' ? 'ok' : 'expired', text: `${requestOutcomes[outcome]}${why}` }
  }
  if (state === 'accepted') return { state: 'ok', text: `Acceptée le ${date(answeredAt ?? sentAt)}` }
  if (state === 'declined')
    return { state: 'expired', text: declineReason ? `Refusée : ${lower(declineReasons[declineReason])}` : 'Refusée' }
  if (state === 'expired')
    return { state: 'expired', icon: 'hourglass', text: `Close sans réponse le ${date(closedAt ?? sentAt)}` }
  if (state === 'cancelled') return { state: 'expired', text: `Annulée le ${date(closedAt ?? sentAt)}` }
  if (asked) return { state: 'aging', icon: 'message-square', text: 'Votre question attend une réponse' }
  return { state: 'aging', icon: 'hourglass', text: `Attend votre réponse depuis le ${date(sentAt)}` }
}

/** The title of the page of a link: what it is about before an answer, what became of it after. */
export function headingOf(request: ContactRequest): string {
  const { state, outcome } = request
  if (outcome) return 'Cette demande a une suite'
  if (state === 'accepted') return 'Cette demande est acceptée'
  if (state === 'declined') return 'Cette demande a été refusée'
  if (state === 'expired') return 'Cette demande est close'
  if (state === 'cancelled') return 'Cette demande a été annulée'
  return `${askerOf(request)} vous adresse une demande`
}

/** Nothing can be answered any more: why, and that nothing is owed. */
export function endedText(request: ContactRequest): string | null {
  const name = askerOf(request)
  if (request.state === 'declined') return `${name} le sait, et cherche une autre possibilité.`
  if (request.state === 'expired')
    return `Restée vingt jours ouvrés sans réponse, elle s’est close : ${name} a cherché ailleurs.`
  if (request.state === 'cancelled') return 'Vous n’avez rien à faire.'
  return null
}

interface Thanks {
  readonly title: string
  readonly text: (name: string, to: string) => string
}

/** What is said once an answer left: who knows, and what happens next. */
export const thanks: Readonly<Record<Act, Thanks>> = {
  accept: {
    title: 'Merci, c’est accepté',
    text: (name) => `Un e-mail part à ${name}, qui prévient la personne. Si quelque chose change, dites-le ici.`,
  },
  reschedule: {
    title: 'Merci, c’est noté',
    text: (name) => `Un e-mail part à ${name}, qui prévient la personne du changement.`,
  },
  ask: {
    title: 'Merci, votre question est partie',
    text: (name) => `${name} vous répondra par e-mail. Vous pouvez aussi décider sans attendre.`,
  },
  decline: {
    title: 'Merci d’avoir répondu',
    text: (name) => `Un e-mail part à ${name}, qui cherche une autre possibilité. Vous n’avez plus rien à faire.`,
  },
  'pass-on': {
    title: 'Merci, c’est transmis',
    text: (name, to) => `${to} reçoit la demande par e-mail, et ${name} le sait.`,
  },
  conclude: {
    title: 'Merci, c’est noté',
    text: (name) => `Un e-mail part à ${name}. Si vous vous êtes trompé, notez-le de nouveau.`,
  },
}
