import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { hoursSentence, openingHours } from '../../server/features/listings/hours.library.ts'
import { hoursInWords } from '../../server/features/listings/listings.hours.ts'
import { copied, followersOf, nextSpan, timesFor, timeText, withDay } from '../../web/ui/hours.picking.ts'
import { formatWeek, noHours, parseWeek, problemOf, type Span, type Week } from '../../web/ui/hours.ts'

const again = (text: string) => {
  const week = parseWeek(text)
  return week && formatWeek(week)
}

describe('what the picker writes', () => {
  test.each([
    ['Mo-We,Fr 08:30-12:00,13:30-17:00; PH off'],
    ['24/7'],
    ['"sur rendez-vous"'],
    ['"sur rendez-vous"; PH off'],
    ['Mo,Tu 09:00-12:00'],
    ['Mo-Su 09:00-12:00'],
    ['Sa 20:00-24:00'],
    ['Mo-Fr 09:00-12:00 "sur rendez-vous"'],
    ['Mo,Th 09:00-12:00 "sur rendez-vous"; We 14:00-17:00 "sur rendez-vous"; PH off'],
  ])('%s is read and written as it is', (text) => {
    expect(again(text)).toBe(text)
    expect(openingHours(text)).not.toBeNull()
  })

  test.each([
    ['days one by one', 'Mo 09:00-12:00; Tu 09:00-12:00; We 09:00-12:00', 'Mo-We 09:00-12:00'],
    ['spaces and short hours', 'Mo-Fr 8:30-12:00, 13:30-17:00;', 'Mo-Fr 08:30-12:00,13:30-17:00'],
    ['the same hours twice', 'Mo 08:45-16:30,08:45-16:30', 'Mo 08:45-16:30'],
    ['hours that meet', 'Mo 09:00-12:00,12:00-14:00', 'Mo 09:00-14:00'],
    ['hours of every day', '09:00-17:00', 'Mo-Su 09:00-17:00'],
    [
      'a day said again, which replaces',
      'Mo-Fr 09:00-17:00; We 09:00-12:00',
      'Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00',
    ],
    ['a day added', 'Mo 09:00-12:00, Mo 14:00-17:00', 'Mo 09:00-12:00,14:00-17:00'],
    ['a closed day', 'Mo-Fr 09:00-12:00; We off', 'Mo,Tu,Th,Fr 09:00-12:00'],
    ['a closed day with holidays', 'Mo-Sa 09:00-12:00; Su,PH closed', 'Mo-Sa 09:00-12:00; PH off'],
    ['a week-end', 'Sa-Mo 10:00-12:00', 'Mo,Sa,Su 10:00-12:00'],
    ['all of every day', 'Mo-Su 00:00-24:00', '24/7'],
  ])('%s become short', (_, text, short) => {
    expect(again(text)).toBe(short)
  })

  it('is nothing for a week without hours', () => {
    expect(parseWeek(null)).toEqual(noHours)
    expect(parseWeek(' ')).toEqual(noHours)
    expect(formatWeek(noHours)).toBeNull()
    expect(formatWeek({ ...noHours, kind: 'week', closedOnHolidays: true })).toBeNull()
  })

  it('is read by those who look for a number', () => {
    const { rows } = hoursInWords('Mo-We,Fr 08:30-12:00,13:30-17:00; PH off', new Date('2026-11-26T09:00:00Z'), '40088')
    expect(rows.map(({ days, hours }) => `${days}: ${hours}`.replaceAll('\u00a0', ' '))).toEqual([
      'Lundi au mercredi, vendredi: 8 h 30 – 12 h, 13 h 30 – 17 h',
      'Jeudi, samedi, dimanche: Fermé',
      'Jours fériés: Fermé',
    ])
  })
})

describe('what the picker leaves as it is', () => {
  test.each([
    ['Jul-Aug Mo-Fr 09:00-12:00'],
    ['Mo-Fr 09:00-12:00; SH off'],
    ['Th[1,3] 14:00-17:00'],
    ['week 1-53/2 Mo 09:00-12:00'],
    ['Fr 22:00-02:00'],
    ['Mo-Fr 18:00+'],
    ['Mo-Fr,PH 09:00-12:00'],
    ['PH off; Mo-Fr 09:00-12:00'],
    ['24/7; PH off'],
    ['Mo 09:00-12:00; Tu 09:00-12:00 "sur rendez-vous"'],
    ['Mo-Fr 09:00-12:00 "sur inscription"'],
    ['"sur inscription"'],
    ['PH off'],
    ['Mo off'],
    ['Mo-Fr 09:00-12:00 || "sur rendez-vous"'],
    ['Mo 25:00-26:00'],
    ['tous les matins'],
  ])('%s', (text) => {
    expect(parseWeek(text)).toBeNull()
  })
})

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
const anyTime = fc.oneof({ weight: 9, arbitrary: minute.map(clock) }, fc.constantFrom('', '00:00', '23:59'))
const anySpan: fc.Arbitrary<Span> = fc.record({ from: anyTime, to: anyTime })
const anyWeek: fc.Arbitrary<Week> = fc.record({
  kind: fc.constantFrom('none', 'week', 'week', 'week', 'appointment', 'always'),
  days: fc.array(fc.array(anySpan, { maxLength: 4 }), { minLength: 7, maxLength: 7 }),
  byAppointment: fc.boolean(),
  closedOnHolidays: fc.boolean(),
})

test('whatever is picked, right or wrong, is written once for all and read by the server', () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      const text = formatWeek(week)
      if (text === null) return
      const read = parseWeek(text)
      expect(read, text).not.toBeNull()
      expect(formatWeek(read!)).toBe(text)
      // The server reads 500 signs; what is longer was never seen, and is told when it is sent.
      const right = week.kind !== 'week' || week.days.every((spans) => problemOf(spans) === null)
      if (text.length <= 500) expect(openingHours(text) !== null, text).toBe(right)
    }),
    { numRuns: 300 },
  )
})

test('a right week comes back as it was picked', () => {
  const rightDay = fc
    .uniqueArray(minute, { minLength: 0, maxLength: 6 })
    .map((at) => at.sort((a, b) => a - b))
    .map((at) =>
      at.flatMap((from, place) =>
        place % 2 === 0 && at[place + 1] ? [{ from: clock(from), to: clock(at[place + 1]!) }] : [],
      ),
    )
  fc.assert(
    fc.property(
      fc.array(rightDay, { minLength: 7, maxLength: 7 }),
      fc.boolean(),
      fc.boolean(),
      (days, byAppointment, closedOnHolidays) => {
        fc.pre(days.some((spans) => spans.length > 0))
        const week: Week = { kind: 'week', days, byAppointment, closedOnHolidays }
        expect(parseWeek(formatWeek(week))).toEqual(week)
      },
    ),
    { numRuns: 200 },
  )
})

describe('beside a day', () => {
  const problem = (...spans: [string, string][]) => problemOf(spans.map(([from, to]) => ({ from, to })))

  it('wrong hours are told, and which', () => {
    expect(problem(['09:00', '12:00'], ['13:00', ''])).toMatchObject({
      at: [1],
      sentence: expect.stringContaining('celle de la fin'),
    })
    expect(problem(['14:00', '12:00'])).toEqual({ at: [0], sentence: 'La fin vient avant le début.' })
    expect(problem(['09:00', '09:00'])).toMatchObject({ at: [0] })
    expect(problem(['09:00', '12:00'], ['11:00', '14:00'])).toEqual({
      at: [0, 1],
      sentence: 'Ces heures se chevauchent.',
    })
  })

  it('wrong hours are kept as they were picked, for a draft only', () => {
    const days = noHours.days.with(0, [{ from: '09:00', to: '12:00' }])
    const week: Week = { ...noHours, kind: 'week', days: days.with(1, [{ from: '14:00', to: '12:00' }]) }
    const half = { ...week, days: days.with(2, [{ from: '', to: '17:00' }]), byAppointment: true }
    expect(formatWeek(week)).toBe('Mo 09:00-12:00; Tu ?14:00-12:00')
    for (const one of [week, half]) {
      expect(parseWeek(formatWeek(one))).toEqual(one)
      expect(hoursSentence(formatWeek(one)!)).toMatch(/à corriger/)
    }
  })

  it('right ones are not, up to midnight', () => {
    expect(problem()).toBeNull()
    expect(problem(['09:00', '12:00'], ['12:00', '14:00'])).toBeNull()
    expect(problem(['20:00', '00:00'])).toBeNull()
  })
})

describe('the times to pick from', () => {
  it('are every quarter of an hour, a day ending at midnight', () => {
    expect(timesFor('from', '')).toHaveLength(96)
    expect(timesFor('from', '09:00').slice(0, 2)).toEqual(['00:00', '00:15'])
    expect(timesFor('to', '09:00').at(-1)).toBe('00:00')
    expect([
      timeText('08:30', 'from'),
      timeText('09:00', 'to'),
      timeText('00:00', 'to'),
      timeText('00:00', 'from'),
    ]).toEqual(['8\u00a0h\u00a030', '9\u00a0h', 'minuit', '0\u00a0h'])
  })

  it('have the one that is there, in its place', () => {
    const times = timesFor('to', '08:47')
    expect(times.slice(times.indexOf('08:47') - 1, times.indexOf('08:47') + 2)).toEqual(['08:45', '08:47', '09:00'])
    expect(times.at(-1)).toBe('00:00')
  })
})

describe('in one press', () => {
  it('the hours of a day go to the rest of the working week, or to the next day', () => {
    expect([0, 3, 4, 5, 6].map(followersOf)).toEqual([[1, 2, 3, 4], [4], [5], [6], []])
    const monday = withDay({ ...noHours, kind: 'week' }, 0, [{ from: '09:00', to: '12:00' }])
    expect(formatWeek(copied(monday, 0))).toBe('Mo-Fr 09:00-12:00')
  })

  it('hours are added as they usually are, and are always right ones', () => {
    let spans: Span[] = []
    for (let press = 0; press < 6; press++) spans = [...spans, nextSpan(spans)]
    expect(spans.slice(0, 3)).toEqual([
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '17:00' },
      { from: '18:00', to: '20:00' },
    ])
    expect(problemOf(spans.slice(0, 4))).toBeNull()
  })
})
