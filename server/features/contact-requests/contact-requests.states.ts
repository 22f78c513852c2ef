import { type RequestState, requestStates } from '../../contract/vocabulary.requests.ts'
import { Problem } from '../../platform/errors.ts'

/** Everything that may happen to a demande, in words for its history. */
export const requestActions = {
  send: 'Envoyée',
  see: 'Lue',
  remind: 'Relancée',
  fail: 'Pas remise',
  close: 'Fermeture temporaire',
  ask: 'Question posée',
  reply: 'Réponse à la question',
  pass_on: 'Transmise à un collègue',
  succeed: 'Adressée à un autre destinataire',
  assign: 'Prise en charge',
  accept: 'Acceptée',
  reschedule: 'Rendez-vous changé',
  decline: 'Refusée',
  expire: 'Restée sans réponse',
  cancel: 'Annulée',
  conclude: 'Issue notée',
} as const
export type RequestAction = keyof typeof requestActions

/**
 * Who acts: the adviser who wrote it; whoever it is addressed to (by the mailed link, as a member of the structure, or
 * as a référent of the sector); the clock.
 */
export type RequestActor = 'adviser' | 'recipient' | 'clock'

/** Where a demande stands: what more than its state decides what may be done. */
export interface RequestStanding {
  readonly state: RequestState
  /** A question waits for the adviser. */
  readonly asked: boolean
  /** What came of it is written. */
  readonly concluded: boolean
}

interface Rule {
  readonly by: readonly RequestActor[]
  readonly from: readonly RequestState[]
  /** The state it leads to; the same one unless told. */
  readonly to?: RequestState
  readonly when?: (standing: RequestStanding) => boolean
}

const waiting: readonly RequestState[] = ['sent', 'seen']
const recipient: readonly RequestActor[] = ['recipient']
const clock: readonly RequestActor[] = ['clock']
const open = ({ concluded }: RequestStanding) => !concluded

const rules: Readonly<Record<Exclude<RequestAction, 'send'>, Rule>> = {
  see: { by: recipient, from: ['sent'], to: 'seen' },
  remind: { by: clock, from: waiting },
  // Nobody is left to mail it to, or no mail leaves: the adviser is told to call.
  fail: { by: clock, from: waiting },
  // Whoever has it is away for some time: the adviser is told.
  close: { by: clock, from: waiting },
  ask: { by: recipient, from: waiting, to: 'seen' },
  reply: { by: ['adviser'], from: ['seen'], when: ({ asked }) => asked },
  pass_on: { by: recipient, from: waiting, to: 'sent' },
  succeed: { by: ['clock', 'adviser'], from: waiting, to: 'sent' },
  assign: { by: recipient, from: ['sent', 'seen', 'accepted'], when: open },
  accept: { by: recipient, from: waiting, to: 'accepted' },
  reschedule: { by: recipient, from: ['accepted'], when: open },
  decline: { by: recipient, from: waiting, to: 'declined' },
  expire: { by: clock, from: waiting, to: 'expired' },
  // The clock cancels what lost its purpose: the listing was withdrawn, nobody is left to answer.
  cancel: { by: ['adviser', 'clock'], from: ['sent', 'seen', 'accepted'], to: 'cancelled', when: open },
  // Whoever knows first says it; said by mistake, it is said again.
  conclude: { by: ['adviser', 'recipient'], from: ['accepted'] },
}

/** Where an action leads; null when it is not for this actor, or not from here. */
export function stateAfter(
  standing: RequestStanding,
  action: Exclude<RequestAction, 'send'>,
  actor: RequestActor,
): RequestState | null {
  const { by, from, to, when } = rules[action]
  const allowed = by.includes(actor) && from.includes(standing.state) && (when?.(standing) ?? true)
  return allowed ? (to ?? standing.state) : null
}

/** What somebody may do from here, for the page to offer. */
export const requestActionsFrom = (standing: RequestStanding, actor: RequestActor) =>
  (Object.keys(rules) as Exclude<RequestAction, 'send'>[]).filter((action) => stateAfter(standing, action, actor))

/** Throws 409 `not-in-this-state`: the page was open while the demande moved, or two people act at once. */
export function checkRequestAction(
  standing: RequestStanding,
  action: Exclude<RequestAction, 'send'>,
  actor: RequestActor,
): RequestState {
  const next = stateAfter(standing, action, actor)
  if (next) return next
  const where = requestStates[standing.state].toLowerCase()
  const sentence = `Cette demande est ${where} : ce n’est plus possible. Rechargez la page pour voir où elle en est.`
  throw new Problem(409, 'not-in-this-state', sentence)
}
