import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AvailabilityState } from '../../server/contract/vocabulary.availability.ts'
import type { Frein, ModeAccueil, Public } from '../../server/contract/vocabulary.ts'
import { makeTable, put, remove } from '../../server/features/search/selection.table.ts'
import { select, type Wanted } from '../../server/features/search/selection.ts'
import { asEntry, coverageOf, type Plain, slowly, today } from '../support/slow-selection.ts'

const point = fc.record({
  latitude: fc.integer({ min: 4300, max: 4500 }).map((n) => n / 100),
  longitude: fc.integer({ min: -150, max: 150 }).map((n) => n / 100),
  approximate: fc.boolean(),
})
const freinCodes = fc.subarray<Frein>(['mobilite', 'logement', 'sante', 'isolement-confiance'])
const publicCodes = fc.subarray<Public>(['jeunes', 'seniors', 'femmes', 'tous-publics'], { maxLength: 2 })
const zone = fc.subarray(['40088', '40192', '244000675', '40', '64', 'france'], { maxLength: 3 })
const oneListing: fc.Arbitrary<Omit<Plain, 'coverage'>> = fc.record({
  id: fc
    .integer({ min: 0, max: 30 })
    .map((n) => `${(n % 3).toString(16).padStart(8, '0')}-0000-8000-8000-${String(n).padStart(12, '0')}`),
  freins: freinCodes,
  publics: publicCodes,
  modes: fc.subarray<ModeAccueil>(['en-presentiel', 'a-distance']),
  place: fc.option(point),
  frais: fc.constantFrom('gratuit', 'payant', null),
  zone,
  pace: fc.constantFrom(0 as const, 1 as const, 2 as const),
  thematiques: fc.integer({ min: 0, max: 3 }),
  completeness: fc.constantFrom(0, 0.5, 1),
  verifiedOn: fc.constantFrom(
    '2026-11-20',
    '2026-05-23',
    '2026-05-22',
    '2025-11-22',
    '2025-10-31',
    '2025-05-23',
    '2025-05-22',
  ),
  room: fc.option(
    fc.record({
      state: fc.constantFrom('places' as const, 'attente' as const, 'complet' as const),
      on: fc.constantFrom('2026-11-22', '2026-10-23', '2026-10-22'),
    }),
  ),
})
const manyListings = fc.array(
  oneListing.map((plain) => ({ ...plain, coverage: coverageOf(plain.zone) })),
  { maxLength: 60 },
)
const wantedSearch: fc.Arbitrary<Wanted> = fc.record({
  from: fc.option(
    fc.record({
      place: point,
      codes: fc.constantFrom(['40088', '244000675', '40', 'france'], ['64445', '64', 'france']),
      radiusKm: fc.constantFrom(10, 30, 100),
    }),
  ),
  freins: freinCodes,
  publics: publicCodes,
  accueil: fc.constantFrom('en-presentiel' as const, 'a-distance' as const, null),
  gratuit: fc.boolean(),
  dispo: fc.subarray<AvailabilityState>(['places', 'attente']),
  order: fc.constantFrom('pertinence' as const, 'distance' as const, 'fraicheur' as const),
  withExpired: fc.boolean(),
  start: fc.integer({ min: 0, max: 12 }),
  end: fc.integer({ min: 0, max: 30 }),
  today: fc.constant(today),
  tiers: fc.constant(null),
})

const withWords = (listings: Plain[], wanted: Wanted, words: boolean): Wanted =>
  words ? { ...wanted, tiers: new Map(listings.filter((_, i) => i % 2).map(({ id }, i) => [id, i % 3])) } : wanted

it('gives the total, the page, its order and the facets that the rules give one by one', () => {
  fc.assert(
    fc.property(manyListings, wantedSearch, fc.boolean(), (listings, search, words) => {
      const table = makeTable('2020-01-01', 2)
      const current = new Map(listings.map((plain) => [plain.id, plain]))
      for (const plain of listings) put(table, asEntry(plain))
      const wanted = withWords([...current.values()], search, words)

      const { total, expired, page, facets } = select(table, wanted)

      expect({
        total,
        expired,
        page: page.map(({ id }) => id),
        mobilite: facets.frein.mobilite,
        jeunes: facets.public.jeunes,
        everyone: facets.public['tous-publics'],
        onSite: facets.accueil['en-presentiel'],
        remote: facets.accueil['a-distance'],
        gratuit: facets.frais.gratuit,
        payant: facets.frais.payant,
        ...facets.dispo,
      }).toEqual(slowly([...current.values()], wanted))
    }),
    { numRuns: 3000 },
  )
})

it('answers after changes and removals as a table loaded anew would', () => {
  fc.assert(
    fc.property(
      manyListings,
      manyListings,
      fc.array(fc.integer({ min: 0, max: 59 })),
      wantedSearch,
      (before, after, gone, wanted) => {
        const changed = makeTable(today, 2)
        const last = new Map([...before, ...after].map((plain) => [plain.id, plain]))
        for (const plain of [...before, ...after]) put(changed, asEntry(plain))
        for (const i of gone) {
          const id = before[i]?.id
          if (!id) continue
          remove(changed, id)
          last.delete(id)
        }
        const fresh = makeTable(today, 2)
        for (const plain of last.values()) put(fresh, asEntry(plain))
        expect(select(changed, wanted)).toEqual(select(fresh, wanted))
      },
    ),
    { numRuns: 500 },
  )
})

const example: Plain = {
  id: '00000000-0000-8000-8000-000000000001',
  freins: ['mobilite'],
  publics: [],
  modes: ['en-presentiel'],
  place: { latitude: 43.71, longitude: -1.05, approximate: false },
  frais: null,
  zone: ['40'],
  coverage: 'departement',
  pace: 1,
  thematiques: 1,
  completeness: 1,
  verifiedOn: today,
  room: null,
}
const fromDax: Wanted = {
  from: {
    place: { latitude: 43.71, longitude: -1.05, approximate: false },
    codes: ['40088', '40', 'france'],
    radiusKm: 30,
  },
  freins: [],
  publics: [],
  accueil: null,
  gratuit: false,
  dispo: [],
  order: 'pertinence',
  withExpired: false,
  tiers: null,
  start: 0,
  end: 20,
  today,
}
const tableOf = (...listings: Partial<Plain>[]) => {
  const table = makeTable(today)
  for (const changes of listings) put(table, asEntry({ ...example, ...changes }))
  return table
}

it('shows the distance of what happens on site within the radius only', () => {
  const paris = { latitude: 48.85, longitude: 2.35, approximate: false }
  const remoteAndOnSite = {
    modes: ['en-presentiel', 'a-distance'] as ModeAccueil[],
    zone: ['france'],
    coverage: 'france' as const,
  }
  const near = select(tableOf(remoteAndOnSite), fromDax)
  const far = select(tableOf({ ...remoteAndOnSite, place: paris }), fromDax)
  expect(near.page[0]?.distanceKm).toBe(0)
  expect(far.page).toMatchObject([{ distanceKm: null }])
  expect(far.facets.accueil).toEqual({ 'en-presentiel': 0, 'a-distance': 1 })
})

it('finds a listing whose place is unknown, without a distance', () => {
  expect(select(tableOf({ place: null }), fromDax).page).toMatchObject([{ distanceKm: null, approximate: false }])
})

it('tells freshness anew when the day changes', () => {
  const table = tableOf({ verifiedOn: '2026-11-22' })
  expect(select(table, fromDax)).toMatchObject({ total: 1, expired: 0 })
  expect(select(table, { ...fromDax, today: '2028-05-21' })).toMatchObject({ total: 1, expired: 0 })
  expect(select(table, { ...fromDax, today: '2028-05-22' })).toMatchObject({ total: 0, expired: 1 })
  expect(select(table, fromDax)).toMatchObject({ total: 1, expired: 0 })
})

it('knows of its room for thirty days, and not of full ones', () => {
  const table = tableOf({ room: { state: 'places', on: '2026-11-22' } })
  const places = { ...fromDax, dispo: ['places' as const] }
  expect(select(table, places)).toMatchObject({ total: 1, facets: { dispo: { places: 1, attente: 0, complet: 0 } } })
  expect(select(table, { ...places, dispo: ['attente'] })).toMatchObject({ total: 0, facets: { dispo: { places: 1 } } })
  expect(select(table, { ...places, today: '2026-12-22' }).total).toBe(1)
  expect(select(table, { ...places, today: '2026-12-23' })).toMatchObject({
    total: 0,
    facets: { dispo: { places: 0 } },
  })
  expect(select(table, places).total).toBe(1)
})

it('finds open listings across the edge of a cell, and overseas', () => {
  const around = (latitude: number, longitude: number) => ({
    place: { latitude, longitude, approximate: false },
    zone: [],
    coverage: 'open' as const,
  })
  const search = (latitude: number, longitude: number): Wanted => ({
    ...fromDax,
    from: { place: { latitude, longitude, approximate: false }, codes: [], radiusKm: 10 },
  })
  expect(select(tableOf(around(43.749, -1.001)), search(43.751, -0.999)).total).toBe(1)
  expect(select(tableOf(around(-21.1, 55.5)), search(-21.1, 55.59)).total).toBe(1)
  expect(select(tableOf(around(-21.1, 55.5)), search(-21.1, 55.61)).total).toBe(0)
})
