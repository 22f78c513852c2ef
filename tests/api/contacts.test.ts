import { beforeAll, describe, expect, test } from 'vitest'
import type { Listing } from '../../server/contract/listings.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false, today: '2026-11-25' })

const open = async (id: string, account: { id: string }) =>
  it.app.inject({ url: `/api/listings/${id}`, headers: await it.signIn(account) })
const shown = async (id: string, account: { id: string }) => (await open(id, account)).json<Listing>()
const readsOf = (id: string) =>
  it.deps.db.selectFrom('contact_reads').select(['account_id', 'day', 'reads']).where('listing_id', '=', id).execute()

describe('contact details of a listing', () => {
  let id: string
  let structureId: string
  beforeAll(async () => {
    const structure = await aStructure(it.deps.db)
    structureId = structure.id
    id = (await aListing(it.deps.db, { structure_source_id: structure.record.source_id })).id
  })

  test.each([
    ['an adviser', { role: 'adviser' }, true],
    ['a référent social, wherever its sector is', { role: 'referent', departements: ['51'] }, true],
    ['a partner of another structure', { role: 'partner' }, false],
    ['an admin of the whole country', { role: 'admin' }, true],
    ['an admin of the département', { role: 'admin', departements: ['48', '40'] }, true],
    ['an admin of another département', { role: 'admin', departements: ['48'] }, false],
    ['an admin of none', { role: 'admin', departements: [] }, false],
  ] as const)('of any listing: %s', async (_who, wanted, allowed) => {
    const account = await anAccount(it.deps.db, {
      ...wanted,
      departements: 'departements' in wanted ? [...wanted.departements] : null,
    })
    const answer = await open(id, account)
    const { intervenants, can } = answer.json<Listing>()
    expect(can.seeContacts).toBe(allowed)
    expect(intervenants === null).toBe(!allowed)
    expect(answer.body.includes('camille@essai.example')).toBe(allowed)
  })

  test('are read by a partner for its own structure', async () => {
    const account = await anAccount(it.deps.db, { role: 'partner', structureId })
    expect((await shown(id, account)).intervenants).toHaveLength(1)
  })

  test('of a listing without place follow its structure, else what it covers', async () => {
    const nowhere = { commune: null, longitude: null, latitude: null }
    const landes = await aListing(it.deps.db, nowhere)
    const lozere = await aStructure(it.deps.db, nowhere)
    const covering = await aListing(it.deps.db, {
      ...nowhere,
      structure_source_id: lozere.record.source_id,
      zone_eligibilite: ['48'],
    })
    const sees = async (listing: string, departement: string) => {
      const account = await anAccount(it.deps.db, { role: 'admin', departements: [departement] })
      return (await shown(listing, account)).can.seeContacts
    }
    expect([await sees(landes.id, '40'), await sees(landes.id, '48')]).toEqual([true, false])
    expect([await sees(covering.id, '48'), await sees(covering.id, '40')]).toEqual([true, false])
  })

  test('come in the order they are to be reached', async () => {
    const people = ['Zoé', 'Ali', 'Mo'].map((name) => ({
      name,
      role: null,
      telephone: null,
      courriel: null,
      note: null,
    }))
    const listing = await aListing(it.deps.db, { intervenants: people })
    expect((await shown(listing.id, await anAccount(it.deps.db))).intervenants?.map(({ name }) => name)).toEqual([
      'Zoé',
      'Ali',
      'Mo',
    ])
  })

  test('are counted each time they are shown, by account and day, and only then', async () => {
    const listing = await aListing(it.deps.db)
    const reader = await anAccount(it.deps.db)
    const stranger = await anAccount(it.deps.db, { role: 'partner' })
    for (const account of [reader, reader, reader, stranger]) await open(listing.id, account)
    expect(await readsOf(listing.id)).toEqual([{ account_id: reader.id, day: '2026-11-25', reads: 3 }])
  })

  test('are absent from a search', async () => {
    await it.deps.search.settle()
    const answer = await it.app.inject({ url: '/api/search?commune=40192&taille=50', headers: await it.signIn() })
    expect(answer.json().total).toBeGreaterThan(0)
    expect(answer.body).not.toMatch(/essai\.example|05.?36.?49|Camille/)
  })
})
