import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { nextWaiting } from '../../ui/next-waiting.ts'

export interface RequestList {
  readonly state: 'pending' | 'decided'
  readonly requests: readonly AccessRequest[]
  /** How many wait, whatever the list shows. */
  readonly pending: number
}

const waits = ({ state }: AccessRequest) => state === 'pending'

/** The row of a request that has just been decided stays where it is, with its outcome. */
export const withDecision = (list: RequestList, decided: AccessRequest): RequestList => ({
  ...list,
  requests: list.requests.map((request) => (request.id === decided.id ? decided : request)),
  pending: list.pending - (list.requests.some((request) => request.id === decided.id && waits(request)) ? 1 : 0),
})

/**
 * What became of the rows on screen when somebody else decides at the same time: each in its place, with what is now
 * known of it, then those that came meanwhile.
 */
export function caughtUp(list: RequestList, pending: RequestList, decided: readonly AccessRequest[]): RequestList {
  const now = new Map([...decided, ...pending.requests].map((request) => [request.id, request]))
  const shown = list.requests.map((request) => now.get(request.id) ?? request)
  const fresh = pending.requests.filter(({ id }) => !list.requests.some((request) => request.id === id))
  return { ...list, requests: [...shown, ...fresh], pending: pending.pending }
}

export const nextToDecide = ({ requests }: RequestList, after: string) => nextWaiting(requests, after)

const day = 86_400_000

/** Whole days it has been waiting. */
export const daysWaiting = ({ confirmedAt }: AccessRequest, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(confirmedAt)) / day))
