import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersAtLeast, delaysOf } from '../../server/features/contact-follow-up/follow-up.delays.ts'
import { dueOf, expireAfter, type Waiting } from '../../server/features/contact-follow-up/follow-up.rules.ts'
import { workingDaysBetween } from '../../server/features/contact-requests/contact-requests.working-days.ts'

const dayMs = 86_400_000
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
const morning = (day: string) => new Date(`${day}T07:30:00Z`)

interface Life extends Partial<Waiting> {
  /** On these days nothing runs. */
  missed?: (day: string) => boolean
}

/** What happens to a demande nobody answers, day after day: `2026-05-05 remind`. */
function lifeOf(sent: string, { missed = () => false, ...told }: Life = {}): string[] {
  let waiting: Waiting = {
    ...{ sent_at: morning(sent), addressed_at: morning(sent), asked_at: null, reminded_at: null },
    ...{ adviser_reminded_at: null, reachable: true, closure_told: false, departement: null },
    ...{ closed_from: null, closed_until: null, ...told },
  }
  const happened: string[] = []
  for (let day = plus(sent, 1); happened.length < 9; day = plus(day, 1)) {
    const due = missed(day) ? null : dueOf(waiting, day)
    if (due) happened.push(`${day} ${due}`)
    if (due === 'expire') return happened
    if (due === 'remind') waiting = { ...waiting, reminded_at: morning(day) }
    if (due === 'remind-adviser') waiting = { ...waiting, adviser_reminded_at: morning(day) }
    if (due === 'tell-closure') waiting = { ...waiting, closure_told: true }
  }
  return happened
}

describe('a demande nobody answers', () => {
  test.each([
    ['in a month without holidays', '2026-09-01', ['2026-09-04 remind', '2026-09-11 remind', '2026-09-29 expire']],
    // 1 and 8 May, Ascension on the 14th, Whit Monday on the 25th.
    ['in May 2026', '2026-04-30', ['2026-05-06 remind', '2026-05-15 remind', '2026-06-03 expire']],
    ['over Christmas and New Year', '2026-12-22', ['2026-12-28 remind', '2027-01-05 remind', '2027-01-21 expire']],
    ['over Easter', '2026-04-02', ['2026-04-08 remind', '2026-04-15 remind', '2026-05-04 expire']],
    ['on a Saturday', '2026-09-05', ['2026-09-09 remind', '2026-09-16 remind', '2026-10-02 expire']],
  ])('sent %s', (_, sent, expected) => expect(lifeOf(sent)).toEqual(expected))

  test('has the holidays of its département', () => {
    expect(lifeOf('2026-03-31', { departement: '67' })[0]).toBe('2026-04-07 remind')
    expect(lifeOf('2026-03-31', { departement: '40' })[0]).toBe('2026-04-03 remind')
  })

  test('is reminded once when both days were missed, and not again at once', () => {
    const upTo = (last: string) => (day: string) => day <= last
    expect(lifeOf('2026-09-01', { missed: upTo('2026-09-15') })).toEqual(['2026-09-16 remind', '2026-09-29 expire'])
    const late = lifeOf('2026-09-01', { missed: upTo('2026-09-09') })
    expect(late).toEqual(['2026-09-10 remind', '2026-09-15 remind', '2026-09-29 expire'])
    expect(lifeOf('2026-09-01', { missed: upTo('2026-11-30') })).toEqual(['2026-12-01 expire'])
  })

  test('waits for its adviser, who is reminded once, with a week to reply even at the end', () => {
    const asked = (day: string) => ({ asked_at: morning(day) })
    expect(lifeOf('2026-09-01', asked('2026-09-02'))).toEqual(['2026-09-04 remind-adviser', '2026-09-29 expire'])
    expect(lifeOf('2026-09-01', asked('2026-09-28'))).toEqual(['2026-09-30 remind-adviser', '2026-10-05 expire'])
  })

  test('gives days of their own to whoever it was passed on to', () => {
    const passed = { addressed_at: morning('2026-09-25') }
    expect(lifeOf('2026-09-01', passed)).toEqual(['2026-09-30 remind', '2026-10-02 expire'])
  })

  test('is told to be late during a closure, without reminders', () => {
    const closed = { closed_from: '2026-09-03', closed_until: '2026-09-18' }
    expect(lifeOf('2026-09-01', closed)).toEqual([
      ...['2026-09-03 tell-closure', '2026-09-21 remind', '2026-09-29 expire'],
    ])
  })

  test('only ends when nobody can be written to', () => {
    expect(lifeOf('2026-09-01', { reachable: false })).toEqual(['2026-09-29 expire'])
  })

  test('is reminded twice at most and always ends, whatever days nothing runs', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => plus('2025-01-01', days))
    fc.assert(
      fc.property(day, fc.array(fc.boolean(), { minLength: 45, maxLength: 45 }), (sent, off) => {
        const missed = (at: string) => off[Math.round((Date.parse(at) - Date.parse(sent)) / dayMs) - 1] ?? false
        const life = lifeOf(sent, { missed }).map((line) => line.split(' ') as [string, string])
        expect(life.filter(([, due]) => due === 'remind').length).toBeLessThanOrEqual(2)
        const [last, ending] = life.at(-1)!
        expect(ending).toBe('expire')
        expect(workingDaysBetween(sent, last)).toBeGreaterThanOrEqual(expireAfter)
      }),
    )
  })
})

describe('how soon a structure answers', () => {
  const sent = fc.integer({ min: 0, max: 364 }).map((days) => plus('2025-11-27', days))
  const one = fc.record({ structure_id: fc.constantFrom('a', 'b'), sent, after: fc.option(fc.nat({ max: 30 })) })
  const asRow = ({ structure_id, sent: day, after }: { structure_id: string; sent: string; after: number | null }) => ({
    ...{ structure_id, sent_at: morning(day), answered_at: after === null ? null : morning(plus(day, after)) },
  })

  test('is the middle of what it took, silence as long as it waited, from five on', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 14 }), (all) => {
        const delays = delaysOf(all.map(asRow))
        for (const id of ['a', 'b']) {
          const own = all.filter(({ structure_id }) => structure_id === id)
          const days = own.map(({ sent: day, after }) =>
            after === null ? expireAfter : workingDaysBetween(day, plus(day, after)),
          )
          const middle = delays.get(id)
          expect(middle !== undefined).toBe(own.length >= answersAtLeast)
          if (middle === undefined) continue
          // As many took no longer as took no less: whichever way the middle of two is rounded.
          expect(days.filter((took) => took <= middle).length * 2).toBeGreaterThanOrEqual(days.length)
          expect(days.filter((took) => took < middle - 1).length * 2).toBeLessThanOrEqual(days.length)
        }
      }),
    )
  })
})
