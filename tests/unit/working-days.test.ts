import { describe, expect, test } from 'vitest'
import {
  dayOfInstant,
  isHoliday,
  isWorkingDay,
  workingDaysBetween,
} from '../../server/features/contact-requests/contact-requests.working-days.ts'

describe('public holidays', () => {
  // Those the State publishes for these years (data.gouv.fr, «jours fériés en France»), Sundays included.
  const published = {
    2024: '01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25',
    2025: '01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25',
    2026: '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25',
    2027: '01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25',
    // Easter as early and as late as it comes in a century.
    2008: '01-01 03-24 05-01 05-08 05-12 07-14 08-15 11-01 11-11 12-25',
    2038: '01-01 04-26 05-01 05-08 06-03 06-14 07-14 08-15 11-01 11-11 12-25',
  }

  test.each(Object.entries(published))('of %s are those of the law', (year, days) => {
    const found: string[] = []
    for (let time = Date.UTC(Number(year), 0, 1); time < Date.UTC(Number(year) + 1, 0, 1); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10)
      if (isHoliday(day)) found.push(day.slice(5))
    }
    expect(found.join(' ')).toBe(days)
  })

  test('are two more in Alsace and Moselle, one more overseas', () => {
    expect([isHoliday('2026-04-03'), isHoliday('2026-04-03', '67'), isHoliday('2026-12-26', '57')]).toEqual([
      false,
      true,
      true,
    ])
    expect([isHoliday('2026-12-20', '974'), isHoliday('2026-12-20', '40')]).toEqual([true, false])
  })
})

describe('working days', () => {
  test('are neither of a weekend nor a holiday', () => {
    const worked = ['2026-05-13', '2026-05-14', '2026-05-15', '2026-05-16', '2026-05-17'].map((day) =>
      isWorkingDay(day),
    )
    expect(worked).toEqual([true, false, true, false, false])
  })

  test.each([
    ['the same day', '2026-11-27', '2026-11-27', 0],
    ['from a Friday to the Monday', '2026-11-27', '2026-11-30', 1],
    ['from a Saturday to the Monday', '2026-11-28', '2026-11-30', 1],
    ['over the weeks of May 2026', '2026-04-30', '2026-05-29', 17],
    ['over Christmas and New Year', '2026-12-23', '2027-01-04', 6],
    ['over Easter', '2026-04-02', '2026-04-07', 2],
    ['backwards', '2026-11-30', '2026-11-27', 0],
  ])('%s', (_, from, to, count) => expect(workingDaysBetween(from, to)).toBe(count))

  test('are those of the clock of France', () => {
    expect(dayOfInstant(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01')
    expect(dayOfInstant(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31')
  })
})
