import { describe, expect, test } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import { emptyContent } from '../../server/features/listings/listings.content.ts'
import { saysTheSame } from '../../server/features/listings/listings.sameness.ts'
import { completenessFor, scoreOf } from '../../server/features/submissions/submissions.completeness.ts'
import { groupOf, isSmallCorrection } from '../../server/features/submissions/submissions.rules.ts'
import { aContent } from '../factories/a-content.ts'

const person = aContent().intervenants[0]!

describe('a small correction', () => {
  test.each<[string, Partial<ListingContent>]>([
    ['a phone', { intervenants: [{ ...person, telephone: '05 36 49 09 09' }] }],
    ['an e-mail', { intervenants: [{ ...person, courriel: 'autre@essai.example' }] }],
    ['no phone any more', { intervenants: [{ ...person, telephone: null }] }],
    ['hours', { horaires_accueil: 'Mo 10:00-12:00' }],
    ['an address', { adresse: '3 rue Neuve', complement_adresse: 'Hall B', code_postal: '40090' }],
    ['a closure', { fermeture: { du: '2026-12-20', au: '2027-01-04', message: 'Congés' } }],
    ['nothing', {}],
  ])('is %s', (_, change) => expect(isSmallCorrection(aContent(), aContent(change))).toBe(true))

  const others: Partial<ListingContent> = {
    ...{ nom: 'Autre', description: 'Autre', type: 'atelier', thematiques: [], publics: ['jeunes'], frais: 'payant' },
    ...{ publics_precisions: 'x', conditions_acces: 'x', frais_precisions: 'x', modes_accueil: ['a-distance'] },
    ...{ commune: '40088', zone_eligibilite: [], modes_mobilisation: ['se-presenter'], mobilisable_par: ['usagers'] },
    ...{ mobilisation_precisions: 'x', lien_mobilisation: 'https://x.example', nombre_semaines: 3 },
    volume_horaire_hebdomadaire: 2,
  }
  test.each(Object.entries(others))('is not %s', (field, value) =>
    expect(isSmallCorrection(aContent(), aContent({ [field]: value }))).toBe(false),
  )

  test.each<[string, ListingContent['intervenants']]>([
    ['another person', [{ ...person, name: 'Dominique' }]],
    ['another role', [{ ...person, role: 'Direction' }]],
    ['another note', [{ ...person, note: 'Le mardi' }]],
    ['one person more', [person, { ...person, name: 'Claude' }]],
    ['nobody', []],
  ])('is not %s', (_, intervenants) => expect(isSmallCorrection(aContent(), aContent({ intervenants }))).toBe(false))
})

test('the same thing typed otherwise says the same', () => {
  const typed = { nom: ' Permis  B accompagné ', intervenants: [{ ...person, telephone: '0536490142' }] }
  expect(saysTheSame(aContent(), aContent(typed))).toBe(true)
  expect(saysTheSame(aContent(), aContent({ nom: 'Permis A' }))).toBe(false)
})

describe('completeness', () => {
  test('goes from nearly nothing to everything, and never advises what is said', () => {
    expect(completenessFor(emptyContent).score).toBeLessThan(10)
    const full = aContent({ publics: ['jeunes'], conditions_acces: 'Avoir le code.', description: 'x'.repeat(400) })
    expect(completenessFor(full)).toEqual({ score: 100, advice: [] })
  })

  test('names the most useful first, with what it really adds', () => {
    const content = aContent({ intervenants: [{ ...person, telephone: null }], frais: null, horaires_accueil: null })
    const { score, advice } = completenessFor(content)
    expect(advice.map(({ field }) => field).slice(0, 2)).toEqual(['telephone', 'horaires_accueil'])
    const { gain } = advice[0]!
    expect(Math.round(scoreOf({ ...content, intervenants: [person] }))).toBe(score + gain)
  })
})

test('a listing is where somebody is needed', () => {
  const of = (state: 'published' | 'draft' | 'archived' | 'rejected' | 'pending') => ({
    ...{ state, open: null, last: null, freshness: state === 'published' ? ('fresh' as const) : null },
  })
  expect(groupOf({ ...of('published'), open: 'changes_requested', last: 'changes_requested' })).toBe('changes')
  expect(groupOf({ ...of('published'), open: 'pending', last: 'pending' })).toBe('pending')
  expect(groupOf({ ...of('published'), last: 'rejected' })).toBe('refused')
  expect(groupOf({ ...of('published'), freshness: 'aging' })).toBe('confirm')
  expect(groupOf(of('published'))).toBe('published')
  expect(groupOf(of('archived'))).toBe('archived')
  expect(groupOf({ ...of('archived'), open: 'draft', last: 'draft' })).toBe('draft')
  expect(groupOf({ ...of('rejected'), last: 'rejected' })).toBe('refused')
})
