import { expect, it } from 'vitest'
import type { Invitation, InvitationOutcome } from '../../server/contract/invitations.ts'
import { cancelled, leftOver, outcomesInShort, withChange } from '../../web/features/invitations/invitations.lines.ts'
import { blankOffer, blanksOf, bodyOf } from '../../web/features/invitations/invitations.offer.ts'

const outcome = (outcome: InvitationOutcome['outcome'], line: string = outcome): InvitationOutcome => ({
  ...{ line, outcome, text: '' },
  email: outcome === 'unreadable' ? null : line,
})
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

it('leaves in the box only the lines to correct', () => {
  expect(
    leftOver([outcome('invited'), outcome('unreadable', 'Lou'), outcome('has-account'), outcome('repeated')]),
  ).toBe('Lou')
})

it('sums up what was sent in a few words', () => {
  const sum = (...outcomes: InvitationOutcome[]) => plain(outcomesInShort(outcomes))
  expect(sum(outcome('invited'))).toBe('1 invitation envoyée')
  expect(sum(outcome('invited'), outcome('resent'), outcome('unreadable'))).toBe(
    '2 invitations envoyées, 1 ligne à corriger',
  )
  expect(sum(outcome('unreadable'), outcome('unreadable'))).toBe('2 lignes à corriger')
  expect(sum(outcome('has-account'))).toBe('0 invitation envoyée')
})

it('counts those that wait as they change', () => {
  const invitation: Invitation = {
    ...{ id: 'a', email: 'a@test.levier.example', name: null, organisation: null, role: 'adviser', structure: null },
    ...{ sector: null, departements: ['40'], state: 'sent', invitedBy: null, acceptedAt: null },
    ...{ sentAt: '2026-11-22T09:00:00.000Z', expiresAt: '2026-12-22T09:00:00.000Z' },
    can: { resend: true, cancel: true },
  }
  const none = withChange({ invitations: [invitation], waiting: 1 }, cancelled(invitation))
  expect(none).toMatchObject({ waiting: 0, invitations: [{ state: 'cancelled', can: { resend: false } }] })
  expect(withChange(none, invitation).waiting).toBe(1)
})

it('sends what a role has a use for', () => {
  const offer = { ...blankOffer(null), departements: ['40'], organisation: ' CMS ', everywhere: true }
  const structure = { id: 's', name: 'Garage' }
  expect(bodyOf('x', { ...offer, role: 'adviser' }, 'admin')).toEqual({
    ...{ people: 'x', role: 'adviser', departements: ['40'], organisation: 'CMS' },
  })
  expect(bodyOf('x', { ...offer, role: 'admin' }, 'admin')).toMatchObject({ departements: null })
  expect(bodyOf('x', { ...offer, departements: [], role: 'partner', structure }, 'admin')).toEqual({
    ...{ people: 'x', role: 'partner', structureId: 's' },
  })
  expect(bodyOf('x', offer, 'partner')).toEqual({ people: 'x', role: 'partner' })
})

it('names everything left blank at once, and nothing to a partner but whom to invite', () => {
  const blank = blankOffer(null)
  expect(Object.keys(blanksOf(' ', blank, 'admin'))).toEqual(['people', 'role', 'departements'])
  expect(blanksOf('x', { ...blank, role: 'partner' }, 'admin')).toEqual({ structureId: 'Choisissez la structure.' })
  expect(blanksOf('x', { ...blank, role: 'admin', everywhere: true }, 'admin')).toEqual({})
  expect(blanksOf('x', blank, 'partner')).toEqual({})
})
