import { describe, expect, it } from 'vitest'
import type { Hit } from '../../server/contract/search.ts'
import type { Public } from '../../server/contract/vocabulary.ts'
import { briefly } from '../../server/features/search/search.brief.ts'
import { communeLabel } from '../../web/features/communes/communes.recent.ts'
import { typedPart } from '../../web/features/communes/communes.typed.ts'
import { atCommune, ofCommune } from '../../web/features/communes/communes.words.ts'
import { nothingAsked, type Search } from '../../web/features/search/search.address.ts'
import { grouped } from '../../web/features/search/search.bands.ts'
import { limitsOf, needOf } from '../../web/features/search/search.empty.words.ts'
import { rungsOf, useful } from '../../web/features/search/search.ladder.ts'

const asked = (change: Partial<Search>): Search => ({ ...nothingAsked, ...change })

const hit = (distanceKm: number | null, remote = false): Hit => ({
  id: `${distanceKm}${remote}`,
  title: '',
  summary: '',
  structure: { id: '', name: '' },
  freins: [],
  thematiques: [],
  publics: [],
  commune: null,
  distanceKm,
  approximate: false,
  remote,
  coverage: 'open',
  verifiedOn: '2026-11-01',
  freshness: 'fresh',
  why: [],
  brief: [],
  availability: null,
  openNow: null,
  openText: null,
})
const titles = (hits: Hit[], placed = true) => grouped(hits, placed).map(({ title, hits }) => [title, hits.length])

describe('rows cut by distance', () => {
  it('have a heading from the second band on', () => {
    expect(titles([hit(1), hit(9.9), hit(10), hit(24.9), hit(25), hit(null, true)])).toEqual([
      [null, 2],
      ['Entre 10 et 25 km', 2],
      ['Plus de 25 km', 1],
      ['À distance', 1],
    ])
  })

  it('never say how far an unknown place is', () => {
    expect(titles([hit(null)])).toEqual([['Lieu non précisé', 1]])
    expect(titles([hit(40), hit(null)])).toEqual([['Plus de 25 km, ou lieu non précisé', 2]])
  })

  it('stay in one piece when distances go up and down, or when there is no commune', () => {
    expect(titles([hit(30), hit(2)])).toEqual([[null, 2]])
    expect(titles([hit(null), hit(null, true)], false)).toEqual([[null, 2]])
    expect(titles([])).toEqual([])
  })
})

describe('the ladder', () => {
  const search = asked({ commune: '48198', freins: ['sante'], q: 'psy', publics: ['jeunes'], accueil: 'en-presentiel' })
  const labels = rungsOf(search, 'Villefort').map(({ label }) => label)

  it('gives up the least first', () => {
    expect(labels).toEqual([
      'Jusqu’à 50 km',
      'Jusqu’à 100 km',
      'Pour tous les publics',
      'À distance aussi',
      'Sans le mot «\u00a0psy\u00a0»',
      'Sans aucun filtre, jusqu’à 100 km',
      'Tous les freins, à Villefort',
      'Tout ce qui existe à Villefort',
      'Ailleurs qu’à Villefort, dans toute la base',
    ])
  })

  it('has no rung for what was not asked, nor twice the same', () => {
    expect(rungsOf(asked({ q: 'psy' }), '')).toEqual([])
    const place = rungsOf(asked({ commune: '48198', freins: ['sante'] }), 'Villefort')
    expect(place.map(({ label }) => label)).toEqual([
      'Jusqu’à 50 km',
      'Jusqu’à 100 km',
      'Tous les freins, à Villefort',
      'Ailleurs qu’à Villefort, dans toute la base',
    ])
  })

  it('keeps only the rungs that lead somewhere, and the narrowest of equal circles', () => {
    const counts = [3, 3, 0, 1]
    const rungs = rungsOf(search, 'Villefort').slice(0, 4)
    const kept = useful(rungs.map((rung, at) => ({ ...rung, count: counts[at] ?? 0 })))
    expect(kept.map(({ label }) => label)).toEqual(['Jusqu’à 50 km', 'À distance aussi'])
  })
})

describe('sentences', () => {
  it('say what was looked for, and within which limits', () => {
    const search = asked({
      q: 'navette',
      freins: ['mobilite', 'garde-enfants'],
      publics: ['jeunes', 'femmes'],
      frais: 'gratuit',
    })
    expect(needOf(search)).toBe('«\u00a0navette\u00a0» et les freins mobilité ou garde d’enfants')
    expect(limitsOf(search, true)).toBe('Dans un rayon de 30 km, pour les jeunes ou les femmes, gratuit.')
    expect(limitsOf(nothingAsked, false)).toBe('Pour tous les publics.')
  })

  it('contract the articles of communes', () => {
    expect(['Dax', 'Le Mans', 'Les Sables-d’Olonne', 'La Rochelle'].map(atCommune)).toEqual([
      'à Dax',
      'au Mans',
      'aux Sables-d’Olonne',
      'à La Rochelle',
    ])
    expect(['Dax', 'Le Mans', 'Les Sables-d’Olonne', 'Aurillac', 'Évreux'].map(ofCommune)).toEqual([
      'de Dax',
      'du Mans',
      'des Sables-d’Olonne',
      'd’Aurillac',
      'd’Évreux',
    ])
    expect(ofCommune("L'Île-d'Yeu")).toBe('de L’Île-d’Yeu')
    expect(communeLabel({ code: '85113', name: "L'Île-d'Yeu", postalCode: '85350' })).toBe('L’Île-d’Yeu (85350)')
  })

  it('find what was typed at the beginning of a name, accents and hyphens aside', () => {
    expect(typedPart('Saint-Chély-d’Apcher', 'saint che')).toBe('Saint-Ché')
    expect(typedPart('Évreux', 'evr')).toBe('Évr')
    expect(typedPart('Saint-Chamond', 'chamond')).toBe('')
    expect(typedPart('Dax', ' ')).toBe('')
  })

  it('hold a reason on a row', () => {
    const one = (code: string, text: string, codes: Public[] = [], publics: Public[] = [], placed = true) =>
      briefly([{ code, text }], codes, { publics, placed })[0]?.text
    const two = 'Couvre le Grand Dax et 2 autres intercommunalités'
    expect(one('coverage', two)).toBe('Couvre le Grand Dax')
    expect(one('coverage', two, [], [], false)).toBe('Couvre le Grand Dax, +2')
    expect(one('coverage', 'Couvre la communauté de communes Mont Lozère')).toBe('Couvre la CC Mont Lozère')
    expect(one('coverage', 'Sans condition de résidence')).toBe('Où que l’on habite')
    expect(one('freshness', 'Vérifiée il y a 12 jours')).toBe('Vérifiée il y a 12 jours')
    expect(one('answers', 'Répond en 2 jours ouvrés')).toBe('Répond en 2 jours')
    expect(one('answers', 'Répond rarement aux demandes')).toBe('Répond rarement')
    expect(one('distance', '7 km de Dax')).toBeUndefined()
    expect(one('words', 'Une partie de vos mots')).toBeUndefined()
    expect(one('public', 'Tout public', ['tous-publics'])).toBe('Tout public')
    expect(one('public', 'Pour les jeunes', ['jeunes'])).toBe('Pour les jeunes')
    expect(one('public', 'Pour les familles et les actifs', ['familles', 'actifs'])).toBe('Familles et actifs')
    expect(one('public', 'Pour les jeunes et les étudiants', ['jeunes', 'etudiants'])).toBe('Jeunes, +1')
    const handicap = 'Pour les personnes en situation de handicap'
    expect(one('public', handicap, ['personnes-en-situation-de-handicap'])).toBe('Handicap')
    const three: Public[] = ['demandeurs-emploi', 'jeunes', 'beneficiaires-des-minimas-sociaux']
    expect(one('public', 'Pour les demandeurs d’emploi et 2 autres publics', three)).toBe('Sans emploi, +2')
    expect(one('public', 'Pour les jeunes et 2 autres publics', three, ['jeunes'])).toBe('Jeunes, +2')
    const rural: Public[] = ['femmes', 'residents-qpv-frr']
    expect(one('public', 'Pour les femmes et les habitants des QPV et FRR', rural)).toBe('Femmes, +1')
  })
})
