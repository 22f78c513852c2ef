import type { OppositionRequest } from '../../contract/oppositions.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import type { RequestRow } from './oppositions.requests.ts'

export const presentRequest = (row: RequestRow): OppositionRequest => ({
  id: row.id,
  email: row.email,
  telephone: phoneOf(row.telephone)?.text ?? null,
  message: row.message,
  // Only confirmed requests are ever shown.
  state: row.state as OppositionRequest['state'],
  confirmedAt: row.confirmed_at!.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
})
