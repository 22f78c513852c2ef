import { describe, expect, test } from 'vitest'
import {
  checkPeople,
  linkRefusal,
  outcomeFor,
  reminderDue,
} from '../../server/features/invitations/invitations.rules.ts'

const day = (n: number, hours = 0) => new Date(Date.UTC(2026, 10, 1 + n, 9 + hours))
const sent = { sent_at: day(0), expires_at: day(30), reminded_at: null }

describe('an invitation without an answer', () => {
  test('is reminded of after a week, and three days before its end', () => {
    expect(reminderDue(sent, day(6))).toBe(false)
    expect(reminderDue(sent, day(7))).toBe(true)
    const once = { ...sent, reminded_at: day(7) }
    expect(reminderDue(once, day(8))).toBe(false)
    expect(reminderDue(once, day(26))).toBe(false)
    expect(reminderDue(once, day(27))).toBe(true)
    expect(reminderDue({ ...sent, reminded_at: day(27) }, day(28))).toBe(false)
  })

  test('is reminded of once when both were missed, and not after its end', () => {
    expect(reminderDue(sent, day(29))).toBe(true)
    expect(reminderDue({ ...sent, reminded_at: day(29) }, day(29, 1))).toBe(false)
    expect(reminderDue(sent, day(30))).toBe(false)
  })
})

describe('a person of the list', () => {
  const nobody = { account: undefined, invitation: undefined }
  const email = 'a@b.fr'

  test('is invited when nothing is known of the address', () => {
    expect(outcomeFor(email, nobody, false).outcome).toBe('invited')
  })

  test('is told apart by what the address has already', () => {
    const open = { id: '1', closed: false, seen: true }
    expect(outcomeFor(email, { ...nobody, account: open }, false).text).toBe('A déjà un compte.')
    expect(outcomeFor(email, { ...nobody, account: { ...open, closed: true } }, false).text).toContain('fermé')
    for (const closed of [false, true])
      expect(outcomeFor(email, { ...nobody, account: { id: '1', closed, seen: false } }, false).text).toBe(
        'A déjà un compte, que d’autres administrent.',
      )
    const own = { role: 'partner', whole: true } as const
    expect(outcomeFor(email, { ...nobody, invitation: own }, false)).toEqual({
      outcome: 'resent',
      text: 'Déjà invitée comme partenaire : la même invitation est renvoyée.',
    })
    expect(outcomeFor(email, { ...nobody, invitation: { ...own, whole: false } }, false).outcome).toBe('has-account')
  })

  test('is taken once', () => {
    expect(outcomeFor(email, nobody, true).outcome).toBe('repeated')
    expect(outcomeFor(null, nobody, false).outcome).toBe('unreadable')
  })
})

test('a list has two hundred people at most, those written twice counted once', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ line: '', email: `p${i}@b.fr`, name: null }))
  const unread = { line: '?', email: null, name: null }
  expect(checkPeople([...people(200), ...people(200), unread])).toBeUndefined()
  expect(() => checkPeople(people(201))).toThrow('200 personnes')
})

describe('a link', () => {
  const codeOf = (...args: Parameters<typeof linkRefusal>) => linkRefusal(...args)?.code ?? null

  test.each([
    ['sent', null],
    ['accepted', 'invitation-used'],
    ['cancelled', 'invitation-cancelled'],
    ['expired', 'invitation-expired'],
  ] as const)('of an invitation that is %s: %s', (state, code) => {
    expect(codeOf({ state, expires_at: day(30) }, day(1))).toBe(code)
  })

  test('does not wait for the night to expire, and is not known once replaced', () => {
    expect(codeOf({ state: 'sent', expires_at: day(30) }, day(30))).toBe('invitation-expired')
    expect(codeOf(undefined, day(1))).toBe('invitation-unknown')
  })
})
