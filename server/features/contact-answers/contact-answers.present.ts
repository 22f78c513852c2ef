import type { ReceivedRequest } from '../../contract/contact-answers.ts'
import { requestKinds } from '../../contract/vocabulary.requests.ts'
import type { RequestRow } from '../contact-requests/contact-requests.queries.ts'
import { showTitle } from '../listings/listings.title.ts'

const titleOf = ({ kind, listing_nom }: RequestRow) =>
  kind === 'direct' ? (listing_nom ? showTitle(listing_nom) : 'Fiche retirée') : requestKinds[kind]

const isWaiting = ({ state }: RequestRow) => state === 'sent' || state === 'seen'

/** A demande in the list of those who may answer it: not a word of what it says. */
export const presentReceived = (row: RequestRow): ReceivedRequest => ({
  ...{ id: row.id, kind: row.kind, state: row.state, version: row.version, title: titleOf(row) },
  commune: row.town,
  adviser: row.adviser_name ? { name: row.adviser_name, organisation: row.adviser_organisation } : null,
  recipient: row.recipient_name,
  assignedTo: row.assigned_to && row.taker_name ? { id: row.assigned_to, name: row.taker_name } : null,
  sentAt: row.sent_at.toISOString(),
  waited: isWaiting(row) ? 0 : null,
  asked: row.asked_at !== null,
  appointmentAt: row.appointment_at?.toISOString() ?? null,
  outcome: row.outcome,
  closedAt: row.closed_at?.toISOString() ?? null,
})
