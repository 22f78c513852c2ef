import { describe, expect, test } from 'vitest'
import type { StructureDetails } from '../../server/contract/structures.ts'
import type { Directory } from '../../server/features/communes/communes.directory.ts'
import { oppositionsOf } from '../../server/features/oppositions/oppositions.rules.ts'
import {
  checkDetails,
  isSiret,
  settledDetails,
  structureFields,
} from '../../server/features/structures/structures.rules.ts'

const mende = { code: '48095', nom: 'Mende', departement: '48', codesPostaux: ['48000'] }
const directory = { resolve: (code: string) => (code === mende.code ? mende : undefined) } as Directory
const ground = { directory, oppositions: oppositionsOf([]) }
const details: StructureDetails = {
  ...{ nom: 'Relais de Mende', description: null, siret: null, commune: '48095', code_postal: '48000' },
  ...{ adresse: '2 place du Foirail', complement_adresse: null, telephone: '+33465710520', courriel: null },
  ...{ site_web: null, horaires_accueil: null, accessibilite_lieu: null, reseaux_porteurs: [] },
}

/** The fields refused when these are typed. */
function refused(typed: Partial<StructureDetails>): Record<string, string> {
  try {
    checkDetails(settledDetails({ ...details, ...typed }), Object.keys(typed) as (keyof StructureDetails)[], ground)
    return {}
  } catch (error) {
    return (error as { fields: Record<string, string> }).fields
  }
}

describe('a SIRET', () => {
  test.each(['13002526500013', '35600000000048', '35600000049837'])('%s has a right key', (siret) =>
    expect(isSiret(siret)).toBe(true),
  )
  test.each(['13002526500014', '1300252650001', '130025265000133', '13002526A00013', ''])('%j has none', (siret) =>
    expect(isSiret(siret)).toBe(false),
  )
  test('is kept without its spaces', () =>
    expect(settledDetails({ ...details, siret: ' 130 025 265 00013 ' }).siret).toBe('13002526500013'))
})

describe('details of a structure', () => {
  test('are accepted as they are', () => expect(refused(details)).toEqual({}))

  test.each<[Partial<StructureDetails>, RegExp]>([
    [{ nom: 'ab' }, /3 à 150/],
    [{ nom: 'Relais www.piege.example' }, /sans adresse/],
    [{ siret: '13002526500014' }, /clé de contrôle/],
    [{ siret: '123' }, /quatorze chiffres/],
    [{ description: 'a'.repeat(2001) }, /2 000 signes/],
    [{ commune: '99999' }, /n’existe pas/],
    [{ code_postal: '4800' }, /cinq chiffres/],
    [{ code_postal: '40000' }, /pas celui de Mende/],
    [{ telephone: '04 65 71 05 2' }, /Il manque un chiffre/],
    [{ courriel: 'accueil@' }, /pas complète/],
    [{ site_web: 'javascript:alert(1)' }, /ne s’ouvre pas/],
    [{ site_web: 'ftp://site.example' }, /ne s’ouvre pas/],
    [{ accessibilite_lieu: 'mailto:a@b.example' }, /adresse d’une page/],
    [{ horaires_accueil: 'le matin peut-être' }, /ne se lisent pas/],
  ])('are refused with a sentence: %j', (typed, sentence) => {
    const [field] = Object.keys(typed) as [string]
    expect(refused(typed)).toEqual({ [field]: expect.stringMatching(sentence) })
  })

  test('are not refused for what a source wrote wrongly and nobody touched', () => {
    const wrong = { ...details, siret: '12', telephone: 'voir le site' }
    expect(() => checkDetails({ ...wrong, adresse: '3 rue Neuve' }, ['adresse'], ground)).not.toThrow()
  })

  test('keep a site as a link, a number as it is dialled, an address in lower case', () => {
    const settled = settledDetails({
      ...details,
      site_web: 'www.relais.example',
      telephone: '04 65 71 05 20',
      courriel: 'Accueil@Relais.example',
    })
    expect(settled).toMatchObject({
      site_web: 'https://www.relais.example',
      telephone: '+33465710520',
      courriel: 'accueil@relais.example',
    })
  })

  test('are all in the list of fields', () => expect([...structureFields].sort()).toEqual(Object.keys(details).sort()))
})
