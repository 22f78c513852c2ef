import { describe, expect, test } from 'vitest'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { atlasOf } from '../../server/features/imports/imports.places.ts'
import { checkService, checkStructure } from '../../server/features/imports/imports.rules.ts'
import { plainText } from '../../server/features/imports/imports.text.ts'
import { emailOf, phoneOf } from '../../server/features/listings/contacts.kept.ts'
import { fingerprint, oppositionsOf } from '../../server/features/oppositions/oppositions.rules.ts'
import { aSourceService, aSourceStructure } from '../factories/a-source-record.ts'

const commune = (code: string, nom: string, codesPostaux: string[], latitude: number, longitude: number) => ({
  code,
  nom,
  departement: code.slice(0, 2),
  region: '75',
  epci: code === '40088' ? '244000675' : null,
  population: 1000,
  codesPostaux,
  latitude,
  longitude,
  approximate: false,
})
const atlas = atlasOf(
  buildDirectory({
    departements: [
      { code: '40', nom: 'Landes', region: '75' },
      { code: '75', nom: 'Paris', region: '11' },
    ],
    epcis: [{ code: '244000675', nom: 'Grand Dax' }],
    communes: [
      commune('40192', 'Mont-de-Marsan', ['40000'], 43.89, -0.5),
      commune('40088', 'Dax', ['40100'], 43.71, -1.05),
      commune('40100', 'Estibeaux', ['40290'], 43.6, -0.9),
      commune('75056', 'Paris', ['75001'], 48.86, 2.35),
    ],
    former: [
      { code: '75101', nom: 'Paris 1er Arrondissement', commune: '75056', codesPostaux: ['75001'] },
      { code: '40300', nom: 'Ancienne', commune: '40088', codesPostaux: [] },
    ],
  }),
)
const ground = {
  today: '2023-01-01',
  atlas,
  oppositions: oppositionsOf([]),
  hoursCanBeRead: (raw: string) => raw !== 'illisible',
}
const service = (overrides: Record<string, unknown>, against = ground) =>
  checkService(aSourceService(overrides), against)
const reasonsOf = ({ findings }: { findings: readonly { field: string; reason: string }[] }) =>
  findings.map(({ field, reason }) => `${field}: ${reason}`)

test('a good service becomes a published listing, verified on the day its source changed it', () => {
  const { record, findings } = service({})
  expect(findings).toEqual([])
  expect(record).toMatchObject({
    state: 'published',
    date_maj: '2022-11-02',
    verified_on: '2022-11-02',
    commune: '40192',
    zone_eligibilite: ['40'],
    intervenants: [{ name: 'Camille Essai', telephone: '+33536490142', courriel: 'permis@relais.example' }],
  })
})

test('what is absent or null is unknown, an empty zone is no restriction', () => {
  const { record } = checkService(
    {
      source: 'essai',
      structure_id: 'essai--s',
      id: 'essai--1',
      nom: 'Épicerie',
      description: 'Distribue des colis.',
      date_maj: '2022-01-01',
      publics: null,
    },
    ground,
  )
  expect(record).toMatchObject({ publics: [], zone_eligibilite: [], commune: null, intervenants: [], frais: null })
})

describe('a bad service is refused, with its field and the reason:', () => {
  test.each([
    ['a required field that is missing', { description: undefined }, 'description: missing'],
    ['a required field that is null', { nom: null }, 'nom: wrong-type'],
    ['a short title', { nom: 'Xx' }, 'nom: too-short'],
    ['a title of tags only', { nom: '<b></b>' }, 'nom: too-short'],
    ['a title of 151 characters', { nom: 'x'.repeat(151) }, 'nom: too-long'],
    ['an empty text', { conditions_acces: '' }, 'conditions_acces: empty-text'],
    ['a text of spaces', { telephone: '  ' }, 'telephone: empty-text'],
    ['an empty list', { publics: [] }, 'publics: empty-list'],
    ['an unknown thématique', { thematiques: ['mobilite--teleportation'] }, 'thematiques: unknown-code'],
    ['an unknown type', { type: 'magie' }, 'type: unknown-code'],
    ['everyone and others', { publics: ['tous-publics', 'jeunes'] }, 'publics: not-alone'],
    ['a number as text', { longitude: '-0.5' }, 'longitude: wrong-type'],
    ['half a point', { latitude: null }, 'longitude: half-point'],
    ['a point off the globe', { latitude: 143.9 }, 'latitude: out-of-range'],
    ['a date that does not exist', { date_maj: '2022-02-30' }, 'date_maj: bad-date'],
    ['a date with a time', { date_maj: '2022-02-03T10:00:00' }, 'date_maj: bad-date'],
    ['a date before 2000', { date_maj: '1999-12-31' }, 'date_maj: old-date'],
    ['a date after today', { date_maj: '2023-01-02' }, 'date_maj: future-date'],
    ['a link that runs code', { lien_mobilisation: 'javascript:alert(1)' }, 'lien_mobilisation: bad-url'],
    ['a short postal code', { code_postal: '4000' }, 'code_postal: bad-postal-code'],
    ['no week', { nombre_semaines: 0 }, 'nombre_semaines: out-of-range'],
    ['half a week', { nombre_semaines: 1.5 }, 'nombre_semaines: wrong-type'],
    ['an identifier of another source', { id: 'autre--1' }, 'id: bad-identifier'],
    ['a control character in the identifier', { id: 'essai--1\u0000' }, 'id: bad-identifier'],
  ])('%s', (_, overrides, expected) => {
    const checked = service(overrides)
    expect(checked.record).toBeNull()
    expect(reasonsOf(checked)).toContain(expected)
  })

  test.each([[null], [12], ['texte'], [[]]])('%j instead of a record', (raw) => {
    expect(checkService(raw, ground)).toMatchObject({ record: null, findings: [{ reason: expect.any(String) }] })
  })

  test('every field that is wrong is told', () => {
    expect(reasonsOf(service({ nom: 'X', frais: 'cher', date_maj: 'hier' }))).toEqual([
      'nom: too-short',
      'date_maj: bad-date',
      'frais: unknown-code',
    ])
  })
})

test('the SIRET of a structure has 14 digits', () => {
  const checked = checkStructure(aSourceStructure({ siret: '1234' }), ground)
  expect(reasonsOf(checked)).toEqual(['siret: bad-siret'])
})

test('a network nobody knows yet costs the network, not the structure', () => {
  const checked = checkStructure(aSourceStructure({ reseaux_porteurs: ['adie', 'nouveau-reseau'] }), ground)
  expect(checked.record?.reseaux_porteurs).toEqual(['adie'])
  expect(reasonsOf(checked)).toEqual(['reseaux_porteurs: unknown-network'])
})

describe('places', () => {
  test('a former commune and an arrondissement lead to the commune of today', () => {
    const place = { longitude: null, latitude: null, commune: null, code_postal: null }
    expect(service({ ...place, code_insee: '40300' }).record?.commune).toBe('40088')
    const paris = service({ ...place, code_insee: '75101' })
    expect(paris.record?.commune).toBe('75056')
    expect(reasonsOf(paris)).toEqual(['code_insee: former-commune'])
  })

  test('without its INSEE code a commune is known by postal code and name', () => {
    const checked = service({
      code_insee: null,
      code_postal: '40100',
      commune: 'DAX CEDEX',
      longitude: null,
      latitude: null,
    })
    expect(checked.record?.commune).toBe('40088')
    expect(checked.findings).toEqual([])
  })

  test('a commune nobody knows is left empty and told', () => {
    const checked = service({ code_insee: '40999', code_postal: '99999', commune: 'Nulle-Part' })
    expect(checked.record).toMatchObject({ commune: null, longitude: -0.5 })
    expect(reasonsOf(checked)).toEqual(['code_insee: unknown-commune'])
  })

  test('a point far from its commune is dropped when the postal code agrees with the commune', () => {
    const checked = service({ longitude: 2.35, latitude: 48.86 })
    expect(checked.record).toMatchObject({ commune: '40192', longitude: null, latitude: null })
    expect(reasonsOf(checked)).toEqual(['longitude: far-point'])
  })

  test('and kept when nothing agrees with the commune', () => {
    const checked = service({ longitude: 2.35, latitude: 48.86, code_postal: null })
    expect(checked.record).toMatchObject({ commune: null, longitude: 2.35, latitude: 48.86 })
  })
})

describe('the zone d’éligibilité', () => {
  test('takes communes, EPCI, départements and the country, moved to today, once each', () => {
    const checked = service({ zone_eligibilite: ['40300', '40088', '244000675', '40', 'france', '99100', '75101'] })
    expect(checked.record?.zone_eligibilite).toEqual(['40088', '244000675', '40', 'france', '99100', '75056'])
    expect(reasonsOf(checked)).toEqual(['zone_eligibilite: former-commune', 'zone_eligibilite: former-commune'])
  })

  test('loses a postal code given for a commune, also when it happens to be the code of another one', () => {
    const unlike = service({ zone_eligibilite: ['40000', '40'] })
    expect(unlike.record?.zone_eligibilite).toEqual(['40'])
    expect(reasonsOf(unlike)).toEqual(['zone_eligibilite: postal-code-zone'])
    const dax = { commune: 'Dax', code_insee: '40088', code_postal: '40100', longitude: null, latitude: null }
    expect(reasonsOf(service({ ...dax, zone_eligibilite: ['40100', '40'] }))).toEqual([
      'zone_eligibilite: postal-code-zone',
    ])
  })

  test('with no valid code left refuses the record, which would otherwise serve everyone', () => {
    const checked = service({ zone_eligibilite: ['999999999'] })
    expect(checked.record).toBeNull()
    expect(reasonsOf(checked)).toEqual(['zone_eligibilite: unknown-zone', 'zone_eligibilite: no-valid-zone'])
  })
})

describe('contacts', () => {
  test.each([
    ['05 36 49 01 42', '+33536490142'],
    ['0536490142 / 06 39 98 00 00', '+33536490142'],
    ['+33 (0)5 36 49 01 42', '+33536490142'],
    ['0262 90 90 90', '+262262909090'],
    ['39 19', '3919'],
    ['115', '115'],
    ['voir le site', null],
    ['05 36', null],
  ])('the phone %s is %s', (raw, expected) => expect(phoneOf(raw)).toBe(expected))

  test.each([
    ['Accueil@Relais.example', 'accueil@relais.example'],
    ['a@b.example; c@d.example', 'a@b.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['accueil arobase relais', null],
  ])('the e-mail %s is %s', (raw, expected) => expect(emailOf(raw)).toBe(expected))

  test('one that cannot be used is dropped and told, the listing stays', () => {
    const checked = service({ telephone: 'inconnu', courriel: 'inconnu' })
    expect(checked.record?.intervenants).toMatchObject([{ name: 'Camille Essai', telephone: null, courriel: null }])
    expect(reasonsOf(checked)).toEqual(['telephone: bad-phone', 'courriel: bad-email'])
  })

  test('one that was opposed stays out, with the name it goes with, and out of the texts', () => {
    const oppositions = oppositionsOf([
      { kind: 'courriel', fingerprint: fingerprint('courriel', 'permis@relais.example') },
      { kind: 'telephone', fingerprint: fingerprint('telephone', '+33536490142') },
    ])
    const description = 'Écrire à Permis@relais.example ou appeler le 05.36.49.01.42, sinon le 05 36 49 00 01.'
    const checked = service({ description }, { ...ground, oppositions })
    expect(checked.record?.intervenants).toEqual([])
    expect(checked.record?.description).not.toMatch(/permis@|01\.42/i)
    expect(checked.record?.description).toContain('05 36 49 00 01')
  })
})

test('opening hours that cannot be read are kept as they are, and told', () => {
  const checked = service({ horaires_accueil: 'illisible' })
  expect(checked.record?.horaires_accueil).toBe('illisible')
  expect(reasonsOf(checked)).toEqual(['horaires_accueil: bad-hours'])
})

test('HTML becomes text, its paragraphs kept', () => {
  expect(plainText('<p>L&rsquo;&eacute;t&eacute; &amp; l&#039;hiver</p><ul><li>un</li><li>deux</li></ul>')).toBe(
    "L’été & l'hiver\n\n• un\n• deux",
  )
  expect(plainText('<script>alert(1)</script>moins de < 900 € et > 300 €')).toBe('moins de < 900 € et > 300 €')
  expect(plainText('a\u0000b\ud800')).toBe('ab\ufffd')
})
