import { beforeAll, describe, expect, test } from 'vitest'
import type { Verified } from '../../server/contract/verifications.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const today = '2026-11-27'
const it = useApp({ engine: false, today })

let structure: Awaited<ReturnType<typeof aStructure>>
let partner: { id: string }
beforeAll(async () => {
  structure = await aStructure(it.deps.db)
  partner = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id, name: 'Maëlle Essai' })
})

type Told = NonNullable<Parameters<typeof aListing>[1]>
const mine = (told: Told = {}) =>
  aListing(it.deps.db, { verified_on: '2026-01-15', structure_source_id: structure.record.source_id, ...told })
const post = async (url: string, who: Role | { id: string }, payload?: object) =>
  it.app.inject({ method: 'POST', url, headers: await it.signIn(who), ...(payload && { payload }) })
const verify = (id: string, who: Role | { id: string } = partner) => post(`/api/listings/${id}/verify`, who)
const rowsOf = (id: string) =>
  it.deps.db.selectFrom('verifications').select(['actor', 'day', 'how']).where('listing_id', '=', id).execute()
const listingOf = (id: string) =>
  it.deps.db
    .selectFrom('listings')
    .select(['verified_on', 'index_revision', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

describe('«tout est encore exact»', () => {
  test('is refused to those the listing is none of', async () => {
    const { id } = await mine()
    const stranger = await anAccount(it.deps.db, { role: 'partner' })
    const ofMarne = await anAccount(it.deps.db, { role: 'admin', departements: ['51'] })
    for (const role of ['adviser', 'referent'] as const) expect((await verify(id, role)).statusCode).toBe(403)
    for (const who of [stranger, ofMarne])
      expect([(await verify(id, who)).statusCode, (await verify(id, who)).json().code]).toEqual([404, 'not-found'])
    expect(await rowsOf(id)).toEqual([])
    expect((await listingOf(id)).verified_on).toBe('2026-01-15')
  })

  test('is refused of what is not published', async () => {
    for (const state of ['draft', 'archived', 'rejected'] as const) {
      const { id } = await mine({ state })
      const answer = await verify(id)
      expect([answer.statusCode, answer.json().code], state).toEqual([409, 'not-published'])
      expect((await listingOf(id)).verified_on, state).toBe('2026-01-15')
    }
  })

  test('makes the listing fresh today, with a line of history and a new revision of the index', async () => {
    const { id } = await mine()
    const before = await listingOf(id)
    const answer = await verify(id)
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { id, verifiedOn: today, freshness: 'fresh', text: 'Vérifiée aujourd’hui' } satisfies Verified,
    ])
    expect(await rowsOf(id)).toEqual([{ actor: partner.id, day: today, how: 'page' }])
    const after = await listingOf(id)
    expect(after).toMatchObject({ verified_on: today, state: 'published' })
    expect(Number(after.index_revision)).toBeGreaterThan(Number(before.index_revision))
    const history = await it.deps.db
      .selectFrom('listing_history')
      .select(['actor', 'action', 'from_state', 'to_state'])
      .where('listing_id', '=', id)
      .where('action', 'is not', null)
      .execute()
    expect(history).toEqual([{ actor: partner.id, action: 'verify', from_state: 'published', to_state: 'published' }])
  })

  test('reaches the adviser’s search', async () => {
    const { id } = await mine({ verified_on: '2024-01-15' })
    await it.deps.search.settle()
    const search = async () =>
      (await it.app.inject({ url: '/api/search?frein=mobilite&taille=50', headers: await it.signIn() })).json()
    expect((await search()).hits.map((hit: { id: string }) => hit.id)).not.toContain(id)
    await verify(id)
    await it.deps.search.settle()
    const hit = (await search()).hits.find((one: { id: string }) => one.id === id)
    expect(hit.why).toContainEqual({ code: 'freshness', text: 'Vérifiée aujourd’hui' })
  })

  test('counts once a day', async () => {
    const { id } = await mine()
    await verify(id)
    const once = await listingOf(id)
    const [again, byAdmin] = [await verify(id), await verify(id, 'admin')]
    expect([again.statusCode, byAdmin.statusCode]).toEqual([200, 200])
    expect(await rowsOf(id)).toHaveLength(1)
    expect(await listingOf(id)).toEqual(once)
  })

  test('is said once by two presses at the same time', async () => {
    const { id } = await mine()
    const answers = await Promise.all([verify(id), verify(id), verify(id, 'admin')])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(await rowsOf(id)).toHaveLength(1)
  })

  test('is said of a listing whose next version waits to be read, which stays as it is', async () => {
    const { id } = await mine()
    await it.deps.db
      .insertInto('revisions')
      .values({
        ...{ listing_id: id, number: 1, state: 'pending', content: '{}', author: partner.id },
        ...{ created_at: new Date(), saved_at: new Date(), saved_by: partner.id, sent_at: new Date() },
      })
      .execute()
    expect((await verify(id)).statusCode).toBe(200)
    const revisions = it.deps.db.selectFrom('revisions').select('state').where('listing_id', '=', id)
    expect(await revisions.execute()).toEqual([{ state: 'pending' }])
  })

  test('is said by an admin of the département where it takes place', async () => {
    const { id } = await mine()
    const ofLandes = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    expect((await verify(id, ofLandes)).statusCode).toBe(200)
    expect(await rowsOf(id)).toMatchObject([{ actor: ofLandes.id }])
  })
})

describe('several at once', () => {
  const verifyAll = (ids: string[], who: Role | { id: string } = partner) => post('/api/verifications', who, { ids })

  test('are refused when none is one’s own, or none is published', async () => {
    const [theirs, draft] = [await aListing(it.deps.db), await mine({ state: 'draft' })]
    const answers = [await verifyAll([theirs.id]), await verifyAll([draft.id, theirs.id])]
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [403, 'beyond-territory'],
      [409, 'not-published'],
    ])
    for (const ids of [
      [],
      ['x'],
      Array.from({ length: 201 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`),
    ])
      expect((await verifyAll(ids)).statusCode).toBe(400)
  })

  test('are confirmed, and those that cannot be are named', async () => {
    const [one, two] = [await mine(), await mine()]
    const [theirs, draft] = [await aListing(it.deps.db, { verified_on: '2026-01-15' }), await mine({ state: 'draft' })]
    const answer = await verifyAll([one.id, theirs.id, two.id, draft.id])
    expect(answer.statusCode).toBe(200)
    const { verified, left } = answer.json()
    expect(verified.map(({ id }: Verified) => id).sort()).toEqual([one.id, two.id].sort())
    expect(left).toEqual([theirs.id, draft.id])
    expect((await listingOf(theirs.id)).verified_on).toBe('2026-01-15')
  })
})

describe('one’s own data', () => {
  test('name what one has confirmed', async () => {
    const { id, record } = await mine()
    await verify(id)
    const answer = await it.app.inject({ url: '/api/account/data', headers: await it.signIn(partner) })
    expect(answer.json().confirmations).toContainEqual({ jour: today, fiche: record.nom, comment: 'page' })
  })
})
