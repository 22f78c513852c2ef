import type { ReceivedRequest } from '../../contract/contact-answers.ts'
import { type RequestRow, requestTitle } from '../contact-requests/contact-requests.queries.ts'
import { dayOfInstant, workingDaysBetween } from '../contact-requests/contact-requests.working-days.ts'

const isWaiting = ({ state }: RequestRow) => state === 'sent' || state === 'seen'

/** A demande in the list of those who may answer it: not a word of what it says. */
export const presentReceived = (row: RequestRow, today: string): ReceivedRequest => ({
  ...{ id: row.id, kind: row.kind, state: row.state, version: row.version, title: requestTitle(row) },
  commune: row.town,
  adviser: row.adviser_name ? { name: row.adviser_name, organisation: row.adviser_organisation } : null,
  recipient: row.recipient_name,
  assignedTo: row.assigned_to && row.taker_name ? { id: row.assigned_to, name: row.taker_name } : null,
  sentAt: row.sent_at.toISOString(),
  waited: isWaiting(row) ? workingDaysBetween(dayOfInstant(row.sent_at), today, row.departements[0]) : null,
  asked: row.asked_at !== null,
  appointmentAt: row.appointment_at?.toISOString() ?? null,
  outcome: row.outcome,
  closedAt: row.closed_at?.toISOString() ?? null,
})
