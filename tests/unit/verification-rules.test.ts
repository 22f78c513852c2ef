import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshnessMonths, freshnessOf, monthsBetween } from '../../server/features/listings/listings.rules.ts'
import { monthsBefore, reminderMonths, reminderStep } from '../../server/features/verifications/verifications.rules.ts'

const dayMs = 86_400_000
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
/** From 2020 to 2035: four leap years, sixteen ends of February. */
const day = fc
  .integer({ min: Date.UTC(2020, 0, 1) / dayMs, max: Date.UTC(2035, 11, 31) / dayMs })
  .map((n) => dayOf(n * dayMs))
const nextDay = (one: string) => dayOf(Date.parse(one) + dayMs)

describe('when to remind', () => {
  test.each([
    ['2026-06-15', '2026-11-14', null],
    ['2026-06-15', '2026-11-15', 5],
    ['2026-01-31', '2026-06-30', null],
    ['2026-01-31', '2026-07-01', 5],
    ['2025-09-30', '2026-02-28', null],
    ['2025-09-30', '2026-03-01', 5],
    ['2027-09-29', '2028-02-29', 5],
    ['2024-02-29', '2025-01-29', 11],
    ['2025-06-15', '2026-11-15', 17],
    ['2020-01-01', '2026-11-15', 17],
    ['2026-11-16', '2026-11-15', null],
  ] as const)('confirmed on %s, on %s: %s', (verifiedOn, today, step) => {
    expect(reminderStep(verifiedOn, today)).toBe(step)
  })

  test('is before each step of freshness, by at least four weeks', () => {
    expect(reminderMonths.map((months) => months + 1)).toEqual(Object.values(freshnessMonths))
    fc.assert(
      fc.property(day, fc.constantFrom(...reminderMonths), (verifiedOn, months) => {
        let today = dayOf(Date.parse(verifiedOn) + months * 28 * dayMs)
        while (reminderStep(verifiedOn, today) !== months) today = nextDay(today)
        const inFourWeeks = dayOf(Date.parse(today) + 27 * dayMs)
        expect(monthsBetween(verifiedOn, inFourWeeks)).toBeLessThan(months + 1)
        expect(freshnessOf(verifiedOn, inFourWeeks)).toBe(freshnessOf(verifiedOn, today))
      }),
    )
  })

  test('goes from step to step, never back, as days pass', () => {
    fc.assert(
      fc.property(day, day, (verifiedOn, today) => {
        expect(reminderStep(verifiedOn, nextDay(today)) ?? 0).toBeGreaterThanOrEqual(
          reminderStep(verifiedOn, today) ?? 0,
        )
      }),
    )
  })

  test('is for the database the same rule', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 40 }), (verifiedOn, today, months) => {
        expect(verifiedOn <= monthsBefore(today, months)).toBe(monthsBetween(verifiedOn, today) >= months)
      }),
      { numRuns: 2000 },
    )
  })
})
