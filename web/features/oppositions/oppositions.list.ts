import type { OppositionRequest } from '../../../server/contract/oppositions.ts'

export type Requests = readonly OppositionRequest[]

export const waitingOf = (requests: Requests) => requests.filter(({ state }) => state === 'pending')
export const decidedOf = (requests: Requests) => requests.filter(({ state }) => state !== 'pending')

/** A decision just taken comes first among the decided ones. */
export const withDecision = (requests: Requests, decided: OppositionRequest): Requests => {
  const others = requests.filter(({ id }) => id !== decided.id)
  return [...waitingOf(others), decided, ...decidedOf(others)]
}

/** One month to answer, from the day the person proved the address: RGPD, article 12.3. */
export function dueOn({ confirmedAt }: OppositionRequest): string {
  const day = new Date(confirmedAt)
  const due = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()))
  // The 31st of January has no 31st of February: its month ends on the last day.
  if (due.getUTCDate() !== day.getUTCDate()) due.setUTCDate(0)
  return due.toISOString().slice(0, 10)
}
