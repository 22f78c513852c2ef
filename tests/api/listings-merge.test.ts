import { beforeAll, describe, expect, test } from 'vitest'
import { saveListings } from '../../server/features/listings/listings.queries.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { asking } from '../support/as-json.ts'

const it = useApp({ engine: false, today: '2026-11-27' })
const ask = asking(it)

let landes: { cookie: string }
let adviser: { cookie: string }
beforeAll(async () => {
  landes = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
  adviser = await it.signIn('adviser')
})

const merge = (from: string, into: string, headers = landes, intervenants: string[] = []) =>
  ask('POST', `/api/listings/${from}/merge`, headers, { into, intervenants })
const reassign = (id: string, structureId: string, headers = landes) =>
  ask('POST', `/api/listings/${id}/reassign`, headers, { structureId, reason: 'Portée par une autre association.' })
const listingAt = (id: string) =>
  it.deps.db.selectFrom('listings').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const historyOf = (id: string) =>
  it.deps.db.selectFrom('listing_history').selectAll().where('listing_id', '=', id).orderBy('id').execute()
const numbersOf = async (id: string) =>
  (
    await it.deps.db
      .selectFrom('intervenants')
      .select('telephone')
      .where('listing_id', '=', id)
      .orderBy('rank')
      .execute()
  ).map(({ telephone }) => telephone)
const person = (telephone: string) => ({ name: null, role: 'Accueil', telephone, courriel: null, note: null })

describe('a listing is neither merged nor given away', () => {
  test.each(['adviser', 'referent', 'partner'] as const)('by a %s', async (role) => {
    const [one, two] = [await aListing(it.deps.db), await aListing(it.deps.db)]
    const headers = await it.signIn(role)
    expect((await merge(one.id, two.id, headers)).status).toBe(403)
    expect((await reassign(one.id, (await aStructure(it.deps.db)).id, headers)).status).toBe(403)
  })

  test('when either side is of another territory', async () => {
    const [here, there] = [await aListing(it.deps.db), await aListing(it.deps.db, { commune: '51454' })]
    for (const [from, into] of [
      [here.id, there.id],
      [there.id, here.id],
    ] as const)
      expect(await merge(from, into)).toMatchObject({ status: 404, code: 'not-found' })
    const far = await aStructure(it.deps.db, { commune: '51454' })
    expect(await reassign(here.id, far.id)).toMatchObject({ status: 400, code: 'unknown-structure' })
    expect(await reassign(there.id, (await aStructure(it.deps.db)).id)).toMatchObject({ status: 404 })
  })

  test('with itself, nor into one nobody finds', async () => {
    const [one, gone] = [await aListing(it.deps.db), await aListing(it.deps.db, { state: 'archived' })]
    expect(await merge(one.id, one.id)).toMatchObject({ status: 400, code: 'same-listing' })
    expect(await merge(one.id, gone.id)).toMatchObject({ status: 409, code: 'not-in-this-state' })
    const preview = await ask('GET', `/api/listings/${one.id}/merge?into=${gone.id}`, landes)
    expect(preview.refused).toContain('retirée')
  })
})

describe('a merge of listings', () => {
  test('withdraws one for the other, where its readers are sent', async () => {
    const [from, into] = [await aListing(it.deps.db), await aListing(it.deps.db, { nom: 'Permis B aux Landes' })]
    const before = await listingAt(from.id)
    await aRevision(it.deps.db, { listingId: from.id })
    const report = await aReport(it.deps.db, { listing_id: from.id })
    const decided = await aReport(it.deps.db, { listing_id: from.id, state: 'fixed' })
    expect(await merge(from.id, into.id)).toMatchObject({ status: 200, into: into.id })
    const reported = await it.deps.db
      .selectFrom('reports')
      .select(['id', 'listing_id'])
      .where('id', 'in', [report.id, decided.id])
      .execute()
    expect(new Map(reported.map((one) => [one.id, one.listing_id]))).toEqual(
      new Map([
        [report.id, into.id],
        [decided.id, from.id],
      ]),
    )
    const after = await listingAt(from.id)
    expect(after).toMatchObject({ state: 'archived', merged_into: into.id, kept_here: true })
    expect(after.index_revision).toBeGreaterThan(before.index_revision)
    expect(await ask('GET', `/api/listings/${from.id}`, adviser)).toMatchObject({
      ...{ status: 410, code: 'listing-merged', instead: { id: into.id, title: 'Permis B aux Landes' } },
    })
    const revisions = await it.deps.db
      .selectFrom('revisions')
      .selectAll()
      .where('listing_id', '=', from.id)
      .orderBy('number')
      .execute()
    expect(revisions.map(({ state }) => state)).toEqual(['approved', 'discarded'])
    expect((await historyOf(from.id)).at(-1)).toMatchObject({
      action: 'merge',
      to_state: 'archived',
      detail: { into: into.id },
    })
    expect((await historyOf(into.id)).at(-1)).toMatchObject({
      action: 'merge',
      to_state: 'published',
      detail: { from: from.id },
    })
    expect(await merge(from.id, into.id)).toMatchObject({ status: 404 })
  })

  test('takes over the intervenants chosen, in what is seen and in what is being written', async () => {
    const from = await aListing(it.deps.db, { intervenants: [person('+33558000001'), person('+33558000002')] })
    const into = await aListing(it.deps.db, { intervenants: [person('+33558000001')] })
    const written = await aRevision(it.deps.db, { listingId: into.id, step: 'nothing' })
    const preview = await ask('GET', `/api/listings/${from.id}/merge?into=${into.id}`, landes)
    expect(preview.intervenants).toMatchObject([{ text: 'Accueil, 05\u00a058\u00a000\u00a000\u00a002' }])
    const [{ id }] = preview.intervenants
    expect((await merge(from.id, into.id, landes, [id])).status).toBe(200)
    expect(await numbersOf(into.id)).toEqual(['+33558000001', '+33558000002'])
    const open = await it.deps.db
      .selectFrom('revisions')
      .selectAll()
      .where('id', '=', written.id)
      .executeTakeFirstOrThrow()
    expect(open.content.intervenants.map(({ telephone }) => telephone)).toContain('+33558000002')
    const visible = await it.deps.db
      .selectFrom('revisions')
      .selectAll()
      .where('listing_id', '=', into.id)
      .where('state', '=', 'approved')
      .execute()
    expect(visible).toHaveLength(1)
  })

  test('is not undone by a later import of its source, and two one after the other lead to the last', async () => {
    const { db } = it.deps
    const [one, two, three] = [await aListing(db), await aListing(db), await aListing(db)]
    await merge(one.id, two.id)
    await merge(two.id, three.id)
    expect((await listingAt(one.id)).merged_into).toBe(three.id)
    const changed = { ...one.record, nom: 'De retour' }
    await db.transaction().execute((trx) => saveListings(trx, [changed], { actor: 'import', at: new Date() }))
    expect((await listingAt(one.id)).state).toBe('archived')
  })

  test('is told side by side before', async () => {
    const [from, into] = [
      await aListing(it.deps.db, { zone_eligibilite: ['40'] }),
      await aListing(it.deps.db, { frais: 'payant' }),
    ]
    const { differences } = await ask('GET', `/api/listings/${from.id}/merge?into=${into.id}`, landes)
    expect(differences.map(({ field }: { field: string }) => field)).toEqual(['nom', 'frais', 'zone_eligibilite'])
  })
})

describe('a listing given to another structure', () => {
  test('is found under its name, with its history, and imports leave it there', async () => {
    const { db } = it.deps
    const { id, record } = await aListing(db)
    const target = await aStructure(db, { nom: 'Repreneuse associative' })
    expect((await reassign(id, target.id)).status).toBe(204)
    expect(await listingAt(id)).toMatchObject({
      structure_id: target.id,
      match_text: expect.stringContaining('repreneuse'),
    })
    expect((await historyOf(id)).at(-1)).toMatchObject({
      action: 'reassign',
      reason: 'Portée par une autre association.',
    })
    const changed = { ...record, description: 'Autre texte de la source, plus long que le premier.' }
    await db.transaction().execute((trx) => saveListings(trx, [changed], { actor: 'import', at: new Date() }))
    expect((await listingAt(id)).structure_id).toBe(target.id)
    expect(await reassign(id, target.id)).toMatchObject({ status: 400, code: 'same-structure' })
  })
})
