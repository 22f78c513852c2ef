import { describe, expect, test } from 'vitest'
import { readChoices, readFrais, readNumber } from '../../server/features/bulk/bulk.choices.ts'
import { readEmails, readPhones } from '../../server/features/bulk/bulk.people.ts'
import { readCommune, readPostalCode, splitAddress } from '../../server/features/bulk/bulk.places.ts'
import { readZones } from '../../server/features/bulk/bulk.zones.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'

const commune = (code: string, nom: string, codesPostaux: string[], epci: string | null = null) => ({
  ...{ code, nom, departement: code.slice(0, 2), region: '75', epci, population: 1000, codesPostaux },
  ...{ latitude: 44, longitude: 0, approximate: false },
})
const directory = buildDirectory({
  departements: [
    { code: '40', nom: 'Landes', region: '75' },
    { code: '64', nom: 'Pyrénées-Atlantiques', region: '75' },
    { code: '48', nom: 'Lozère', region: '76' },
  ],
  epcis: [
    { code: '244000675', nom: 'CA du Grand Dax' },
    { code: '244000808', nom: 'CC Coteaux et Vallées des Luys' },
  ],
  communes: [
    commune('40088', 'Dax', ['40100'], '244000675'),
    commune('40279', 'Saint-Paul-lès-Dax', ['40990'], '244000675'),
    commune('40002', 'Amou', ['40330'], '244000808'),
    commune('40274', 'Saint-Martin', ['40390']),
    commune('64500', 'Saint-Martin', ['64640']),
    commune('48095', 'Mende', ['48000']),
  ],
  former: [{ code: '40300', nom: 'Ancienne', commune: '40088', codesPostaux: [] }],
})

describe('choices', () => {
  test.each([
    ['thematiques', 'Préparer un permis', ['mobilite--preparer-un-permis']],
    [
      'thematiques',
      'preparer un permis | mobilite--financer-ma-mobilite',
      ['mobilite--preparer-un-permis', 'mobilite--financer-ma-mobilite'],
    ],
    ['thematiques', 'Préparer un permis\nAddictions', ['mobilite--preparer-un-permis', 'sante--addictions']],
    ['thematiques', 'Garde d’enfants', ['famille--garde-denfants']],
    ['thematiques', 'surendettement', ['difficultes-financieres--situation-dendettement-surendettement']],
    ['publics', 'Jeunes, RSA et seniors', ['jeunes', 'beneficiaires-des-minimas-sociaux', 'seniors']],
    ['modes_accueil', 'les deux', ['a-distance', 'en-presentiel']],
    ['modes_mobilisation', 'tél / mail', ['telephoner', 'envoyer-un-courriel']],
    ['mobilisable_par', 'Prescripteurs', ['professionnels']],
  ] as const)('%s: «%s»', (field, text, codes) => {
    expect(readChoices(field, text, '')).toMatchObject({ value: codes, problems: [] })
  })

  test('«oui» under a title that is the choice', () => {
    expect(readChoices('modes_accueil', 'oui', 'À distance ?').value).toEqual(['a-distance'])
    expect(readChoices('modes_accueil', 'non', 'À distance ?').value).toEqual([])
  })

  test('a frein is too wide, and two meanings are not chosen between', () => {
    expect(readChoices('thematiques', 'Mobilité', '').problems[0]).toContain('trop large')
    expect(readChoices('thematiques', 'logement', '').value).toEqual([])
    expect(readChoices('thematiques', 'cirque', '').problems).toHaveLength(1)
  })
})

test.each([
  ['gratuit', 'Frais', 'gratuit', null],
  ['Gratuit (adhésion demandée)', 'Frais', 'gratuit', 'adhésion demandée'],
  ['payant 15 €', 'Frais', 'payant', '15 €'],
  ['15 € par an', 'Tarif', 'payant', '15 € par an'],
  ['oui', 'Gratuit ?', 'gratuit', null],
  ['non', 'Gratuit ?', 'payant', null],
  ['non', 'Payant', 'gratuit', null],
  ['0 €', 'Coût', 'gratuit', null],
  ['bleu', 'Coût', null, null],
])('«%s» under «%s» costs %s', (text, title, frais, precisions) => {
  const read = readFrais(text, title)
  expect(read.value).toEqual({ frais, precisions })
  expect(read.problems).toHaveLength(frais ? 0 : 1)
})

test('numbers are written as people do', () => {
  expect(['7', '7,5', '7 h 30', '7h'].map((text) => readNumber(text, false).value)).toEqual([7, 7.5, 7.5, 7])
  expect(['12', '12 semaines', '0', 'douze', '1,5'].map((text) => readNumber(text, true).value)).toEqual([
    12,
    12,
    null,
    null,
    null,
  ])
})

test('telephones and addresses: several in a cell, a zero dropped by a spreadsheet', () => {
  expect(readPhones('05 58 00 00 00 / 06 12 34 56 78').value).toEqual({
    value: '+33558000000',
    more: ['Autre numéro : 06 12 34 56 78'],
  })
  expect(readPhones('558000000')).toMatchObject({ value: { value: '+33558000000' }, notes: [expect.any(String)] })
  expect(readPhones('05 58 00').value).toEqual({ value: '05 58 00', more: [] })
  expect(readEmails('Accueil <A@b.example>; c@d.example').value).toEqual({
    value: 'a@b.example',
    more: ['Autre e-mail : c@d.example'],
  })
})

describe('places', () => {
  const near: { postalCode: string | null; departement: string | null } = { postalCode: null, departement: null }
  const read = (text: string, title = 'Commune', hint = near) => readCommune(text, title, hint, directory)

  test.each([
    ['Dax', '40088'],
    ['DAX CEDEX', '40088'],
    ['40100 Dax', '40088'],
    ['Dax (40)', '40088'],
    ['St Paul les Dax', '40279'],
    ['Saint-Martin (64)', '64500'],
    ['40390 Saint-Martin', '40274'],
    ['48000', '48095'],
    ['Ancienne', '40088'],
  ])('«%s» is found', (text, code) => expect(read(text).value.commune?.code).toBe(code))

  test('two of the same name are told from each other by what is near, or not at all', () => {
    expect(read('Saint-Martin').problems[0]).toContain('Ajoutez le code postal')
    expect(read('Saint-Martin', '', { postalCode: null, departement: '40' }).value.commune?.code).toBe('40274')
    expect(read('Nulle-Part').problems[0]).toContain('Nous ne trouvons pas')
    expect(read('40300', 'Code INSEE').value.commune?.code).toBe('40088')
  })

  test('a postal code and an address that hides one', () => {
    expect(readPostalCode('40 100').value).toBe('40100')
    expect(readPostalCode('1000')).toMatchObject({ value: '01000', notes: [expect.any(String)] })
    expect(readPostalCode('Dax').problems).toHaveLength(1)
    expect(splitAddress('2 place du Foirail, 40100 Dax')).toEqual({ street: '2 place du Foirail', rest: '40100 Dax' })
    expect(splitAddress('2 place du Foirail')).toBeNull()
  })
})

test.each([
  ['Landes', ['40']],
  ['40', ['40']],
  ['département des Landes', ['40']],
  ['Landes (40)', ['40']],
  ['toute la France', ['france']],
  ['Grand Dax', ['244000675']],
  ['communauté d’agglomération du Grand Dax', ['244000675']],
  ['244000675', ['244000675']],
  ['CC Coteaux et Vallées des Luys', ['244000808']],
  ['Coteaux et Vallées des Luys', ['244000808']],
  ['Dax et Amou', ['40088', '40002']],
  ['Dax|Lozère\nAmou', ['40088', '48', '40002']],
  ['Nouvelle-Aquitaine', ['40', '64']],
  ['sans limite', []],
])('«%s» covers %j', (text, codes) => {
  expect(readZones(text, directory, { departement: '40' })).toMatchObject({ value: codes, problems: [] })
})

test('a territory nobody knows is told, with those that are', () => {
  const read = readZones('Landes|Canton de Nulle-Part', directory, { departement: null })
  expect(read.value).toEqual(['40'])
  expect(read.problems).toEqual([expect.stringContaining('Canton de Nulle-Part')])
})

test('a second number or address that cannot be read is told, not lost', () => {
  expect(readPhones('05 58 00 00 00 / 06 12 34')).toMatchObject({
    value: { value: '+33558000000', more: [] },
    notes: [expect.stringMatching(/06 12 34.*n’est pas repris/)],
  })
  expect(readEmails('Accueil <a@b.example> ; direction@')).toMatchObject({
    value: { value: 'a@b.example', more: [] },
    notes: [expect.stringMatching(/direction@.*n’est pas repris/)],
  })
})
