import { describe, expect, it } from 'vitest'
import {
  departementWithArticle,
  epciWithArticle,
  inTown,
  ofTown,
} from '../../server/features/communes/communes.articles.ts'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { coverageKindOf, coverageText, freinsOf, freshnessOf } from '../../server/features/listings/listings.rules.ts'
import { summaryOf } from '../../server/features/listings/listings.summary.ts'
import { showTitle } from '../../server/features/listings/listings.title.ts'
import { freshnessText, publicText, whyOf } from '../../server/features/listings/listings.why.ts'

const commune = (code: string, nom: string, epci: string | null) => ({
  code,
  nom,
  departement: code.slice(0, 2),
  region: '75',
  epci,
  population: 1000,
  codesPostaux: [],
  latitude: 43.7,
  longitude: -1,
  approximate: false,
})
const directory = buildDirectory({
  departements: [
    { code: '40', nom: 'Landes', region: '75' },
    { code: '64', nom: 'Pyrénées-Atlantiques', region: '75' },
    { code: '15', nom: 'Cantal', region: '84' },
  ],
  epcis: [{ code: '244000675', nom: 'CA du Grand Dax' }],
  communes: [
    commune('40088', 'Dax', '244000675'),
    commune('40279', 'Saint-Paul-lès-Dax', '244000675'),
    commune('64445', 'Pau', null),
  ],
  former: [],
})
const dax = directory.get('40088')!

describe('freins', () => {
  it('come from the thématiques, each once, in the order of the vocabulary', () => {
    expect(
      freinsOf([
        'sante--addictions',
        'mobilite--preparer-un-permis',
        'mobilite--financer-ma-mobilite',
        'famille--garde-denfants',
      ]),
    ).toEqual(['mobilite', 'garde-enfants', 'sante'])
  })

  it('are none for employment and training', () => {
    expect(freinsOf(['trouver-un-emploi--maintien-dans-lemploi', 'se-former--trouver-sa-formation'])).toEqual([])
  })
})

describe('freshness', () => {
  it.each([
    ['2026-11-22', 'fresh'],
    ['2026-05-23', 'fresh'],
    ['2026-05-22', 'aging'],
    ['2025-11-23', 'aging'],
    ['2025-11-22', 'stale'],
    ['2025-05-23', 'stale'],
    ['2025-05-22', 'expired'],
    ['2026-12-01', 'fresh'],
  ])('of a listing verified on %s is %s on 22 November 2026', (verifiedOn, freshness) => {
    expect(freshnessOf(verifiedOn, '2026-11-22')).toBe(freshness)
  })

  it.each([
    ['2026-11-22', 'Vérifiée aujourd’hui'],
    ['2026-11-21', 'Vérifiée hier'],
    ['2026-11-10', 'Vérifiée il y a 12 jours'],
    ['2026-11-01', 'Vérifiée il y a 3 semaines'],
    ['2026-10-18', 'Vérifiée il y a 5 semaines'],
    ['2026-09-20', 'Vérifiée il y a 2 mois'],
    ['2026-03-10', 'À reconfirmer, 8 mois'],
    ['2025-09-10', 'Pas confirmée depuis 14 mois'],
    ['2025-02-10', 'Périmée, vérifiée en févr. 2025'],
  ])('of %s reads «%s»', (verifiedOn, text) => {
    expect(freshnessText(verifiedOn, '2026-11-22')).toBe(text)
  })
})

describe('coverage', () => {
  it.each([
    [[], 'open', 'Sans condition de résidence'],
    [['40088'], 'commune', 'Couvre Dax'],
    [['40088', '40279'], 'commune', 'Couvre Dax et 1 autre commune'],
    [['244000675'], 'epci', 'Couvre le Grand Dax'],
    [['40'], 'departement', 'Couvre les Landes'],
    [['15'], 'departement', 'Couvre le Cantal'],
    [['40', '64'], 'region', 'Couvre les Landes et 1 autre département'],
    [['40088', '64'], 'departement', 'Couvre les Pyrénées-Atlantiques et 1 autre territoire'],
    [['france'], 'france', 'Couvre toute la France'],
    [['99100', '40'], 'france', 'Couvre toute la France'],
    [['13200'], 'commune', 'Zone couverte à vérifier'],
  ])('of %j is %s: «%s»', (zone, kind, text) => {
    expect(coverageKindOf(zone, directory)).toBe(kind)
    expect(coverageText(zone, directory)).toBe(text)
  })

  it('names first what covers the person', () => {
    expect(coverageText(['64445', '40279', '40088'], directory, dax)).toBe('Couvre Dax et 2 autres communes')
    expect(coverageText(['64', '40'], directory, dax)).toBe('Couvre les Landes et 1 autre département')
  })
})

describe('places in a sentence', () => {
  it.each([
    ['CA du Grand Dax', 'le Grand Dax'],
    ["CC des Hautes Terres de l'Aubrac", 'les Hautes Terres de l’Aubrac'],
    ["CA du Bassin d'Aurillac", 'le Bassin d’Aurillac'],
    ['CU du Grand Reims', 'le Grand Reims'],
    ['CC de la Haute-Bigorre', 'la Haute-Bigorre'],
    ['CC Coeur de Lozère', 'le Cœur de Lozère'],
    ['CA de Bastia', 'l’agglomération de Bastia'],
    ['CC de Granville, Terre et Mer', 'la communauté de communes de Granville, Terre et Mer'],
    ['CA Mont de Marsan Agglomération', 'Mont de Marsan Agglomération'],
    ['Rennes Métropole', 'Rennes Métropole'],
    ['Métropole de Lyon', 'la métropole de Lyon'],
    ['CA Loire Forez Agglomération (LFA)', 'Loire Forez Agglomération'],
  ])('%s is «%s»', (nom, text) => {
    expect(epciWithArticle(nom)).toBe(text)
  })

  it.each([
    ['48', 'Lozère', 'la Lozère'],
    ['51', 'Marne', 'la Marne'],
    ['01', 'Ain', 'l’Ain'],
    ['21', "Côte-d'Or", 'la Côte-d’Or'],
    ['75', 'Paris', 'Paris'],
  ])('%s %s is «%s»', (code, nom, text) => {
    expect(departementWithArticle({ code, nom })).toBe(text)
  })

  it('agrees «de» and «à» with the town', () => {
    expect([ofTown('Dax'), ofTown('Aurillac'), ofTown('Le Mans'), ofTown('Les Abymes')]).toEqual([
      'de Dax',
      'd’Aurillac',
      'du Mans',
      'des Abymes',
    ])
    expect([inTown('Dax'), inTown('Le Mans')]).toEqual(['À Dax', 'Au Mans'])
  })
})

describe('reasons', () => {
  const reasons = {
    zone: ['244000675'],
    publics: ['jeunes'] as const,
    verifiedOn: '2026-11-10',
    answerDays: null,
    livesIn: dax,
  }

  it('say coverage, public, freshness, then distance', () => {
    const why = whyOf(
      { ...reasons, commune: '64445', distance: { km: 7.4, approximate: false } },
      directory,
      '2026-11-22',
    )
    expect(why.map(({ text }) => text)).toEqual([
      'Couvre le Grand Dax',
      'Pour les jeunes',
      'Vérifiée il y a 12 jours',
      '7\u00a0km de Dax',
    ])
  })

  it('say how soon it answers, when enough is known', () => {
    const answers = (answerDays: number | null) =>
      whyOf({ ...reasons, answerDays }, directory, '2026-11-22').find(({ code }) => code === 'answers')?.text
    expect([null, 0, 1, 4, 20].map(answers)).toEqual([
      undefined,
      'Répond le jour même',
      'Répond en 1 jour ouvré',
      'Répond en 4 jours ouvrés',
      'Répond rarement aux demandes',
    ])
  })

  it('say an approximate distance so, and the commune itself by its name', () => {
    const near = (at: string) =>
      whyOf({ ...reasons, commune: at, distance: { km: 0.2, approximate: true } }, directory, '2026-11-22').at(-1)?.text
    expect(near('64445')).toBe('≈\u00a01\u00a0km de Dax')
    expect(near('40088')).toBe('À Dax')
  })

  it('name the public asked for first', () => {
    expect(publicText([])).toBe('Public non précisé')
    expect(publicText(['tous-publics'])).toBe('Tout public')
    expect(publicText(['femmes', 'jeunes'])).toBe('Pour les femmes et les jeunes')
    expect(publicText(['femmes', 'seniors', 'jeunes'], ['jeunes'])).toBe('Pour les jeunes et 2 autres publics')
  })
})

describe('texts shown', () => {
  it.each([
    ['AIDE AU PERMIS DE CONDUIRE', 'Aide au permis de conduire'],
    ['ACCUEIL CCAS ET PMI', 'Accueil CCAS et PMI'],
    ['CCAS', 'CCAS'],
    ['Aide au PERMIS', 'Aide au PERMIS'],
  ])('the title %s is «%s»', (title, shown) => {
    expect(showTitle(title)).toBe(shown)
  })

  it('a summary is cut between two words, within 200 characters', () => {
    const summary = summaryOf('Prépare au permis,  '.repeat(30))
    expect(summary.length).toBeLessThanOrEqual(200)
    expect(summary).toMatch(/(Prépare|au|permis)…$/)
    expect(summaryOf(' Court.\n\nTexte ')).toBe('Court. Texte')
    expect(summaryOf('x'.repeat(300))).toHaveLength(200)
  })
})
