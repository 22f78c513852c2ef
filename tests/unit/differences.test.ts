import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { differencesOf } from '../../server/features/listings/listings.differences.ts'
import { segmentsOf } from '../../server/features/listings/listings.segments.ts'
import { aContent } from '../factories/a-content.ts'

const town = { departement: '40', region: '75', latitude: 43.9, longitude: -0.5, approximate: false }
const directory = buildDirectory({
  departements: [{ code: '40', nom: 'Landes', region: '75' }],
  epcis: [{ code: '244000808', nom: 'CA Mont de Marsan Agglomération' }],
  communes: [
    { ...town, code: '40192', nom: 'Mont-de-Marsan', epci: '244000808', population: 30_000, codesPostaux: ['40000'] },
    {
      ...town,
      code: '40281',
      nom: 'Saint-Pierre-du-Mont',
      epci: '244000808',
      population: 10_000,
      codesPostaux: ['40280'],
    },
  ],
  former: [],
})
const wording = { directory, now: new Date('2026-11-27T10:00:00Z') }
const changed = (before: Partial<ListingContent> | null, after: Partial<ListingContent>) =>
  differencesOf(before && aContent(before), aContent(after), wording).changed

/** `[-…-]` taken out, `{+…+}` brought in. */
const marked = (before: string, after: string) =>
  segmentsOf(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('two versions of a text', () => {
  test.each([
    ['le mardi matin', 'le jeudi matin', 'le [-mardi-]{+jeudi+} matin'],
    ['à 20 % de leur prix.', 'à 10 à 30 % de leur prix.', 'à {+10 à 30+}[-20-] % de leur prix.'],
    ['Ouvert à tous.', 'Ouvert à tous.', 'Ouvert à tous.'],
    ['Une phrase.', 'Une phrase. Et une autre.', 'Une phrase.{+ Et une autre.+}'],
    ['', 'Nouveau', '{+Nouveau+}'],
    ['Ancien', '', '[-Ancien-]'],
    [
      'Ouverte à tous sans condition.',
      'Sur orientation d’un travailleur social.',
      '[-Ouverte à tous sans condition-]{+Sur orientation d’un travailleur social+}.',
    ],
  ])('%j → %j', (before, after, wanted) => {
    const sorted = (text: string) => text.replace(/(\{\+[^}]*\+\})(\[-[^\]]*-\])/g, '$2$1')
    expect(marked(before, after)).toBe(sorted(wanted))
  })

  test('give both texts back, whatever they are', () => {
    const word = fc.constantFrom('mardi', 'jeudi', 'à', 'de', 'la', ' ', '\n', '.', 'été 🙂', 'permis', '  ')
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = segmentsOf(before, after)
        const of = (kind: string) =>
          segments.filter((one) => one.kind === 'same' || one.kind === kind).map((one) => one.text)
        expect(of('removed').join('')).toBe(before)
        expect(of('added').join('')).toBe(after)
        expect(segments.every((one, at) => one.text && one.kind !== segments[at - 1]?.kind)).toBe(true)
      }),
    )
  })

  test('that share nothing are told quickly', () => {
    const words = (of: string) => Array.from({ length: 4000 }, (_, at) => `${of}${at}`).join(' ')
    expect(segmentsOf(words('a'), words('b')).length).toBeLessThan(5)
  })
})

describe('two contents', () => {
  test('that say the same differ in nothing, and keep every field', () => {
    const { changed, kept } = differencesOf(aContent(), aContent(), wording)
    expect(changed).toEqual([])
    expect(kept.find(({ field }) => field === 'adresse')!.lines).toEqual(['1 rue de l’Essai', '40000 Mont-de-Marsan'])
    expect(kept.find(({ field }) => field === 'fermeture')!.lines).toEqual([])
  })

  test('differ by what was brought in, taken out or changed', () => {
    const kinds = changed(
      { frais: 'gratuit', lien_mobilisation: 'https://avant.example', conditions_acces: null },
      { frais: 'payant', lien_mobilisation: null, conditions_acces: 'Sur orientation.' },
    ).map(({ field, kind }) => [field, kind])
    expect(kinds).toEqual([
      ['conditions_acces', 'added'],
      ['frais', 'changed'],
      ['lien_mobilisation', 'removed'],
    ])
  })

  test('of which one was not there: everything said is brought in', () => {
    const fields = changed(null, {})
    expect(fields.every(({ kind }) => kind === 'added')).toBe(true)
    expect(fields.map(({ field }) => field)).toContain('nom')
  })

  test('tell lists line by line, marking only those that are not on both sides', () => {
    const [difference] = changed({ publics: ['jeunes', 'femmes'] }, { publics: ['jeunes', 'etudiants'] })
    const { before, after } = difference!
    expect([before, after].map(({ lines }) => lines.map((line) => line.changed))).toEqual([
      [false, true],
      [false, true],
    ])
  })

  test('say who is reached by the zone, and hours in words', () => {
    const [zone, hours] = changed(
      { zone_eligibilite: ['40281'], horaires_accueil: 'Mo-Fr 09:00-12:00' },
      { zone_eligibilite: ['40281', '244000808'], horaires_accueil: 'Tu 14:00-17:00' },
    )
    expect([zone!.before.note, zone!.after.note]).toEqual([
      '1 commune, 10\u00a0000 habitants',
      '2 communes, 40\u00a0000 habitants',
    ])
    expect(hours!.after.lines[0]!.text).toMatch(/^Mardi : 14/)
  })

  test('name people with their numbers as they are read', () => {
    const person = {
      name: 'Solène Vidal',
      role: 'coordinatrice',
      telephone: '+33639981462',
      courriel: null,
      note: null,
    }
    const [people] = changed({ intervenants: [] }, { intervenants: [person] })
    expect(people!.after.lines.map(({ text }) => text)).toEqual([
      'Solène Vidal, coordinatrice',
      '06\u00a039\u00a098\u00a014\u00a062',
    ])
  })
})
