import type { ContactRequest } from '../../contract/contact-requests.ts'
import {
  type DeclineReason,
  declineReasons,
  type NotStartedReason,
  notStartedReasons,
  type RequestOutcome,
  requestOutcomes,
} from '../../contract/vocabulary.requests.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { showTitle } from '../listings/listings.title.ts'
import { attentionOf } from './contact-requests.attention.ts'
import { deliveryOf } from './contact-requests.delivery.ts'
import { standingOf } from './contact-requests.moves.ts'
import type { RequestRow, StepRow } from './contact-requests.queries.ts'
import { type RequestAction, type RequestActor, requestActions, requestActionsFrom } from './contact-requests.states.ts'

interface Shown {
  readonly steps: readonly StepRow[]
  /** Who reads it. */
  readonly as: RequestActor
  /** Of the listing or the sector, as it is kept. */
  readonly phone: string | null
  /** Who could have it instead, for its adviser. */
  readonly next?: ContactRequest['next']
  readonly now: Date
}

const iso = (at: Date | null) => at?.toISOString() ?? null

/** A demande for one of its parties: field by field, nothing but what both may know. */
export function presentContactRequest(row: RequestRow, { steps, as, phone, next = null, now }: Shown): ContactRequest {
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, version: row.version },
    ...aboutOf(row),
    ...{ freins: row.freins, reference: row.reference, message: row.message, answerWay: row.answer_way },
    adviser:
      row.adviser_name && row.adviser_email
        ? {
            ...{ name: row.adviser_name, organisation: row.adviser_organisation, email: row.adviser_email },
            phone: phoneOf(row.adviser_phone),
          }
        : null,
    recipient: { kind: row.recipient_kind, name: row.recipient_name, role: row.recipient_role },
    next,
    delivery: deliveryOf(row, now),
    phone: phoneOf(phone),
    assignedTo: row.assigned_to && row.taker_name ? { id: row.assigned_to, name: row.taker_name } : null,
    ...{ sentAt: row.sent_at.toISOString(), seenAt: iso(row.seen_at), answeredAt: iso(row.answered_at) },
    ...{ closedAt: iso(row.closed_at), asked: row.asked_at !== null },
    appointment: row.appointment_at && { at: row.appointment_at.toISOString(), place: row.appointment_place },
    ...{ declineReason: row.decline_reason, outcome: row.outcome, outcomeReason: row.outcome_reason },
    outcomeAt: iso(row.outcome_at),
    steps: steps.map(presentStep),
    attention: as === 'adviser' ? attentionOf(row, now) : null,
    // Nobody is asked to send it to somebody else when there is nobody else.
    can: requestActionsFrom(standingOf(row), as).filter((action) => action !== 'succeed' || next),
  }
}

function aboutOf({ listing_id, listing_nom, listing_state, structure_id, structure_nom, ...row }: RequestRow) {
  const named = <N extends string | null>(id: string | null, name: N) => (id && name ? { id, name } : null)
  return {
    listing:
      listing_id && listing_nom && listing_state
        ? { id: listing_id, title: showTitle(listing_nom), state: listing_state }
        : null,
    structure: named(structure_id, structure_nom),
    sector: named(row.sector_id, row.sector_name),
    commune: row.commune && row.town ? { code: row.commune, name: row.town } : null,
  }
}

const presentStep = (step: StepRow) => ({
  at: step.at.toISOString(),
  who: whoDid(step),
  what: whatWasDone(step),
  action: step.action,
  text: step.text,
})

const whoDid = ({ actor, who }: StepRow) =>
  actor === 'clock' ? 'Levier' : (who ?? (actor === 'recipient' ? 'par le lien du mail' : 'compte supprimé'))

/** What of a step is not what was written: «Refusée, plus de place en ce moment». */
function whatWasDone({ action, detail }: StepRow): string {
  const { reason, next, outcome, first, given } = detail as Readonly<Record<string, string | undefined>>
  const name = renamed({ first, given }) ?? requestActions[action as RequestAction] ?? action
  const more = [
    outcome && requestOutcomes[outcome as RequestOutcome],
    reason && (declineReasons[reason as DeclineReason] ?? notStartedReasons[reason as NotStartedReason]),
    next === 'call' && 'appelle pour en parler',
  ]
  return [name, ...more.filter(Boolean).map((text) => lower(String(text)))].join(', ')
}
/** What the same action is called when it is the first of its kind, or for somebody else. */
function renamed({ first, given }: { first?: unknown; given?: unknown }): string | null {
  if (first) return 'Rendez-vous proposé'
  return given ? 'Confiée à un collègue' : null
}
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
