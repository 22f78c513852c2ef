import { describe, expect, test } from 'vitest'
import { embeddedGeography } from '../../seed/reference/geography.ts'
import { thematiquesOfFrein } from '../../server/contract/vocabulary.listing.ts'
import { type Frein, freins } from '../../server/contract/vocabulary.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { checkContent } from '../../server/features/listings/listings.checks.ts'
import { emptyContent } from '../../server/features/listings/listings.content.ts'
import { templates } from '../../server/features/submissions/submissions.templates.ts'

const ground = {
  directory: buildDirectory(embeddedGeography()),
  today: '2026-11-27',
  isOpposed: () => false,
}

/** What only the structure knows. */
const ownFacts = {
  nom: 'Ce que nous proposons',
  description: 'Deux ou trois phrases qui disent ce que c’est et comment cela se passe.',
  commune: '48061',
  intervenants: [{ name: null, role: 'Accueil', telephone: '04 65 71 05 20', courriel: null, note: null }],
}

describe('the templates', () => {
  test.each(templates.map((one) => [one.code, one] as const))(
    '%s can be sent once its own facts are given',
    (_, one) => {
      expect(checkContent({ ...emptyContent, ...one.content, ...ownFacts }, ground)).toEqual({})
    },
  )

  test.each(templates.map((one) => [one.code, one] as const))('%s belongs to its frein, and helps', (_, one) => {
    expect(one.content.thematiques.some((code) => thematiquesOfFrein[one.frein].includes(code))).toBe(true)
    const { nom, ...others } = one.helps
    expect(nom).toMatch(/^Exemple : « .+ »\.$/)
    for (const help of Object.values(others)) expect(help).toMatch(/^Dites .+\.$/)
    expect(one.line).not.toMatch(/\.$/)
  })

  test('are two to four for each frein, in the order of the freins, each with a code of its own', () => {
    const byFrein = Map.groupBy(templates, ({ frein }) => frein)
    expect([...byFrein.keys()]).toEqual(Object.keys(freins) as Frein[])
    for (const [frein, of] of byFrein) {
      expect(of.length, frein).toBeGreaterThanOrEqual(2)
      expect(of.length, frein).toBeLessThanOrEqual(4)
    }
    expect(new Set(templates.map(({ code }) => code)).size).toBe(templates.length)
  })
})
