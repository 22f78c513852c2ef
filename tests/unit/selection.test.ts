import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CoverageKind, Frein, ModeAccueil, Public } from '../../server/contract/vocabulary.ts'
import { distanceBetween, type Place } from '../../server/features/listings/listings.place.ts'
import { freshnessOf } from '../../server/features/listings/listings.rules.ts'
import { dayNumber, type Entry, everyone, freinMask, publicMask } from '../../server/features/search/selection.entry.ts'
import { makeTable, put, remove } from '../../server/features/search/selection.table.ts'
import { select, type Wanted } from '../../server/features/search/selection.ts'

/*
 * The selection against the rules of DESIGN §4 written a second time, slowly, over plain objects: filter, count, sort.
 */

const today = '2026-11-22'
interface Plain {
  id: string
  freins: Frein[]
  publics: Public[]
  modes: ModeAccueil[]
  place: Place | null
  frais: 'gratuit' | 'payant' | null
  zone: string[]
  coverage: CoverageKind
  thematiques: number
  completeness: number
  verifiedOn: string
}

const asEntry = (plain: Plain): Entry => ({
  ...plain,
  revision: 1,
  freins: freinMask(plain.freins),
  publics: publicMask(plain.publics) || everyone,
  onSite: plain.modes.length === 0 || plain.modes.includes('en-presentiel'),
  remote: plain.modes.includes('a-distance'),
  place: plain.modes.length === 0 || plain.modes.includes('en-presentiel') ? plain.place : null,
  verifiedOn: dayNumber(plain.verifiedOn),
})

const coverages = ['commune', 'epci', 'departement', 'region', 'france', 'open']
const coverageOf = (zone: string[]): CoverageKind => {
  if (zone.length === 0) return 'open'
  if (zone.includes('france')) return 'france'
  const departements = zone.filter((code) => code.length === 2).length
  if (departements > 0) return departements > 1 ? 'region' : 'departement'
  return zone.some((code) => code.length === 9) ? 'epci' : 'commune'
}

/** How one listing stands before a search. */
function stand(plain: Plain, wanted: Wanted) {
  const entry = asEntry(plain)
  const far = wanted.from && entry.place ? distanceBetween(wanted.from.place, entry.place) : null
  const onSite = entry.onSite && (far === null || far <= wanted.from!.radiusKm)
  const km = entry.onSite && onSite ? far : null
  const covered =
    !wanted.from || plain.zone.length === 0 || plain.zone.some((code) => wanted.from!.codes.includes(code))
  const passes = {
    frein: wanted.freins.length === 0 || plain.freins.some((frein) => wanted.freins.includes(frein)),
    public:
      wanted.publics.length === 0 ||
      plain.publics.length === 0 ||
      plain.publics.some((code) => code === 'tous-publics' || wanted.publics.includes(code)),
    accueil: wanted.accueil === null || (wanted.accueil === 'a-distance' ? entry.remote : onSite),
    frais: !wanted.gratuit || plain.frais === 'gratuit',
  }
  const known = !wanted.tiers || wanted.tiers.has(plain.id)
  const freshness = freshnessOf(plain.verifiedOn, today)
  const band = !wanted.from ? 0 : km === null ? (entry.remote ? 3 : 2) : km <= 10 ? 0 : km <= 25 ? 1 : 2
  const answers = known && covered && (onSite || entry.remote)
  return { plain, entry, km, onSite, band, passes, freshness, answers, expired: freshness === 'expired' }
}
type Standing = ReturnType<typeof stand>

function orderOf({ plain, entry, km, band, freshness, expired }: Standing, wanted: Wanted): (number | string)[] {
  const coverage = coverages.indexOf(plain.coverage)
  const relevance = [
    wanted.tiers?.get(plain.id) ?? 0,
    band,
    freshness === 'stale' ? 1 : 0,
    wanted.from ? coverage : 5 - coverage,
    plain.thematiques === 0 ? 127 : plain.thematiques,
    ['fresh', 'aging', 'stale', 'expired'].indexOf(freshness),
    255 - Math.round(plain.completeness * 255),
    plain.id,
  ]
  const metres = km === null ? (entry.remote ? 1e9 : 1e8) : Math.round(km * 1000)
  const first =
    wanted.order === 'distance' && wanted.from ? [metres] : wanted.order === 'fraicheur' ? [-entry.verifiedOn] : []
  return [expired ? 1 : 0, ...first, ...relevance]
}

function compare(a: (number | string)[], b: (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}

function slowly(listings: Plain[], wanted: Wanted) {
  const standing = listings.map((plain) => stand(plain, wanted)).filter(({ answers }) => answers)
  const all = standing.filter(({ passes }) => Object.values(passes).every(Boolean))
  const listed = all.filter(({ expired }) => wanted.withExpired || !expired)
  const groupOf = (group: keyof Standing['passes']) =>
    standing.filter(
      ({ passes, expired }) =>
        (wanted.withExpired || !expired) && Object.entries(passes).every(([name, passed]) => passed || name === group),
    )
  const count = (group: keyof Standing['passes'], has: (one: Standing) => boolean) => groupOf(group).filter(has).length
  return {
    total: all.filter(({ expired }) => !expired).length,
    expired: all.filter(({ expired }) => expired).length,
    page: [...listed]
      .sort((a, b) => compare(orderOf(a, wanted), orderOf(b, wanted)))
      .slice(wanted.start, wanted.end)
      .map(({ plain: { id } }) => id),
    mobilite: count('frein', ({ plain }) => plain.freins.includes('mobilite')),
    jeunes: count(
      'public',
      ({ plain: { publics } }) =>
        publics.length === 0 || publics.includes('tous-publics') || publics.includes('jeunes'),
    ),
    everyone: count('public', ({ plain: { publics } }) => publics.length === 0 || publics.includes('tous-publics')),
    onSite: count('accueil', ({ onSite }) => onSite),
    remote: count('accueil', ({ entry }) => entry.remote),
    gratuit: count('frais', ({ plain }) => plain.frais === 'gratuit'),
    payant: count('frais', ({ plain }) => plain.frais === 'payant'),
  }
}

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
  thematiques: 1,
  completeness: 1,
  verifiedOn: today,
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
