import type { OwnRequest } from '../../../server/contract/contact-requests.own.ts'
import {
  type Attention,
  declineReasons,
  type RequestShelf,
  requestOutcomes,
} from '../../../server/contract/vocabulary.requests.ts'
import type { Freshness } from '../../../server/contract/vocabulary.ts'
import { date, moment } from '../../dates.ts'
import type { IconName } from '../../ui/icons.ts'

interface Told {
  readonly state: Freshness | 'ok' | 'bad'
  readonly icon?: IconName
  readonly text: string
}

type Followed = Pick<
  OwnRequest,
  'state' | 'attention' | 'delivery' | 'sentAt' | 'at' | 'appointment' | 'declineReason' | 'outcome'
>

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const expected: Readonly<Record<Attention, (request: Followed) => Told>> = {
  question: () => ({ state: 'stale', icon: 'message-square', text: 'Une question attend votre réponse' }),
  undelivered: () => ({ state: 'bad', text: 'Non remise : appelez' }),
  accepted: ({ appointment }) => ({
    state: 'ok',
    text: appointment
      ? `Acceptée, rendez-vous ${moment(appointment.at)} : prévenez la personne`
      : 'Acceptée : prévenez la personne',
  }),
  outcome: () => ({ state: 'aging', text: 'Dites si cela a commencé' }),
  declined: ({ declineReason }) => ({
    state: 'stale',
    icon: 'circle-x',
    text: declineReason ? `Refusée : ${lower(declineReasons[declineReason])}` : 'Refusée',
  }),
  expired: () => ({ state: 'stale', icon: 'hourglass', text: 'Restée sans réponse : appelez, ou écrivez ailleurs' }),
  cancelled: () => ({ state: 'stale', icon: 'circle-x', text: 'Annulée par Levier : la fiche n’est plus là' }),
}

function waitingText({ state, delivery, appointment, at, sentAt }: Followed): Told {
  if (state === 'accepted')
    return { state: 'ok', text: appointment ? `Rendez-vous ${moment(appointment.at)}` : 'Acceptée' }
  if (state === 'seen') return { state: 'aging', icon: 'eye', text: `Lue le ${date(at)}` }
  if (delivery === 'sending') return { state: 'aging', icon: 'send', text: 'En cours d’envoi' }
  return { state: 'aging', icon: 'mail', text: `Remise le ${date(sentAt)}, pas encore lue` }
}

function endedText(request: Followed): Told {
  const { state, outcome } = request
  if (outcome) return { state: outcome === 'started' ? 'ok' : 'expired', text: requestOutcomes[outcome] }
  if (state === 'cancelled') return { state: 'expired', text: 'Annulée' }
  return state === 'declined'
    ? expected.declined(request)
    : { ...expected.expired(request), text: 'Restée sans réponse' }
}

/** Where a demande stands, in words: what is expected of its adviser first. */
export function toldOf(request: Followed): Told {
  if (request.attention) return expected[request.attention](request)
  if (request.outcome) return endedText(request)
  const open = request.state === 'sent' || request.state === 'seen' || request.state === 'accepted'
  return open ? waitingText(request) : endedText(request)
}

/** The address of each list. */
export const shelfPath = (shelf: RequestShelf) =>
  shelf === 'attention' ? '/mes-demandes' : `/mes-demandes?liste=${shelf === 'waiting' ? 'en-cours' : 'terminees'}`

export const shelfOf = (liste: string | undefined): RequestShelf =>
  liste === 'en-cours' ? 'waiting' : liste === 'terminees' ? 'closed' : 'attention'
