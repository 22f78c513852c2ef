import { describe, expect, test } from 'vitest'
import {
  actionsFrom,
  checkAction,
  type ListingAction,
  type ListingActor,
  listingActions,
  type OpenState,
  type Standing,
  standingAfter,
} from '../../server/features/listings/listings.states.ts'
import type { ListingState } from '../../server/platform/schema.ts'

const actions = Object.keys(listingActions) as ListingAction[]
const actors: ListingActor[] = ['partner', 'admin']
const opens: (OpenState | null)[] = [null, 'draft', 'pending', 'changes_requested']
const at = (listing: ListingState, open: OpenState | null): Standing => ({ listing, open })

/** Where a listing can really stand: until it has been published once, its state is that of its revision. */
const standings: Standing[] = [
  ...(['draft', 'pending', 'changes_requested'] as const).map((state) => at(state, state)),
  at('rejected', null),
  ...opens.flatMap((open) => [at('published', open), at('archived', open)]),
]
const named = ({ listing, open }: Standing) => (open === null || open === listing ? listing : `${listing}+${open}`)

/** Every state × action × role that is allowed, with where it leads; the rest is refused. */
const partner: Record<string, string> = {
  'draft save': 'draft',
  'draft send': 'pending',
  'draft discard': 'archived',
  'pending withdraw': 'draft',
  'changes_requested save': 'changes_requested',
  'changes_requested send': 'pending',
  'changes_requested discard': 'archived',
  'rejected save': 'draft',
  'published save': 'published+draft',
  'published archive': 'archived',
  'archived reopen': 'archived+draft',
  'published+draft save': 'published+draft',
  'published+draft send': 'published+pending',
  'published+draft discard': 'published',
  'published+draft correct': 'published',
  'published+draft archive': 'archived+draft',
  'archived+draft save': 'archived+draft',
  'archived+draft send': 'archived+pending',
  'archived+draft discard': 'archived',
  'published+pending withdraw': 'published+draft',
  'published+pending archive': 'archived+draft',
  'archived+pending withdraw': 'archived+draft',
  'published+changes_requested save': 'published+changes_requested',
  'published+changes_requested send': 'published+pending',
  'published+changes_requested discard': 'published',
  'published+changes_requested archive': 'archived+changes_requested',
  'archived+changes_requested save': 'archived+changes_requested',
  'archived+changes_requested send': 'archived+pending',
  'archived+changes_requested discard': 'archived',
}
const { 'published+draft correct': _, ...shared } = partner
const admin: Record<string, string> = {
  ...shared,
  'pending save': 'pending',
  'pending publish': 'published',
  'pending ask_changes': 'changes_requested',
  'pending reject': 'rejected',
  'published+pending save': 'published+pending',
  'published+pending publish': 'published',
  'published+pending ask_changes': 'published+changes_requested',
  'published+pending reject': 'published',
  'archived+pending save': 'archived+pending',
  'archived+pending publish': 'published',
  'archived+pending ask_changes': 'archived+changes_requested',
  'archived+pending reject': 'archived',
  ...Object.fromEntries(
    opens.flatMap((open) => {
      const to = named(at('published', open))
      return [
        [`${named(at('published', open))} restore`, to],
        [`${named(at('archived', open))} restore`, to],
      ]
    }),
  ),
}
const expected: Record<ListingActor, Record<string, string>> = { partner, admin }

describe.each(actors)('a listing in the hands of a %s', (actor) => {
  test.each(standings)('standing at %o goes where the table says, and nowhere else', (standing) => {
    for (const action of actions) {
      const next = standingAfter(standing, action, actor)
      const key = `${named(standing)} ${action}`
      expect(next && named(next), `${actor}: ${key}`).toBe(expected[actor][key] ?? null)
    }
  })

  test.each(standings)('standing at %o offers exactly what it allows', (standing) => {
    const offered = actionsFrom(standing, actor).map((action) => `${named(standing)} ${action}`)
    expect(offered.sort()).toEqual(
      Object.keys(expected[actor])
        .filter((key) => key.split(' ')[0] === named(standing))
        .sort(),
    )
  })
})

test('every step leads to a standing that can be', () => {
  const known = new Set(standings.map(named))
  for (const actor of actors) for (const to of Object.values(expected[actor])) expect(known).toContain(to)
})

test('what is not possible is refused with where the listing stands', () => {
  expect(() => checkAction(at('pending', 'pending'), 'save', 'partner')).toThrow('envoyée à relire')
  expect(() => checkAction(at('published', null), 'publish', 'admin')).toThrow('Cette fiche est publiée.')
})
