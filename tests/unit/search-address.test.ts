import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksSomething,
  changed,
  listingHref,
  nothingAsked,
  queryOf,
  readAddress,
  type Search,
  searchHref,
  toggled,
} from '../../web/features/search/search.address.ts'
import { activeFilters, withoutActive } from '../../web/features/search/search.filters.ts'

const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter(Boolean)
const maybe = fc.oneof(fc.constant(''), word)
const anySearch: fc.Arbitrary<Search> = fc.record({
  commune: maybe,
  freins: fc.uniqueArray(word, { maxLength: 3 }),
  q: maybe,
  rayon: maybe,
  publics: fc.uniqueArray(word, { maxLength: 3 }),
  accueil: maybe,
  frais: maybe,
  dispo: fc.uniqueArray(word, { maxLength: 3 }),
  tri: maybe,
  perimees: fc.boolean(),
  page: fc.integer({ min: 1, max: 99 }),
})

const asked = (change: Partial<Search>): Search => ({ ...nothingAsked, ...change })

describe('the address of the search', () => {
  it('says the whole search, whatever was typed in it', () => {
    fc.assert(
      fc.property(anySearch, maybe, (search, fiche) => {
        expect(readAddress(searchHref(search, fiche))).toEqual({ search, fiche })
      }),
    )
  })

  it('is empty when nothing is asked', () => {
    expect(searchHref(nothingAsked)).toBe('/')
    expect(readAddress('/')).toEqual({ search: nothingAsked, fiche: '' })
    expect(asksSomething(nothingAsked)).toBe(false)
  })

  it('leaves out what is unsaid, and says the rest in one order', () => {
    const search = asked({ freins: ['mobilite', 'logement'], commune: '40088', q: 'permis' })
    expect(searchHref(search, 'une-fiche')).toBe(
      '/?commune=40088&frein=mobilite&frein=logement&q=permis&fiche=une-fiche',
    )
    expect(queryOf(search)).toBe('/api/search?commune=40088&frein=mobilite&frein=logement&q=permis')
    expect(queryOf(readAddress('/?q=permis&frein=mobilite&frein=logement&commune=40088').search)).toBe(queryOf(search))
  })

  it('keeps values nobody knows for the server to refuse, and ignores fields that are not ours', () => {
    const { search } = readAddress('/?commune=99999&frein=volant&rayon=12&page=zero&utm_source=mail')
    expect(search).toEqual(asked({ commune: '99999', freins: ['volant'], rayon: '12', page: Number.NaN }))
    expect(queryOf(search)).toBe('/api/search?commune=99999&frein=volant&rayon=12&page=NaN')
  })

  it('gives the page of a listing the search it came from', () => {
    const search = asked({ commune: '40088', freins: ['mobilite'], page: 2 })
    expect(listingHref('une-fiche', search)).toBe('/fiches/une-fiche?commune=40088&frein=mobilite&page=2')
    expect(readAddress(listingHref('une-fiche', search)).search).toEqual(search)
  })
})

describe('a choice', () => {
  it('leads to the first page of its answers', () => {
    expect(changed(asked({ page: 4 }), { frais: 'gratuit' })).toEqual(asked({ frais: 'gratuit' }))
    expect(changed(asked({ page: 4 }), { page: 5 }).page).toBe(5)
  })

  it('made twice is taken back', () => {
    expect(toggled(['mobilite'], 'logement')).toEqual(['mobilite', 'logement'])
    expect(toggled(['mobilite', 'logement'], 'mobilite')).toEqual(['logement'])
  })
})

describe('active filters', () => {
  const search = asked({
    commune: '40088',
    freins: ['mobilite', 'handicap'],
    q: 'permis',
    rayon: '50',
    publics: ['jeunes'],
    accueil: 'a-distance',
    frais: 'gratuit',
    page: 3,
  })

  it('are what is not in sight above the results, each with the search without it', () => {
    expect(activeFilters(search).map(({ label }) => label)).toEqual([
      'Handicap',
      '50\u00a0km',
      'Jeunes',
      'À distance',
      'Gratuit',
    ])
    expect(activeFilters(search)[2]?.without).toEqual({ ...search, publics: [], page: 1 })
  })

  it('go away together, and leave the questions', () => {
    expect(withoutActive(search)).toEqual(asked({ commune: '40088', freins: ['mobilite'], q: 'permis' }))
  })

  it('leave out a radius that has no commune to turn around', () => {
    expect(activeFilters(asked({ rayon: '50', q: 'permis' }))).toEqual([])
  })
})
