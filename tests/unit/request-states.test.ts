import { describe, expect, test } from 'vitest'
import { type RequestState, requestStates } from '../../server/contract/vocabulary.requests.ts'
import {
  checkRequestAction,
  type RequestAction,
  type RequestActor,
  type RequestStanding,
  requestActions,
  requestActionsFrom,
  stateAfter,
} from '../../server/features/contact-requests/contact-requests.states.ts'

type Step = Exclude<RequestAction, 'send'>
const steps = Object.keys(requestActions).filter((action) => action !== 'send') as Step[]
const actors: RequestActor[] = ['adviser', 'recipient', 'clock']

/** Where a demande can really stand: a question waits while it is read, an outcome comes after it was accepted. */
const standings: RequestStanding[] = [
  ...(Object.keys(requestStates) as RequestState[]).map((state) => ({ state, asked: false, concluded: false })),
  { state: 'seen', asked: true, concluded: false },
  { state: 'accepted', asked: false, concluded: true },
]
const named = ({ state, asked, concluded }: RequestStanding) =>
  `${state}${asked ? '+asked' : ''}${concluded ? '+concluded' : ''}`

/** Every state × action × actor that is allowed, with where it leads; the rest is refused. */
const allowed: Record<RequestActor, Record<string, RequestState>> = {
  adviser: {
    'sent succeed': 'sent',
    'sent cancel': 'cancelled',
    'seen succeed': 'sent',
    'seen cancel': 'cancelled',
    'seen+asked reply': 'seen',
    'seen+asked succeed': 'sent',
    'seen+asked cancel': 'cancelled',
    'accepted cancel': 'cancelled',
    'accepted conclude': 'accepted',
    'accepted+concluded conclude': 'accepted',
  },
  recipient: {
    'sent see': 'seen',
    'sent ask': 'seen',
    'sent pass_on': 'sent',
    'sent assign': 'sent',
    'sent accept': 'accepted',
    'sent decline': 'declined',
    'seen ask': 'seen',
    'seen pass_on': 'sent',
    'seen assign': 'seen',
    'seen accept': 'accepted',
    'seen decline': 'declined',
    'seen+asked ask': 'seen',
    'seen+asked pass_on': 'sent',
    'seen+asked assign': 'seen',
    'seen+asked accept': 'accepted',
    'seen+asked decline': 'declined',
    'accepted assign': 'accepted',
    'accepted reschedule': 'accepted',
    'accepted conclude': 'accepted',
    'accepted+concluded conclude': 'accepted',
  },
  clock: {
    'sent remind': 'sent',
    'sent fail': 'sent',
    'sent close': 'sent',
    'sent succeed': 'sent',
    'sent expire': 'expired',
    'sent cancel': 'cancelled',
    'seen remind': 'seen',
    'seen fail': 'seen',
    'seen close': 'seen',
    'seen succeed': 'sent',
    'seen expire': 'expired',
    'seen cancel': 'cancelled',
    'seen+asked remind': 'seen',
    'seen+asked fail': 'seen',
    'seen+asked close': 'seen',
    'seen+asked succeed': 'sent',
    'seen+asked expire': 'expired',
    'seen+asked cancel': 'cancelled',
    'accepted cancel': 'cancelled',
  },
}

describe.each(actors)('what the %s may do', (actor) => {
  test.each(standings.flatMap((standing) => steps.map((action) => ({ standing, action, at: named(standing) }))))(
    'from $at: $action',
    ({ standing, action, at }) => {
      const expected = allowed[actor][`${at} ${action}`] ?? null
      expect(stateAfter(standing, action, actor)).toBe(expected)
      expect(requestActionsFrom(standing, actor).includes(action)).toBe(expected !== null)
      const check = () => checkRequestAction(standing, action, actor)
      if (expected) expect(check()).toBe(expected)
      else expect(check).toThrow('Rechargez la page')
    },
  )
})

test('nothing leads out of an end', () => {
  for (const state of ['declined', 'expired', 'cancelled'] as const)
    for (const actor of actors)
      expect(requestActionsFrom({ state, asked: false, concluded: false }, actor), state).toEqual([])
})
