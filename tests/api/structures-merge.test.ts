import { beforeAll, describe, expect, test } from 'vitest'
import { recordId } from '../../server/features/listings/listings.queries.ts'
import { opposeNow } from '../../server/features/oppositions/oppositions.queries.ts'
import { command } from '../../server/platform/audit.ts'
import { aClaim } from '../factories/a-claim.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { asking } from '../support/as-json.ts'
import { importRecords, sourceOf } from '../support/import-run.ts'

const it = useApp({ engine: false, today: '2026-11-27' })
const ask = asking(it)

let landes: { cookie: string }
let everything: { cookie: string }
beforeAll(async () => {
  landes = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
  everything = await it.signIn(await anAccount(it.deps.db, { role: 'admin' }))
})

const merge = (from: string, into: string, headers = landes, body: object = {}) =>
  ask('POST', `/api/structures/${from}/merge`, headers, { into, fields: [], versions: { from: 1, into: 1 }, ...body })
const structureAt = (id: string) =>
  it.deps.db.selectFrom('structures').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const listingAt = (id: string) =>
  it.deps.db.selectFrom('listings').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('a merge of structures is refused', () => {
  test('to whoever is not an admin of both', async () => {
    const [here, there] = [await aStructure(it.deps.db), await aStructure(it.deps.db, { commune: '51454' })]
    for (const role of ['adviser', 'referent', 'partner'] as const)
      expect((await merge(here.id, there.id, await it.signIn(role))).status).toBe(403)
    for (const [from, into] of [
      [here.id, there.id],
      [there.id, here.id],
    ] as const)
      expect(await merge(from, into)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await merge(here.id, here.id)).toMatchObject({ status: 400, code: 'same-structure' })
  })

  test('when it would move listings or people of another territory, which the preview says', async () => {
    const [from, into] = [await aStructure(it.deps.db), await aStructure(it.deps.db)]
    const far = { commune: '51454', structure_source_id: from.record.source_id }
    const listing = await aListing(it.deps.db, far)
    const preview = await ask('GET', `/api/structures/${from.id}/merge?into=${into.id}`, landes)
    expect(preview.refused).toContain('d’autres départements')
    expect(await merge(from.id, into.id)).toMatchObject({ status: 403, code: 'beyond-territory' })
    expect((await listingAt(listing.id)).structure_id).toBe(from.id)
    expect((await merge(from.id, into.id, everything)).status).toBe(200)
  })

  test('once one of them has changed since, or was merged', async () => {
    const [from, into, third] = [
      await aStructure(it.deps.db),
      await aStructure(it.deps.db),
      await aStructure(it.deps.db),
    ]
    expect(await merge(from.id, into.id, landes, { versions: { from: 1, into: 2 } })).toMatchObject({ status: 409 })
    expect((await merge(from.id, into.id)).status).toBe(200)
    expect(await merge(from.id, third.id)).toMatchObject({ status: 404 })
  })
})

describe('a merge of structures', () => {
  test('moves listings, people, invitations and claims, and leads to what stays', async () => {
    const { db } = it.deps
    const [from, into] = [
      await aStructure(db, { nom: 'Celle qui part' }),
      await aStructure(db, { nom: 'Celle qui reste' }),
    ]
    const listing = await aListing(db, { structure_source_id: from.record.source_id })
    const before = await listingAt(listing.id)
    const member = await anAccount(db, { role: 'partner', structureId: from.id, departements: ['40'] })
    const session = await it.signIn(member)
    expect((await ask('GET', '/api/structure', session)).structure.id).toBe(from.id)
    const asked = await aClaim(db, { claimantId: from.id })
    const between = await aClaim(db, { structureId: from.id, claimantId: into.id })
    expect((await merge(from.id, into.id, landes, { fields: ['nom'] })).status).toBe(200)
    const after = await listingAt(listing.id)
    expect(after).toMatchObject({ structure_id: into.id, match_text: expect.stringContaining('celle qui part') })
    expect(after.index_revision).toBeGreaterThan(before.index_revision)
    expect((await ask('GET', '/api/structure', session)).structure).toMatchObject({
      id: into.id,
      details: { nom: 'Celle qui part' },
    })
    const claims = await db
      .selectFrom('structure_claims')
      .selectAll()
      .where('id', 'in', [asked.id, between.id])
      .execute()
    expect(claims.find(({ id }) => id === asked.id)).toMatchObject({ state: 'pending', claimant_structure_id: into.id })
    expect(claims.find(({ id }) => id === between.id)).toMatchObject({ state: 'approved' })
    const gone = await ask('GET', `/api/structures/${from.id}`, landes)
    expect(gone).toMatchObject({ mergedInto: { id: into.id }, can: { edit: false, merge: false } })
    expect(gone.history).toMatchObject([{ action: 'merged', other: { id: into.id } }])
    expect((await ask('GET', `/api/structures/${into.id}`, landes)).history).toMatchObject([
      { action: 'merge', other: { id: from.id } },
    ])
    expect((await ask('GET', '/api/structures/directory?q=celle%20part', landes)).structures).toMatchObject([
      { id: into.id },
    ])
    const lines = await db.selectFrom('audit_events').selectAll().where('target_id', '=', from.id).execute()
    expect(lines).toMatchObject([{ action: 'structure.merged', detail: { into: into.id, listings: 1 } }])
  })

  test('is followed by later imports of the source, which bring nothing back', async () => {
    const { db } = it.deps
    const { structure, service, id, listings } = sourceOf(it.deps)
    const files = { structures: [structure()], services: [service()] }
    await importRecords(it.deps, files)
    const into = await aStructure(db, { commune: (await structureAt(id('structure'))).commune })
    expect((await merge(id('structure'), into.id, everything)).status).toBe(200)
    const later = [service({ nom: 'Titre changé par la source' }), service({ id: `${service().id}bis` })]
    await importRecords(it.deps, { structures: [structure({ nom: 'Nom changé par la source' })], services: later })
    expect((await listings()).map(({ nom, structure_id }) => ({ nom, structure_id }))).toEqual([
      { nom: 'Titre changé par la source', structure_id: into.id },
      { nom: 'Aide au permis de conduire', structure_id: into.id },
    ])
    expect((await structureAt(id('structure'))).nom).not.toBe('Nom changé par la source')
  })

  test('is followed by an opposition to what was merged, and only there', async () => {
    const { db, clock } = it.deps
    const source = `suivie-${recordId('c', 'd').slice(0, 4)}`
    const from = await aStructure(db, { source, courriel: 'directrice@suivie.example' })
    const into = await aStructure(db, { source, telephone: '+33558000009' })
    const brought = await aListing(db, { source, structure_source_id: from.record.source_id })
    const own = await aListing(db, { source, structure_source_id: into.record.source_id })
    expect((await merge(from.id, into.id, landes, { fields: ['courriel'] })).status).toBe(200)
    expect((await structureAt(into.id)).courriel).toBe('directrice@suivie.example')
    const opposed = { kind: 'record', source, sourceId: from.record.source_id } as const
    await opposeNow(db, opposed, command('opposition'), clock.now())
    expect((await listingAt(brought.id)).state).toBe('archived')
    expect((await listingAt(own.id)).state).toBe('published')
    expect(await structureAt(into.id)).toMatchObject({ courriel: null, telephone: '+33558000009' })
  })

  test('into one that is merged later leads to the last', async () => {
    const source = `chaine-${recordId('a', 'b').slice(0, 4)}`
    const make = () => aStructure(it.deps.db, { source })
    const [one, two, three] = [await make(), await make(), await make()]
    await merge(one.id, two.id)
    await merge(two.id, three.id, landes, { versions: { from: 2, into: 1 } })
    expect((await structureAt(one.id)).merged_into).toBe(three.id)
    const listing = await aListing(it.deps.db, { source, structure_source_id: one.record.source_id })
    expect((await listingAt(listing.id)).structure_id).toBe(three.id)
  })
})
