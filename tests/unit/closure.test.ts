import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announcedDays, closedText, closureOf, isClosed } from '../../server/features/listings/listings.closure.ts'

const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')
const told = (from: string | null, until: string | null, today: string) => {
  const days = { closed_from: from, closed_until: until }
  const closure = closureOf({ ...days, closed_message: 'Fêtes' }, today)
  return { row: plain(closedText(days, today)), note: plain(closure?.text), now: closure?.now }
}

describe('a temporary closure', () => {
  test.each([
    ['2026-12-08', { row: undefined, note: undefined, now: undefined }],
    ['2026-12-09', { row: undefined, note: 'Fermé du 23 déc. au 3 janv.', now: false }],
    ['2026-12-22', { row: undefined, note: 'Fermé du 23 déc. au 3 janv.', now: false }],
    ['2026-12-23', { row: 'Fermé jusqu’au 3 janv.', note: 'Fermé du 23 déc. au 3 janv.', now: true }],
    ['2027-01-02', { row: 'Fermé jusqu’au 3 janv.', note: 'Fermé du 23 déc. au 3 janv.', now: true }],
    ['2027-01-03', { row: 'Fermé aujourd’hui', note: 'Fermé du 23 déc. au 3 janv.', now: true }],
    ['2027-01-04', { row: undefined, note: undefined, now: undefined }],
  ])('appears and disappears by itself: on %s', (today, expected) => {
    expect(told('2026-12-23', '2027-01-03', today)).toEqual(expected)
  })

  test('is told without a first or a last day, for one day, and far away', () => {
    const today = '2026-11-27'
    expect(told('2026-12-01', '2026-12-01', today).note).toBe('Fermé le 1er déc.')
    expect(told(null, '2026-12-01', today)).toEqual({
      row: 'Fermé jusqu’au 1er déc.',
      note: 'Fermé jusqu’au 1er déc.',
      now: true,
    })
    expect(told('2026-11-02', null, today)).toEqual({
      row: 'Fermé temporairement',
      note: 'Fermé depuis le 2 nov.',
      now: true,
    })
    expect(told('2026-12-02', null, today).note).toBe('Fermé à partir du 2 déc.')
    expect(told('2026-11-02', '2027-09-01', today).row).toBe('Fermé jusqu’au 1er sept. 2027')
  })

  test('is none without days, or with days in the wrong order', () => {
    expect(told(null, null, '2026-11-27')).toEqual({ row: undefined, note: undefined, now: undefined })
    for (const today of ['2026-11-27', '2026-12-01', '2026-12-05', '2026-12-09'])
      expect(told('2026-12-09', '2026-12-01', today)).toEqual({ row: undefined, note: undefined, now: undefined })
  })

  test('is announced so many days before, and closed every day of it', () => {
    const day = fc.integer({ min: 18_000, max: 24_000 })
    const dayOf = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), fc.integer({ min: -30, max: 90 }), (from, length, at) => {
        const days = { closed_from: dayOf(from), closed_until: dayOf(from + length), closed_message: null }
        const today = dayOf(from + at)
        expect(isClosed(days, today)).toBe(at >= 0 && at <= length)
        expect(closureOf(days, today) !== null).toBe(at >= -announcedDays && at <= length)
        expect(closedText(days, today) !== null).toBe(isClosed(days, today))
      }),
    )
  })
})
