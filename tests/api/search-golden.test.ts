import { expect, test } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import { useApp } from '../support/app.ts'

/* The cases that must hold whatever changes (DESIGN §4). */

const levier = useApp({ engine: false, today: '2026-11-22' })
const dunkerque = '59183'
const hazebrouck = '59295'
const lille = '59350'
const roubaix = '59512'
const paris = '75056'

async function idsFrom(commune: string, more = '') {
  return (await hitsFrom(commune, more)).map(({ id }: { id: string }) => id)
}

async function hitsFrom(commune: string, more = '') {
  await levier.deps.search.settle()
  const url = `/api/search?commune=${commune}&taille=50${more}`
  const response = await levier.app.inject({ url, headers: await levier.signIn() })
  expect(response.statusCode).toBe(200)
  return response.json().hits
}

/** On site at the centre of this commune. */
const inTown = (commune: string) => ({ commune, longitude: null, latitude: null })

test('a listing covering Roubaix only is found from Roubaix and not from Dunkerque', async () => {
  const remote = await aListing(levier.deps.db, { modes_accueil: ['a-distance'], zone_eligibilite: [roubaix] })
  const onSite = await aListing(levier.deps.db, { ...inTown(roubaix), zone_eligibilite: [roubaix] })
  expect(await idsFrom(roubaix)).toEqual(expect.arrayContaining([remote.id, onSite.id]))
  const fromDunkerque = await idsFrom(dunkerque, '&rayon=100')
  expect(fromDunkerque).not.toContain(remote.id)
  expect(fromDunkerque).not.toContain(onSite.id)
})

test('a listing on site in Lille covering the Nord is found from Roubaix, from Hazebrouck beyond 30 km only', async () => {
  const { id } = await aListing(levier.deps.db, { ...inTown(lille), zone_eligibilite: ['59'] })
  expect(await idsFrom(roubaix)).toContain(id)
  expect(await idsFrom(hazebrouck)).not.toContain(id)
  const wider = await hitsFrom(hazebrouck, '&rayon=50')
  expect(wider.find((hit: { id: string }) => hit.id === id).distanceKm).toBeCloseTo(39, -1)
})

test('a remote and on-site listing in Paris covering France is found from Lille with no distance', async () => {
  const { id } = await aListing(levier.deps.db, {
    ...inTown(paris),
    modes_accueil: ['en-presentiel', 'a-distance'],
    zone_eligibilite: ['france'],
  })
  const hit = (await hitsFrom(lille)).find((found: { id: string }) => found.id === id)
  expect(hit).toMatchObject({ distanceKm: null, approximate: false, remote: true, coverage: 'france' })
  const inParis = (await hitsFrom(paris)).find((found: { id: string }) => found.id === id)
  expect(inParis.distanceKm).toBe(0)
})

test('coverage by EPCI works for each member commune and for none outside', async () => {
  const directory = levier.deps.directory()
  const epci = directory.get('40088')!.epci!
  const { id } = await aListing(levier.deps.db, { modes_accueil: ['a-distance'], zone_eligibilite: [epci] })
  const members = directory.epci(epci)!.communes
  const outside = directory.all().filter((commune) => commune.departement === '40' && commune.epci !== epci)
  expect(members.length).toBeGreaterThan(10)
  for (const commune of members) expect(await idsFrom(commune)).toContain(id)
  for (const { code } of outside.slice(0, 25)) expect(await idsFrom(code)).not.toContain(id)
})

test('a commune without EPCI works', async () => {
  const alone = levier.deps
    .directory()
    .all()
    .find(({ epci }) => epci === null)!
  const { id } = await aListing(levier.deps.db, { ...inTown(alone.code), zone_eligibilite: [alone.departement] })
  expect(await idsFrom(alone.code)).toContain(id)
})
