import { expect, test } from 'vitest'
import type { PairYear } from '../../server/contract/pairs.ts'
import { otherEndings, pairOutcomes } from '../../server/contract/vocabulary.pairs.ts'
import { requestStates } from '../../server/contract/vocabulary.requests.ts'
import type { YearPair } from '../../server/features/pairs/pairs.figures.ts'
import { bySector, type Counted, figuresOf, yearOf } from '../../server/features/pairs/pairs.years.ts'

const codes = <T extends string>(words: Readonly<Record<T, string>>) => Object.keys(words) as T[]
const kinds = ['global', 'exclusif'] as const
const dax = { id: 'dax', name: 'Dax', departement: '40' }
const born = { id: 'born', name: 'Born', departement: '40' }
const sectorIds = ['dax', 'born', null]
const year = yearOf(2026, '2026-11-27')

const aPair = (more: Partial<YearPair> = {}): YearPair => ({
  ...{ kind: 'global', sector_id: 'dax', departement: '40', freins: ['mobilite'], lifted: [] },
  ...{ started_on: '2026-02-02', ended_on: null, outcome: null, ending: null, ...more },
})
const endings = [
  ...codes(pairOutcomes).map((outcome) => [outcome, null] as const),
  ...codes(otherEndings).map((one) => ['autre', one] as const),
].filter(([outcome, ending]) => outcome !== 'autre' || ending)

/** Every state, kind, outcome and reason, in two sectors and in one that is gone. */
const counted: Counted = {
  asked: sectorIds.flatMap((sector_id, at) =>
    kinds.flatMap((kind) =>
      codes(requestStates).map((state) => ({ sector_id, departement: '40', state, kind, count: at + 2 })),
    ),
  ),
  pairs: sectorIds.flatMap((sector_id) => [
    ...endings.map(([outcome, ending]) => aPair({ sector_id, outcome, ending, ended_on: '2026-08-02' })),
    ...kinds.map((kind) => aPair({ sector_id, kind })),
  ]),
  ticks: sectorIds.map((sector_id) => ({ sector_id, departement: '40', tick: 'rsa', count: 2 })),
}
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0)

function expectToAddUp(one: PairYear) {
  expect(sum(one.answers)).toBe(one.asked)
  expect(sum(one.ways)).toBe(one.asked)
  expect(sum(one.outcomes)).toBe(one.ended)
  expect(sum(one.durations)).toBe(one.ended)
  expect(sum(one.endings)).toBe(one.outcomes.autre)
}

test('each line of a year adds up, and the lines add up to the whole', () => {
  const lines = bySector(counted, [born, dax], year)
  const whole = figuresOf(counted, null, year)
  expect(lines.map(({ sector }) => sector?.name)).toEqual(['Born', 'Dax', 'Secteurs supprimés'])
  for (const one of [...lines, whole]) expectToAddUp(one)
  for (const of of [
    (one: PairYear) => one.asked,
    (one: PairYear) => one.ended,
    (one: PairYear) => one.ongoing,
    (one: PairYear) => sum(one.started),
    (one: PairYear) => sum(one.freins),
    (one: PairYear) => sum(one.ticks),
  ])
    expect(lines.map(of).reduce((all, one) => all + one, 0)).toBe(of(whole))
})

test('one that is to begin later is neither begun nor under way', () => {
  const figures = figuresOf({ pairs: [aPair({ started_on: '2026-12-10' })], asked: [], ticks: [] }, null, year)
  expect(figures).toMatchObject({ started: {}, ongoing: 0, freins: {} })
})

test.each([
  ['2026-05-01', 'moins-3'],
  ['2026-05-02', 'moins-6'],
  ['2026-08-01', 'moins-6'],
  ['2026-08-02', 'moins-12'],
  ['2027-02-01', 'moins-12'],
  ['2027-02-02', 'plus-12'],
])('from 2 February 2026 to %s it lasted «%s»', (ended_on, code) => {
  const pair = aPair({ ended_on, outcome: 'formation' })
  const of = yearOf(Number(ended_on.slice(0, 4)), '2027-12-31')
  expect(figuresOf({ pairs: [pair], asked: [], ticks: [] }, null, of).durations).toEqual({ [code]: 1 })
})
