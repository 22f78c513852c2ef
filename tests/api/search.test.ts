import { beforeAll, describe, expect, test } from 'vitest'
import type { Hit, SearchAnswer } from '../../server/contract/search.ts'
import { updatePoints } from '../../server/features/communes/communes.queries.ts'
import { saveListings } from '../../server/features/listings/listings.queries.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { useApp } from '../support/app.ts'

const levier = useApp({ engine: false, today: '2026-11-22' })
const dax = '40088'
const pau = '64445'
const inDax = { commune: dax, longitude: -1.05, latitude: 43.71, zone_eligibilite: ['40'] }

const get = async (query: string, headers?: { cookie: string }) =>
  levier.app.inject({ url: `/api/search?${query}`, headers: headers ?? (await levier.signIn()) })

async function search(query: string): Promise<SearchAnswer> {
  await levier.deps.search.settle()
  const response = await get(query)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const titles = ({ hits }: SearchAnswer) => hits.map(({ title }: Hit) => title)

beforeAll(async () => {
  const { db } = levier.deps
  const structure = await aStructure(db, { nom: 'Mission locale des Landes' })
  await aListing(db, {
    ...inDax,
    structure_source_id: structure.record.source_id,
    nom: 'Prêt de scooter',
    publics: ['jeunes'],
    verified_on: '2026-11-10',
  })
  await aListing(db, {
    ...inDax,
    nom: 'Garage solidaire',
    frais: 'payant',
    verified_on: '2026-03-20',
    publics: ['seniors'],
  })
  await aListing(db, { ...inDax, nom: 'Covoiturage', verified_on: '2025-09-20', publics: [] })
  await aListing(db, { ...inDax, nom: 'Bourse au permis', verified_on: '2025-02-10' })
  await aListing(db, {
    ...inDax,
    nom: 'Écoute psychologique',
    thematiques: ['sante--sante-mentale'],
    modes_accueil: ['a-distance'],
    zone_eligibilite: ['france'],
  })
  await aListing(db, { ...inDax, nom: 'Fiche en attente', state: 'pending' })
})

test('a visitor is refused', async () => {
  const response = await get(`commune=${dax}`, { cookie: '' })
  expect(response.statusCode).toBe(401)
  expect(response.json().code).toBe('signed-out')
})

describe('an answer', () => {
  test('gives the place, the count, the listings in order and why each is there', async () => {
    const answer = await search(`commune=${dax}`)
    expect(titles(answer)).toEqual(['Prêt de scooter', 'Garage solidaire', 'Covoiturage', 'Écoute psychologique'])
    expect(answer).toMatchObject({
      total: 4,
      page: 1,
      pageSize: 20,
      place: { code: dax, name: 'Dax', departement: '40' },
      expired: { total: 1 },
      totalIsAtLeast: false,
      degraded: false,
      relaxed: false,
    })
    expect(answer.hits[0]).toMatchObject({
      structure: { name: 'Mission locale des Landes' },
      freins: ['mobilite'],
      thematiques: ['mobilite--preparer-un-permis'],
      publics: ['jeunes'],
      commune: { code: dax, name: 'Dax' },
      remote: false,
      coverage: 'departement',
      verifiedOn: '2026-11-10',
      freshness: 'fresh',
      openNow: null,
      openText: null,
      why: [
        { code: 'coverage', text: 'Couvre les Landes' },
        { code: 'public', text: 'Pour les jeunes' },
        { code: 'freshness', text: 'Vérifiée il y a 12 jours' },
        { code: 'distance', text: 'À Dax' },
      ],
    })
    expect(answer.hits[0]?.distanceKm).toBeLessThan(3)
    expect(answer.hits[3]).toMatchObject({ distanceKm: null, remote: true, freshness: 'fresh' })
    expect(answer.hits[3]?.why.at(-1)).toEqual({ code: 'distance', text: 'À distance' })
  })

  test('holds no contact detail', async () => {
    const { body } = await get(`commune=${dax}&perimees=1`)
    expect(body).not.toMatch(/05 36 49|@essai\.example|Camille/)
  })

  test('counts each group as if its own values were not ticked', async () => {
    const { total, facets } = await search(`commune=${dax}&frein=mobilite&public=jeunes`)
    expect(total).toBe(2)
    expect(facets.frein).toMatchObject({ mobilite: 2, sante: 1, logement: 0 })
    expect(facets.public).toMatchObject({ jeunes: 2, seniors: 2, femmes: 1, 'tous-publics': 1 })
    expect(facets.accueil).toEqual({ 'en-presentiel': 2, 'a-distance': 0 })
    expect(facets.frais).toEqual({ gratuit: 2, payant: 0 })
  })

  test('keeps either of two freins', async () => {
    expect((await search(`commune=${dax}&frein=mobilite&frein=sante`)).total).toBe(4)
  })

  test('filters what is remote, on site, free', async () => {
    expect(titles(await search(`commune=${dax}&accueil=a-distance`))).toEqual(['Écoute psychologique'])
    expect((await search(`commune=${dax}&accueil=en-presentiel`)).total).toBe(3)
    expect((await search(`commune=${dax}&frais=gratuit`)).total).toBe(3)
  })

  test('lists the expired after the others when asked, never among them', async () => {
    const answer = await search(`commune=${dax}&perimees=1&tri=distance`)
    expect(answer.total).toBe(4)
    expect(titles(answer)).toHaveLength(5)
    expect(titles(answer).at(-1)).toBe('Bourse au permis')
    expect(answer.hits.at(-1)?.why).toContainEqual({ code: 'freshness', text: 'Périmée, vérifiée en févr. 2025' })
  })

  test('orders by distance and by verification too', async () => {
    expect(titles(await search(`commune=${dax}&tri=distance`)).at(-1)).toBe('Écoute psychologique')
    expect(titles(await search(`commune=${dax}&tri=fraicheur`))).toEqual([
      'Prêt de scooter',
      'Écoute psychologique',
      'Garage solidaire',
      'Covoiturage',
    ])
  })

  test('is cut in pages that follow one another', async () => {
    const all = titles(await search(`commune=${dax}`))
    const first = await search(`commune=${dax}&taille=3`)
    const second = await search(`commune=${dax}&taille=3&page=2`)
    expect([...titles(first), ...titles(second)]).toEqual(all)
  })

  test('without a commune has nothing geographic, the broadest coverage first', async () => {
    const answer = await search('')
    expect(answer.place).toBeNull()
    expect(titles(answer)[0]).toBe('Écoute psychologique')
    expect(answer.hits.every(({ distanceKm }) => distanceKm === null)).toBe(true)
  })

  test('from elsewhere keeps only what covers it', async () => {
    expect(titles(await search(`commune=${pau}&rayon=100`))).toEqual(['Écoute psychologique'])
  })

  test('takes a former commune for the one of today', async () => {
    expect((await search('commune=01340')).place?.code).toBe('01015')
  })

  test('may be empty', async () => {
    expect(await search(`commune=${pau}&frein=logement`)).toMatchObject({ total: 0, hits: [], expired: { total: 0 } })
  })
})

describe('words', () => {
  test('keep only the listings that have them, within the commune', async () => {
    const answer = await search(`commune=${dax}&q=scooter`)
    expect(titles(answer)).toEqual(['Prêt de scooter'])
    expect(answer.degraded).toBe(true)
    expect((await search(`commune=${pau}&q=scooter`)).total).toBe(0)
  })

  test('that are only spaces are no words', async () => {
    expect(await search(`commune=${dax}&q=%20%20`)).toMatchObject({ total: 4, degraded: false })
  })
})

describe('the table follows the database', () => {
  test('a new listing is found, a changed one changes, an archived one leaves', async () => {
    const { db } = levier.deps
    const one = { ...inDax, source_id: 'essai--suivi', nom: 'Navette', zone_eligibilite: ['64'], commune: pau }
    const { record } = await aListing(db, { ...one, longitude: -0.37, latitude: 43.3 })
    expect(titles(await search(`commune=${pau}`))).toContain('Navette')
    await aListing(db, { ...record, nom: 'Navette du soir' })
    expect(titles(await search(`commune=${pau}`))).toContain('Navette du soir')
    await aListing(db, { ...record, state: 'archived' })
    expect(titles(await search(`commune=${pau}`))).not.toContain('Navette du soir')
  })

  test('many listings of one revision are all taken', async () => {
    const { record } = await aListing(levier.deps.db, { ...inDax, zone_eligibilite: ['48'], commune: '48095' })
    const many = Array.from({ length: 2500 }, (_, i) => ({
      ...record,
      source_id: `essai--lot-${i}`,
      modes_accueil: ['a-distance' as const],
    }))
    await levier.deps.db.transaction().execute((trx) => saveListings(trx, many, { actor: 'seed', at: new Date() }))
    expect((await search('commune=48095&accueil=a-distance&frein=mobilite')).total).toBe(2500)
  })

  test('a listing known by its commune alone follows the point of the commune', async () => {
    const { db, geography } = levier.deps
    await aListing(db, { ...inDax, commune: '40279', longitude: null, latitude: null, nom: 'Vélos du quartier' })
    const distance = async () =>
      (await search(`commune=${dax}&rayon=100&taille=50`)).hits.find(({ title }) => title === 'Vélos du quartier')
        ?.distanceKm
    expect(await distance()).toBeLessThan(10)
    await updatePoints(db, [{ code: '40279', latitude: 43.89, longitude: -0.5 }])
    await geography.settle()
    expect(await distance()).toBeGreaterThan(40)
  })
})

describe('what makes no sense is refused with a sentence', () => {
  test.each([
    ['commune=99999', 404, 'unknown-commune'],
    ['commune=dax', 400, 'unknown-commune'],
    ['frein=argent', 400, 'unknown-frein'],
    ['public=licornes', 400, 'unknown-public'],
    ['rayon=31', 400, 'unknown-radius'],
    ['accueil=partout', 400, 'unknown-accueil'],
    ['frais=payant', 400, 'unknown-frais'],
    ['tri=hasard', 400, 'unknown-order'],
    ['perimees=0', 400, 'invalid-expired-flag'],
    ['page=0', 400, 'invalid-page'],
    ['page=2.5', 400, 'invalid-page'],
    ['taille=51', 400, 'invalid-page-size'],
    [`commune=${dax}&page=2`, 404, 'page-beyond-end'],
    ['page=100000', 404, 'page-beyond-end'],
    [`q=${'a'.repeat(10_000)}`, 400, 'invalid-words'],
    ['q=permis%00', 400, 'invalid-words'],
    ['q=le%20la%20les', 400, 'only-stop-words'],
    ['tri=distance&limit=3', 400, 'unknown-field'],
    [`commune=${dax}&commune=${pau}`, 400, 'unknown-commune'],
    ["commune=40088'%20OR%201=1--", 400, 'unknown-commune'],
    ['frein=mobilite%22%20OR%20%22a%22=%22a', 400, 'unknown-frein'],
  ])('%s', async (query, status, code) => {
    const response = await get(query)
    expect(response.json()).toMatchObject({ code, message: expect.stringMatching(/^[A-ZÀÉ].+\.$/u) })
    expect(response.statusCode).toBe(status)
  })

  test.each([
    "'; drop table listings; --",
    'coverage = france OR state = draft',
    '%_\\',
    '"permis" OR (1=1)',
    '\u{1F600}',
  ])('words in the shape of a filter change nothing: %s', async (q) => {
    const response = await get(`commune=${dax}&q=${encodeURIComponent(q)}`)
    expect([200, 400]).toContain(response.statusCode)
    expect((await search(`commune=${dax}`)).total).toBe(4)
  })
})
