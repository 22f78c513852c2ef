import { describe, expect, test } from 'vitest'
import type { AvailabilityState } from '../../server/contract/vocabulary.availability.ts'
import { saveListings } from '../../server/features/listings/listings.queries.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ today: '2026-11-27' })

type Who = { cookie: string }

const put = (id: string, state: AvailabilityState | null | 'beaucoup', headers: Who) =>
  it.app.inject({ method: 'PUT', url: `/api/listings/${id}/availability`, headers, payload: { state } })
const shown = async (id: string, headers: Who) =>
  (await it.app.inject({ url: `/api/listings/${id}`, headers })).json().availability
const search = async (query: string, headers: Who) => {
  await Promise.all([it.deps.search.settle(), it.deps.words.settle()])
  return (await it.app.inject({ url: `/api/search?${query}`, headers })).json()
}
const logOf = (id: string) =>
  it.deps.db.selectFrom('availabilities').select(['state', 'day', 'account_id']).where('listing_id', '=', id).execute()
/** As if it had been said on that day. */
const saidOn = async (id: string, day: string) => {
  await it.deps.db.updateTable('listings').set({ availability_on: day }).where('id', '=', id).execute()
  await it.deps.db.updateTable('availabilities').set({ day }).where('listing_id', '=', id).execute()
}

/** A structure of Mont-de-Marsan with one listing and its partner. */
async function aPartner() {
  const structure = await aStructure(it.deps.db, { commune: '40192' })
  const source = structure.record.source_id
  const account = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id })
  const listing = await aListing(it.deps.db, { structure_source_id: source })
  return { structure, source, listing, account, headers: await it.signIn(account) }
}

describe('whether there is room is not said', () => {
  test('by advisers, who only say what a call gave', async () => {
    const { id } = await aListing(it.deps.db)
    for (const role of ['adviser', 'referent'] as const)
      expect((await put(id, 'places', await it.signIn(role))).statusCode).toBe(403)
    expect((await put(id, 'places', {} as Who)).statusCode).toBe(401)
    expect(await logOf(id)).toEqual([])
  })

  test('by another structure or the admins of elsewhere', async () => {
    const { listing } = await aPartner()
    const stranger = await aPartner()
    expect((await put(listing.id, 'places', stranger.headers)).statusCode).toBe(404)
    const away = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['51'] }))
    expect((await put(listing.id, 'places', away)).statusCode).toBe(404)
    expect(await logOf(listing.id)).toEqual([])
  })

  test('of what is not published, nor in words of one’s own', async () => {
    const { source, headers, listing } = await aPartner()
    const draft = await aListing(it.deps.db, { structure_source_id: source, state: 'draft' })
    expect((await put(draft.id, 'places', headers)).json().code).toBe('not-published')
    expect((await put(listing.id, 'beaucoup', headers)).json().code).toBe('unknown-availability')
  })
})

describe('whether there is room', () => {
  test('is said by the structure, shown at once to everybody, and taken back', async () => {
    const { listing, headers, account } = await aPartner()
    const adviser = await it.signIn()
    const room = { state: 'places', on: '2026-11-27', text: 'Des places, le 27\u00a0nov.' }
    expect((await put(listing.id, 'places', headers)).json()).toEqual({ availability: room })
    expect(await shown(listing.id, adviser)).toEqual(room)
    await Promise.all([put(listing.id, 'places', headers), put(listing.id, 'places', headers)])
    expect(await logOf(listing.id)).toEqual([{ state: 'places', day: '2026-11-27', account_id: account.id }])
    expect((await put(listing.id, null, headers)).json()).toEqual({ availability: null })
    expect(await shown(listing.id, adviser)).toBeNull()
    const { listings } = (await it.app.inject({ url: '/api/submissions', headers })).json()
    expect(listings[0]).toMatchObject({ availability: null, can: { sayAvailability: true } })
  })

  test('is said by the admins of its territory, who see it beside the structure', async () => {
    const { listing, structure } = await aPartner()
    const admin = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
    expect((await put(listing.id, 'attente', admin)).statusCode).toBe(200)
    const file = (await it.app.inject({ url: `/api/structures/${structure.id}`, headers: admin })).json()
    expect(file.listings[0].availability.state).toBe('attente')
  })

  test('is no longer known after thirty days, and by nothing written', async () => {
    const { listing, headers } = await aPartner()
    await put(listing.id, 'places', headers)
    await saidOn(listing.id, '2026-10-28')
    expect(await shown(listing.id, headers)).toMatchObject({ state: 'places', on: '2026-10-28' })
    await saidOn(listing.id, '2026-10-27')
    expect(await shown(listing.id, headers)).toBeNull()
    await put(listing.id, 'places', headers)
    expect(await shown(listing.id, headers)).toMatchObject({ on: '2026-11-27' })
  })

  test('heard in a call is full, until who heard it takes it back or the structure says otherwise', async () => {
    const { listing, headers } = await aPartner()
    const adviser = await it.signIn()
    const full = async () => {
      const call = { method: 'POST', url: `/api/listings/${listing.id}/calls`, headers: adviser } as const
      return (await it.app.inject({ ...call, payload: { outcome: 'full' } })).json()
    }
    const undo = async (id: string) =>
      (await it.app.inject({ method: 'DELETE', url: `/api/calls/${id}`, headers: adviser })).json().listing
    await put(listing.id, 'attente', headers)
    const first = await full()
    expect(first.listing.availability.state).toBe('complet')
    expect((await undo(first.call.id)).availability.state).toBe('attente')
    const second = await full()
    await put(listing.id, 'places', headers)
    expect((await undo(second.call.id)).availability.state).toBe('places')
  })
})

describe('a search', () => {
  test('shows whether there is room, finds by it, and counts it', async () => {
    const partner = await aPartner()
    const named = { structure_source_id: partner.source, nom: 'Ressourcerie zythologue' }
    const ids = { places: '', attente: '', complet: '', unknown: '' }
    for (const key of Object.keys(ids) as (keyof typeof ids)[])
      ids[key] = (await aListing(it.deps.db, { ...named, commune: '40088', latitude: 43.7, longitude: -1.05 })).id
    for (const state of ['places', 'attente', 'complet'] as const) await put(ids[state], state, partner.headers)
    const adviser = await it.signIn()
    const found = async (query: string) =>
      (await search(query, adviser)).hits.map(({ id }: { id: string }) => id).sort()
    const all = await search('q=zythologue', adviser)
    expect(all).toMatchObject({ total: 4, facets: { dispo: { places: 1, attente: 1, complet: 1 } } })
    const places = all.hits.find(({ id }: { id: string }) => id === ids.places)
    expect(places.availability).toEqual({ state: 'places', text: 'Des places' })
    expect(all.hits.find(({ id }: { id: string }) => id === ids.unknown).availability).toBeNull()
    expect(await found('q=zythologue&dispo=places')).toEqual([ids.places])
    expect(await found('q=zythologue&dispo=places&dispo=attente')).toEqual([ids.places, ids.attente].sort())
    const narrowed = await search('q=zythologue&dispo=places', adviser)
    expect(narrowed).toMatchObject({ total: 1, facets: { dispo: { places: 1, attente: 1, complet: 1 } } })
    expect((await search('dispo=complet', adviser)).code).toBe('unknown-availability')
    await put(ids.places, null, partner.headers)
    expect(await found('q=zythologue&dispo=places')).toEqual([])
  })
})

describe('what was said of its room', () => {
  test('stays through imports and new versions', async () => {
    const { listing, headers, source } = await aPartner()
    await put(listing.id, 'attente', headers)
    const record = { ...listing.record, structure_source_id: source, description: 'Autre chose, dit autrement.' }
    await it.deps.db
      .transaction()
      .execute((trx) => saveListings(trx, [record], { actor: 'import', at: it.deps.clock.now() }))
    expect(await shown(listing.id, headers)).toMatchObject({ state: 'attente' })
  })

  test('goes to the listing that takes its place, the last said counting', async () => {
    const { listing, headers, source } = await aPartner()
    const kept = await aListing(it.deps.db, { structure_source_id: source })
    await put(kept.id, 'complet', headers)
    await put(listing.id, 'places', headers)
    const reached = { last_reached_on: '2026-11-20' }
    await it.deps.db.updateTable('listings').set(reached).where('id', '=', listing.id).execute()
    const admin = await it.signIn('admin')
    const payload = { into: kept.id, intervenants: [] }
    const merged = await it.app.inject({
      ...{ method: 'POST', url: `/api/listings/${listing.id}/merge`, headers: admin, payload },
    })
    expect(merged.statusCode).toBe(200)
    const now = (await it.app.inject({ url: `/api/listings/${kept.id}`, headers })).json()
    expect(now).toMatchObject({ availability: { state: 'places' }, reached: { on: '2026-11-20' } })
  })
})
