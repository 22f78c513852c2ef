import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { type CheckGround, checkContent } from '../../server/features/listings/listings.checks.ts'
import { emptyContent, settledContent } from '../../server/features/listings/listings.content.ts'
import { aContent } from '../factories/a-content.ts'

const commune = (code: string, nom: string, codesPostaux: string[]) => ({
  ...{ code, nom, departement: code.slice(0, 2), region: '75', epci: null, population: 1000, codesPostaux },
  ...{ latitude: 43.7, longitude: -1, approximate: false },
})
const ground: CheckGround = {
  directory: buildDirectory({
    departements: [
      { code: '40', nom: 'Landes', region: '75' },
      { code: '2A', nom: 'Corse-du-Sud', region: '94' },
    ],
    epcis: [{ code: '244000675', nom: 'CA du Grand Dax' }],
    communes: [
      commune('40192', 'Mont-de-Marsan', ['40000']),
      { ...commune('2A004', 'Ajaccio', ['20000', '20090']), departement: '2A' },
    ],
    former: [{ code: '40999', nom: 'Ancienne', commune: '40192', codesPostaux: [] }],
  }),
  today: '2026-11-27',
  isOpposed: (_, value) => value === '+33536490199' || value === 'oppose@essai.example',
}
const problems = (overrides: Partial<ListingContent>) => checkContent(aContent(overrides), ground)
const person = (overrides: Partial<ListingContent['intervenants'][number]>) => [
  { ...aContent().intervenants[0]!, ...overrides },
]

describe('a content ready to be sent', () => {
  test('has nothing against it', () => {
    expect(problems({})).toEqual({})
    expect(problems({ publics: ['tous-publics'], zone_eligibilite: [] })).toEqual({})
    expect(problems({ zone_eligibilite: ['40', '2A', '244000675', '2A004', '40999', 'france'] })).toEqual({})
    expect(problems({ commune: '2A004', code_postal: '20182' })).toEqual({})
    expect(problems({ modes_accueil: ['a-distance'], commune: null, code_postal: null, adresse: null })).toEqual({})
  })

  test('may be closed for a while, from a day to another or until further notice', () => {
    expect(problems({ fermeture: { du: '2026-12-20', au: '2027-01-03', message: 'Congés' } })).toEqual({})
    expect(problems({ fermeture: { du: '2026-11-01', au: null, message: null } })).toEqual({})
  })
})

describe('what is missing or wrong', () => {
  test('is said field by field when nothing is written yet', () => {
    expect(Object.keys(checkContent(emptyContent, ground)).sort()).toEqual(
      ['description', 'mobilisable_par', 'modes_accueil', 'modes_mobilisation', 'nom', 'thematiques'].sort(),
    )
  })

  test.each<[string, Partial<ListingContent>, field: string, sentence: RegExp]>([
    ['a title of two signs', { nom: 'A ' }, 'nom', /3 à 150/],
    ['a title too long', { nom: 'a'.repeat(151) }, 'nom', /3 à 150/],
    ['a line for a description', { description: 'Trop court.' }, 'description', /50 à 2 000/],
    ['a description too long', { description: 'a'.repeat(2001) }, 'description', /2 000/],
    ['no thématique', { thematiques: [] }, 'thematiques', /au moins une/],
    ['everyone and somebody', { publics: ['tous-publics', 'jeunes'] }, 'publics', /aucun autre/],
    ['a price that is not told', { frais: 'payant' }, 'frais_precisions', /combien/],
    ['on site nowhere', { commune: null }, 'commune', /où cela se passe/],
    ['a commune that is none', { commune: '40000' }, 'commune', /n’existe pas/],
    ['a postal code of four digits', { code_postal: '4000' }, 'code_postal', /cinq chiffres/],
    ['a postal code of elsewhere', { code_postal: '48000' }, 'code_postal', /Mont-de-Marsan/],
    ['a zone that is none', { zone_eligibilite: ['40', '40000'] }, 'zone_eligibilite', /: 40000\./],
    ['hours nobody reads', { horaires_accueil: 'le matin si possible' }, 'horaires_accueil', /ne se lisent pas/],
    ['no way of asking', { modes_mobilisation: [] }, 'modes_mobilisation', /comment/],
    ['a link that runs', { lien_mobilisation: 'javascript:alert(1)' }, 'lien_mobilisation', /ne s’ouvre pas/],
    ['a link to come', { modes_mobilisation: ['utiliser-lien-mobilisation'] }, 'lien_mobilisation', /lien à utiliser/],
    ['a call without number', { intervenants: person({ telephone: null }) }, 'intervenants', /numéro/],
    [
      'a mail without address',
      { modes_mobilisation: ['envoyer-un-courriel'], intervenants: person({ courriel: ' ' }) },
      'intervenants',
      /adresse e-mail/,
    ],
    ['two digits short', { intervenants: person({ telephone: '04 65 71 05' }) }, 'intervenants.0.telephone', /deux/],
    [
      'one digit too many',
      { intervenants: person({ telephone: '04 65 71 05 20 1' }) },
      'intervenants.0.telephone',
      /n’/,
    ],
    ['half an address', { intervenants: person({ courriel: 'camille@' }) }, 'intervenants.0.courriel', /complète/],
    [
      'an opposed number',
      { intervenants: person({ telephone: '05 36 49 01 99' }) },
      'intervenants.0.telephone',
      /oppos/,
    ],
    [
      'an opposed address',
      { intervenants: person({ courriel: 'Oppose@essai.example' }) },
      'intervenants.0.courriel',
      /oppos/,
    ],
    ['a closure from no day', { fermeture: { du: null, au: '2027-01-01', message: null } }, 'fermeture.du', /premier/],
    [
      'a closure backwards',
      { fermeture: { du: '2027-01-02', au: '2027-01-01', message: null } },
      'fermeture.au',
      /finit/,
    ],
    [
      'a closure long gone',
      { fermeture: { du: '2026-01-01', au: '2026-01-05', message: null } },
      'fermeture.au',
      /passée/,
    ],
  ])('%s is told beside its field', (_, overrides, field, sentence) => {
    expect(problems(overrides)).toEqual({ [field]: expect.stringMatching(sentence) })
  })

  test('may be a foreign number, or a short one: both are good', () => {
    for (const telephone of ['+32 2 555 12 12', '115', '3949', '+590 590 99 31 48'])
      expect(problems({ intervenants: person({ telephone }) }), telephone).toEqual({})
  })
})

describe('a content once sent', () => {
  test('is clean: numbers as they are dialled, no empty person, no closure that says nothing', () => {
    const settled = settledContent(
      aContent({
        nom: '  Permis\u200b B  accompagné ',
        description: 'Une ligne.\r\n\r\n\r\n\r\nUne autre.\u0000',
        intervenants: [...person({ telephone: '05.36.49.01.42', courriel: 'MAILTO:Camille@Essai.example' }), blank],
        fermeture: { du: null, au: null, message: '  ' },
      }),
    )
    expect(settled).toMatchObject({
      nom: 'Permis B accompagné',
      description: 'Une ligne.\n\nUne autre.',
      fermeture: null,
    })
    expect(settled.intervenants).toEqual([
      {
        name: 'Camille Essai',
        role: 'Accueil',
        telephone: '+33536490142',
        courriel: 'camille@essai.example',
        note: null,
      },
    ])
  })

  const blank = { name: ' ', role: '', telephone: null, courriel: '', note: null }
  const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: null })
  const anything = fc.record({
    nom: fc.string({ unit: 'grapheme' }),
    description: fc.string({ unit: 'grapheme' }),
    adresse: text,
    mobilisation_precisions: text,
    intervenants: fc.array(fc.record({ name: text, role: text, telephone: text, courriel: text, note: text }), {
      maxLength: 3,
    }),
  })

  test('does not change any more, whatever was typed', () => {
    fc.assert(
      fc.property(anything, (overrides) => {
        const once = settledContent(aContent(overrides))
        expect(settledContent(once)).toEqual(once)
      }),
    )
  })
})
