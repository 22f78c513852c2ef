import { expect, it } from 'vitest'
import type { AccessRequest } from '../../server/contract/access-requests.ts'
import {
  caughtUp,
  daysWaiting,
  nextToDecide,
  type RequestList,
  withDecision,
} from '../../web/features/access-requests/requests.list.ts'

const request = (id: string, state: AccessRequest['state'] = 'pending'): AccessRequest => ({
  ...{ id, email: `${id}@test.levier.example`, name: id, organisation: 'CCAS', role: 'adviser', departements: [] },
  ...{ message: null, state, provider: null, confirmedAt: '2026-11-22T09:00:00.000Z' },
  ...{ expiresAt: '2026-12-22T09:00:00.000Z', decidedAt: null, decidedBy: null, reason: null },
  can: { decide: state === 'pending' },
})
const list = (...requests: AccessRequest[]): RequestList => ({
  state: 'pending',
  requests,
  pending: requests.filter(({ state }) => state === 'pending').length,
})
const states = ({ requests }: RequestList) => requests.map(({ id, state }) => `${id} ${state}`)

it('leaves a decided request in its place, and counts it out once', () => {
  const once = withDecision(list(request('a'), request('b')), request('a', 'approved'))
  expect(states(once)).toEqual(['a approved', 'b pending'])
  expect(once.pending).toBe(1)
  expect(withDecision(once, request('a', 'approved')).pending).toBe(1)
})

it('goes on with the next request down, then with those above', () => {
  const three = list(request('a'), request('b', 'refused'), request('c'))
  expect(nextToDecide(three, 'a')).toBe('c')
  expect(nextToDecide(three, 'c')).toBe('a')
  expect(nextToDecide(list(request('a', 'approved')), 'a')).toBeNull()
})

it('catches up with what somebody else decided, each row in its place, what is new at the end', () => {
  const shown = list(request('a', 'refused'), request('b'), request('c'))
  const after = caughtUp(shown, list(request('c'), request('d')), [request('b', 'approved'), request('z', 'refused')])
  expect(states(after)).toEqual(['a refused', 'b approved', 'c pending', 'd pending'])
  expect(after.pending).toBe(2)
})

it('counts whole days, and none for a clock that is behind', () => {
  const at = (iso: string) => daysWaiting(request('a'), Date.parse(iso))
  expect(at('2026-11-23T08:59:00.000Z')).toBe(0)
  expect(at('2026-11-25T09:00:00.000Z')).toBe(3)
  expect(at('2026-11-22T08:00:00.000Z')).toBe(0)
})
