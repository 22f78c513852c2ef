import { describe, expect, test } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { checksOf } from '../../server/features/moderation/moderation.checks.ts'
import { planOf } from '../../server/features/moderation/moderation.plan.ts'
import { aContent } from '../factories/a-content.ts'

const around = { region: '75', epci: null, approximate: false }
const directory = buildDirectory({
  departements: [
    { code: '40', nom: 'Landes', region: '75' },
    { code: '48', nom: 'Lozère', region: '76' },
  ],
  epcis: [],
  communes: [
    {
      ...{ ...around, code: '40192', nom: 'Mont-de-Marsan', departement: '40', population: 30_000 },
      ...{ codesPostaux: ['40000'], latitude: 43.89, longitude: -0.5 },
    },
    {
      ...{ ...around, code: '40088', nom: 'Dax', departement: '40', population: 20_000 },
      ...{ codesPostaux: ['40100'], latitude: 43.71, longitude: -1.05 },
    },
    {
      ...{ ...around, code: '48095', nom: 'Mende', departement: '48', population: 12_000 },
      ...{ codesPostaux: ['48000'], latitude: 44.52, longitude: 3.5 },
    },
  ],
  former: [],
})
const long = 'Prépare au permis de conduire avec un moniteur, deux matinées par semaine, pendant douze semaines, à Dax.'
const said = (change: Partial<ListingContent>) =>
  checksOf(aContent({ description: long, ...change }), { directory }).map(({ code, level }) => `${level} ${code}`)

describe('a check', () => {
  test('is content with a plain listing', () => expect(said({})).toEqual(['ok address']))

  test.each<[string, Partial<ListingContent>]>([
    ['problem postal-code', { code_postal: '40100' }],
    ['problem postal-code', { code_postal: null, adresse: '2 rue du Pont, 48000 Mende' }],
    ['problem no-commune', { commune: null }],
    ['caution no-address', { adresse: null }],
    ['problem far-point', { latitude: 44.52, longitude: 3.5 }],
    ['caution outside-zone', { zone_eligibilite: ['48'] }],
    ['caution mobile', { intervenants: [{ ...aContent().intervenants[0]!, telephone: '+33639981462' }] }],
    ['caution shouted', { nom: 'PERMIS B POUR TOUS' }],
    ['caution short', { description: 'Aide au permis de conduire, pour les jeunes du quartier.' }],
    ['caution description-name', { description: `${long} Demandez Mme Durand.` }],
    ['caution conditions_acces-telephone', { conditions_acces: 'Appeler le 05 36 49 01 42.' }],
    ['problem description-birth-date', { description: `${long} Né le 3 mai 1984.` }],
  ])('says %s of %j', (wanted, change) => expect(said(change)).toContain(wanted))

  test('asks for no place of what is remote', () =>
    expect(said({ modes_accueil: ['a-distance'], commune: null, adresse: null, code_postal: null })).toEqual([]))
})

describe('the plan', () => {
  test('puts north up, east to the right, in kilometres, and holds all that is covered', () => {
    const plan = planOf(aContent({ zone_eligibilite: ['40'] }), directory)!
    const dax = plan.communes.find(({ name }) => name === 'Dax')!
    expect(plan.place!.x).toBeGreaterThan(dax.x)
    expect(plan.place!.y).toBeGreaterThan(dax.y)
    // As the crow flies, 48.5 km.
    expect(Math.hypot(plan.place!.x - dax.x, plan.place!.y - dax.y)).toBeCloseTo(48.5, 0)
    for (const { x, y, covered } of plan.communes)
      if (covered) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(plan.reach)
    expect(plan.circle).toBeLessThanOrEqual(plan.reach)
  })

  test('draws neighbours faint only within its reach, and none of those covered twice', () => {
    const plan = planOf(aContent({ zone_eligibilite: ['40192'] }), directory)!
    expect(plan.communes.map(({ name }) => name)).toEqual(['Mont-de-Marsan'])
  })
})
