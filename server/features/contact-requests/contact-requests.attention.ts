import type { Attention, RequestShelf } from '../../contract/vocabulary.requests.ts'
import { deliveryOf } from './contact-requests.delivery.ts'
import type { RequestRow } from './contact-requests.queries.ts'

const dayMs = 86_400_000
/** After an appointment, and after an acceptance without one, what came of it is asked for. */
const afterAppointmentMs = dayMs
const afterAcceptanceMs = 21 * dayMs

type Followed = Parameters<typeof deliveryOf>[0] &
  Pick<
    RequestRow,
    'state' | 'asked_at' | 'outcome' | 'appointment_at' | 'answered_at' | 'acknowledged_at' | 'told_at' | 'seen_at'
  >

const unread = ({ told_at, acknowledged_at }: Followed) =>
  told_at !== null && (acknowledged_at === null || acknowledged_at < told_at)

function outcomeIsDue({ appointment_at, answered_at }: Followed, now: Date) {
  const [from, after] = appointment_at ? [appointment_at, afterAppointmentMs] : [answered_at, afterAcceptanceMs]
  return from !== null && now.getTime() - from.getTime() > after
}

/** What is expected of the adviser who wrote it; null when there is only to wait, or nothing any more. */
export function attentionOf(row: Followed, now: Date): Attention | null {
  const { state } = row
  if (state === 'sent' || state === 'seen') {
    if (row.asked_at) return 'question'
    return deliveryOf(row, now) === 'undelivered' ? 'undelivered' : null
  }
  if (row.outcome) return null
  if (unread(row)) return state
  return state === 'accepted' && outcomeIsDue(row, now) ? 'outcome' : null
}

export function shelfOf(row: Followed, now: Date): RequestShelf {
  if (attentionOf(row, now)) return 'attention'
  if (row.state === 'sent' || row.state === 'seen') return 'waiting'
  return row.state === 'accepted' && !row.outcome ? 'waiting' : 'closed'
}

/** When what is told of it happened. */
export const lastAt = ({ told_at, asked_at, seen_at, sent_at }: Followed): Date =>
  told_at ?? asked_at ?? seen_at ?? sent_at

const urgency: readonly Attention[] = [
  'question',
  'undelivered',
  'accepted',
  'expired',
  'declined',
  'cancelled',
  'outcome',
]

/** What is most urgent first, and of the same kind what waits for longest; elsewhere the latest first. */
export function inOrder<R extends Followed>(rows: readonly R[], shelf: RequestShelf, now: Date): R[] {
  const late = (a: R, b: R) => lastAt(b).getTime() - lastAt(a).getTime()
  if (shelf !== 'attention') return rows.toSorted(late)
  const rank = (row: R) => urgency.indexOf(attentionOf(row, now)!)
  return rows.toSorted((a, b) => rank(a) - rank(b) || late(b, a))
}
