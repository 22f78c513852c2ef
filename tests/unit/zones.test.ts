import { describe, expect, test } from 'vitest'
import { embeddedGeography } from '../../seed/reference/geography.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { zonesOf } from '../../server/features/communes/communes.zones.ts'

const directory = buildDirectory(embeddedGeography())
const zones = zonesOf(directory)
const found = (q: string) => zones.suggest(q, 8).map(({ kind, name }) => `${kind} ${name}`)

describe('what is typed finds', () => {
  test.each([
    ['landes', 'departement Landes'],
    ['40', 'departement Landes'],
    ['2a', 'departement Corse-du-Sud'],
    ['lozere', 'departement Lozère'],
    ['grand dax', 'epci Grand Dax'],
    ['gorges cevennes', 'epci Gorges Causses Cévennes'],
    ['244000675', 'epci Grand Dax'],
    ['mende', 'epci Cœur de Lozère'],
    ['40100', 'commune Dax'],
    ['40088', 'commune Dax'],
    ['st flour', 'commune Saint-Flour'],
    ['france', 'france Toute la France'],
    ['toute la f', 'france Toute la France'],
  ])('%s: %s', (q, name) => {
    expect(found(q)).toContain(name)
  })

  test('a département by its very name first, and each territory once', () => {
    expect(found('landes')[0]).toBe('departement Landes')
    expect(found('mende')).toHaveLength(new Set(found('mende')).size)
    expect(found('%')).toEqual([])
  })
})

describe('a coverage', () => {
  const said = (...codes: string[]) => zones.reach(codes).zones.map(({ redundant }) => redundant)

  test.each([
    [['40088', '40'], 'Dax est déjà dans les Landes.'],
    [['244000675', '40'], 'Le Grand Dax est déjà dans les Landes.'],
    [['40', 'france'], 'Les Landes sont déjà dans toute la France.'],
    [['40088', '244000675', '40'], 'Dax est déjà dans le Grand Dax.'],
  ])('%j says what is there twice', (codes, sentence) => {
    expect(said(...codes)[0]).toBe(sentence)
  })

  test('of the same place under two codes keeps the first', () => {
    expect(said('01015', '01340')).toEqual([null, 'Arboys en Bugey est déjà dans la liste.'])
    expect(said('france', '99100')).toEqual([null, 'Toute la France est déjà dans la liste.'])
  })

  test('of a whole country is everybody in it, whatever is added', () => {
    const everybody = directory.all().reduce((sum, { population }) => sum + population, 0)
    expect(zones.reach(['france'])).toMatchObject({ communes: directory.all().length, population: everybody })
    expect(zones.reach(['40', 'france', '40088']).population).toBe(everybody)
  })

  test('of every département is the whole country', () => {
    const all = directory.departements().map(({ code }) => code)
    expect(zones.reach(all).communes).toBe(directory.all().length)
  })
})
