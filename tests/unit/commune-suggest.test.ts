import { expect, test } from 'vitest'
import { embeddedGeography } from '../../seed/reference/geography.ts'
import { buildDirectory, coverageCodesOf } from '../../server/features/communes/communes.directory.ts'

const directory = buildDirectory(embeddedGeography())
const names = (q: string) => directory.suggest(q, 8).map(({ name }) => name)
const first = (q: string) => directory.suggest(q, 8)[0]

test.each([
  ['accents and capitals aside', 'CHALONS-en-champagne', 'Châlons-en-Champagne'],
  ['hyphens aside', 'mont de marsan', 'Mont-de-Marsan'],
  ['«st» for «saint»', 'st flour', 'Saint-Flour'],
  ['«ste» for «sainte»', 'ste menehould', 'Sainte-Menehould'],
  ['typographic apostrophes', 'l’hay les roses', "L'Haÿ-les-Roses"],
  ['without any space', 'lhaylesroses', "L'Haÿ-les-Roses"],
  ['words in any order', 'marsan mont', 'Mont-de-Marsan'],
  ['only the beginning of words', 'mon mars', 'Mont-de-Marsan'],
  ['ligatures opened', 'oeuilly', 'Œuilly'],
])('a commune is found %s', (_, q, name) => {
  expect(names(q)).toContain(name)
})

test('the exact name comes before larger communes that only begin so', () => {
  expect(first('dax')?.name).toBe('Dax')
  expect(first('mende')?.name).toBe('Mende')
})

test('homonyms come with their département, the larger first', () => {
  const found = directory.suggest('saint-denis', 8).filter(({ name }) => name === 'Saint-Denis')
  expect(found.map(({ departement }) => departement.name).slice(0, 2)).toEqual(['La Réunion', 'Seine-Saint-Denis'])
  expect(found.map(({ population }) => population)).toEqual(
    found.map(({ population }) => population).sort((a, b) => b - a),
  )
})

test('a postal code gives its communes, and is the one shown', () => {
  expect(first('40100')).toMatchObject({ name: 'Dax', postalCode: '40100' })
  expect(names('48300')).toContain('Langogne')
})

test('a name and a postal code can be typed together', () => {
  expect(first('saint denis 93')).toMatchObject({ code: '93066' })
})

test.each([
  ['75013', '75056', '75013'],
  ['69003', '69123', '69003'],
  ['13008', '13055', '13008'],
  ['paris 13', '75056', '75013'],
])('%s leads to the whole city', (q, code, postalCode) => {
  expect(first(q)).toMatchObject({ code, postalCode })
})

test('a former commune leads to the one that absorbed it, and says so', () => {
  expect(first('arbignieu')).toMatchObject({ name: 'Arboys en Bugey', via: 'Arbignieu' })
})

test('a commune is offered once, even when several of its names answer', () => {
  const codes = directory.suggest('florac', 8).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})

test('what is no name gives nothing', () => {
  for (const q of ['zzzz', '  ', '---', '%', "'; drop table communes", '99999']) expect(names(q)).toEqual([])
})

test('retired codes and arrondissements resolve to a commune of today', () => {
  expect(directory.resolve('01340')?.code).toBe('01015')
  expect(directory.resolve('75113')?.code).toBe('75056')
  expect(directory.resolve('13208')?.code).toBe('13055')
  expect(directory.resolve('99999')).toBeUndefined()
})

test('a commune is covered by its own code, its EPCI, its département and France', () => {
  expect(coverageCodesOf(directory.get('59350')!)).toEqual(['59350', '200093201', '59', 'france', '99100'])
})

test('an island without EPCI is covered by the rest', () => {
  expect(coverageCodesOf(directory.get('85113')!)).toEqual(['85113', '85', 'france', '99100'])
})

test('every commune has a point in or near its own territory', () => {
  const out = directory
    .all()
    .filter(({ departement }) => departement.length === 2)
    .filter(({ latitude, longitude }) => latitude < 41 || latitude > 51.3 || longitude < -5.6 || longitude > 9.7)
  expect(out).toEqual([])
})
