import { expect, it } from 'vitest'
import type { CoverageKind } from '../../server/contract/vocabulary.ts'
import { completenessOf } from '../../server/features/listings/listings.completeness.ts'
import {
  afterTheOthers,
  freshnesses,
  latestFirst,
  nearestFirst,
  ownRank,
  relevanceLimit,
  relevanceOf,
  remoteMetres,
  unknownMetres,
} from '../../server/features/search/ranking.rules.ts'

interface One {
  tier?: number
  band?: number | null
  coverage?: CoverageKind
  pace?: 0 | 1 | 2
  thematiques?: number
  freshness?: (typeof freshnesses)[number]
  completeness?: number
}

const relevance = ({
  tier = 0,
  band = 0,
  coverage = 'commune',
  pace = 1,
  thematiques = 1,
  freshness = 'fresh',
  completeness = 1,
}: One) =>
  relevanceOf(
    tier,
    band,
    ownRank({ coverage, pace, thematiques, freshness: freshnesses.indexOf(freshness), completeness }),
  )

const worst: One = { coverage: 'open', pace: 2, thematiques: 60, freshness: 'aging', completeness: 0 }

it.each<[string, One, One]>([
  ['a better word tier before anything', { ...worst, tier: 0, band: 3, freshness: 'stale' }, { tier: 1 }],
  ['a nearer band before what the listing is', { ...worst, band: 0, freshness: 'stale' }, { band: 1 }],
  ['remote last of the bands', { ...worst, band: 2 }, { band: 3 }],
  ['stale last in its band', worst, { freshness: 'stale' }],
  ['a commune before an EPCI', { ...worst, coverage: 'commune' }, { coverage: 'epci' }],
  ['an EPCI before a département', { ...worst, coverage: 'epci' }, { coverage: 'departement' }],
  ['a département before a région', { ...worst, coverage: 'departement' }, { coverage: 'region' }],
  ['a région before France', { ...worst, coverage: 'region' }, { coverage: 'france' }],
  ['France before no restriction', { ...worst, coverage: 'france' }, { coverage: 'open' }],
  ['who answers soon before who does less else', { ...worst, coverage: 'commune', pace: 0 }, { pace: 1 }],
  ['who is not known before who answers late', { ...worst, coverage: 'commune', pace: 1 }, { pace: 2 }],
  ['2 thématiques before 12', { ...worst, coverage: 'commune', pace: 1, thematiques: 2 }, { thematiques: 12 }],
  ['12 thématiques before none stated', { thematiques: 12, completeness: 0 }, { thematiques: 0 }],
  ['fresh before aging', { completeness: 0 }, { freshness: 'aging' }],
  ['complete before sparse', { completeness: 0.9 }, { completeness: 0.5 }],
])('puts %s', (_, first, second) => {
  expect(relevance(first)).toBeLessThan(relevance(second))
})

it('puts the broadest coverage first without a commune', () => {
  const kinds: CoverageKind[] = ['open', 'france', 'region', 'departement', 'epci', 'commune']
  const keys = kinds.map((coverage) => relevance({ band: null, coverage }))
  expect(keys).toEqual([...keys].sort((a, b) => a - b))
  expect(relevance({ ...worst, band: null, coverage: 'open' })).toBeLessThan(
    relevance({ band: null, coverage: 'france' }),
  )
})

it('keeps every order exact within a double', () => {
  const heaviest = relevance({
    tier: 2,
    band: 3,
    coverage: 'open',
    thematiques: 0,
    freshness: 'expired',
    completeness: 0,
  })
  expect(heaviest).toBeLessThan(relevanceLimit)
  expect(Number.isSafeInteger(afterTheOthers(nearestFirst(remoteMetres, heaviest)))).toBe(true)
  expect(nearestFirst(20_037_509, heaviest)).toBeLessThan(nearestFirst(unknownMetres, 0))
  expect(nearestFirst(unknownMetres, heaviest)).toBeLessThan(nearestFirst(remoteMetres, 0))
  expect(latestFirst(2026_11_22, heaviest)).toBeLessThan(latestFirst(2026_11_21, 0))
  expect(nearestFirst(remoteMetres, heaviest)).toBeLessThan(afterTheOthers(0))
})

it('scores a full listing 1 and a bare one 0', () => {
  const full = {
    modes_accueil: ['en-presentiel'],
    has_address: true,
    modes_mobilisation: ['telephoner', 'envoyer-un-courriel'],
    says_who_may_ask: true,
    has_phone: true,
    has_email: true,
    has_link: false,
    publics: ['jeunes'],
    thematiques: ['sante--addictions'],
    frais: 'gratuit',
    has_frais_details: false,
    description_length: 400,
  } as const
  const bare = {
    ...full,
    has_address: false,
    modes_mobilisation: [],
    says_who_may_ask: false,
    has_phone: false,
    has_email: false,
    publics: [],
    thematiques: [],
    frais: null,
    description_length: 20,
  } as const
  expect(completenessOf(full)).toBe(1)
  expect(completenessOf(bare)).toBe(0)
  expect(completenessOf({ ...bare, modes_accueil: ['a-distance'], has_email: true })).toBeGreaterThan(0)
})
