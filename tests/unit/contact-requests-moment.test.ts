import { expect, test } from 'vitest'
import { momentInFrance, momentInWords } from '../../server/features/contact-requests/contact-requests.moment.ts'

test.each([
  ['winter', '2026-12-03', '14:30', '2026-12-03T13:30:00.000Z'],
  ['summer', '2027-07-01', '09:00', '2027-07-01T07:00:00.000Z'],
  ['the night clocks go back, the first time', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['midnight', '2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
])('a moment of %s is what clocks show in France', (_, day, time, instant) => {
  expect(momentInFrance(day, time)?.toISOString()).toBe(instant)
})

test.each([
  ['a day that is none', '2026-02-30', '10:00'],
  ['the hour skipped in March', '2027-03-28', '02:30'],
  ['an hour that is none', '2026-12-03', '25:00'],
])('%s is no moment', (_, day, time) => {
  expect(momentInFrance(day, time)).toBeNull()
})

test('a moment is told in words', () => {
  expect(momentInWords(new Date('2026-12-01T13:30:00Z'))).toBe('mardi 1er décembre 2026 à 14 h 30')
  expect(momentInWords(new Date('2027-07-01T07:00:00Z'))).toBe('jeudi 1er juillet 2027 à 9 h')
})
