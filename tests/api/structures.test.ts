import { beforeAll, describe, expect, test } from 'vitest'
import { fingerprint } from '../../server/features/oppositions/oppositions.rules.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false, today: '2026-11-27' })

type Who = { cookie: string }
let landes: Who
let marne: Who
beforeAll(async () => {
  const admin = (departements: string[]) => anAccount(it.deps.db, { role: 'admin', name: 'Alix Admin', departements })
  landes = await it.signIn(await admin(['40']))
  marne = await it.signIn(await admin(['51']))
})

const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, headers: Who, payload?: object) => {
  const answer = await it.app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, ...(answer.body && answer.json()) }
}
const edit = (id: string, changes: object, headers: Who, version = 1) =>
  ask('PATCH', `/api/structures/${id}`, headers, { version, changes })
const rowOf = (id: string) =>
  it.deps.db.selectFrom('structures').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const journal = (id: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', id).orderBy('id').execute()

/** A structure with somebody of it. */
async function ofPartner(overrides: Parameters<typeof aStructure>[1] = {}) {
  const structure = await aStructure(it.deps.db, overrides)
  const account = await anAccount(it.deps.db, {
    role: 'partner',
    name: 'Paule Membre',
    structureId: structure.id,
    departements: ['40'],
  })
  return { ...structure, account, headers: await it.signIn(account) }
}

describe('a structure is neither read nor changed', () => {
  test.each(['adviser', 'referent'] as const)('by a %s', async (role) => {
    const { id } = await aStructure(it.deps.db)
    const headers = await it.signIn(role)
    for (const url of ['/api/structure', '/api/structures/directory', `/api/structures/${id}`])
      expect((await ask('GET', url, headers)).status, url).toBe(403)
    expect((await edit(id, { nom: 'Autre nom' }, headers)).status).toBe(403)
  })

  test('by a partner of another one, nor by an admin of another département', async () => {
    const { id, record } = await ofPartner()
    const other = await ofPartner()
    for (const headers of [other.headers, marne])
      expect(await edit(id, { nom: 'Autre nom' }, headers)).toMatchObject({ status: 404, code: 'not-found' })
    expect((await ask('GET', `/api/structures/${id}`, marne)).status).toBe(404)
    expect((await rowOf(id)).nom).toBe(record.nom)
  })

  test('to give its partner the trust of an admin', async () => {
    const { id, headers } = await ofPartner()
    const answer = await ask('PUT', `/api/structures/${id}/trust`, headers, { trusted: true, reason: 'Nous-mêmes.' })
    expect(answer).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

describe('an edit', () => {
  test('is kept from imports, told in the journal and the history, and follows in the listings', async () => {
    const { id, record, headers, account } = await ofPartner({ nom: 'Garage de Dax' })
    const listing = await aListing(it.deps.db, { structure_source_id: record.source_id })
    const before = await it.deps.db
      .selectFrom('listings')
      .selectAll()
      .where('id', '=', listing.id)
      .executeTakeFirstOrThrow()
    const answer = await edit(id, { nom: '  Garage  solidaire de Dax ', telephone: '05 58 00 11 22' }, headers)
    expect(answer).toMatchObject({ status: 200, version: 2, keptHere: true, details: { telephone: '+33558001122' } })
    const after = await it.deps.db
      .selectFrom('listings')
      .selectAll()
      .where('id', '=', listing.id)
      .executeTakeFirstOrThrow()
    expect(after.index_revision).toBeGreaterThan(before.index_revision)
    expect(after.match_text).toContain('garage solidaire de dax')
    expect(await journal(id)).toMatchObject([
      {
        action: 'structure.changed',
        actor_id: account.id,
        detail: { fields: ['nom', 'telephone'] },
        departements: ['40'],
      },
    ])
    const file = await ask('GET', `/api/structures/${id}`, landes)
    expect(file.history).toMatchObject([
      {
        by: 'Paule Membre',
        changes: [
          { field: 'nom', before: 'Garage de Dax', after: 'Garage solidaire de Dax' },
          { field: 'telephone', before: null, after: '05\u00a058\u00a000\u00a011\u00a022' },
        ],
      },
    ])
  })

  test('from a version that somebody has changed since is refused, and writes nothing', async () => {
    const { id, headers } = await ofPartner()
    await edit(id, { adresse: '2 rue Neuve' }, headers)
    const late = await edit(id, { adresse: '3 rue Vieille' }, landes)
    expect(late).toMatchObject({ status: 409, code: 'edited-elsewhere' })
    expect((await rowOf(id)).adresse).toBe('2 rue Neuve')
  })

  test('that changes nothing writes nothing', async () => {
    const { id, record, headers } = await ofPartner()
    expect(await edit(id, { nom: `${record.nom} ` }, headers)).toMatchObject({ status: 200, version: 1 })
    expect(await journal(id)).toEqual([])
  })

  test('forgets the point of the address it leaves', async () => {
    const { id, headers } = await ofPartner()
    await edit(id, { adresse: '2 rue Neuve' }, headers)
    expect(await rowOf(id)).toMatchObject({ latitude: null, longitude: null })
  })

  test('is refused field by field, with a sentence', async () => {
    const { id, headers } = await ofPartner()
    const answer = await edit(id, { siret: '12345678901234', site_web: 'javascript:alert(1)', nom: 'x' }, headers)
    expect(answer).toMatchObject({ status: 400, code: 'invalid-structure' })
    expect(Object.keys(answer.fields).sort()).toEqual(['nom', 'siret', 'site_web'])
  })

  test('with a contact somebody opposed is refused', async () => {
    const { id, headers } = await ofPartner()
    const opposed = (kind: 'courriel' | 'telephone', value: string) =>
      it.deps.db
        .insertInto('oppositions')
        .values({ kind, fingerprint: fingerprint(kind, value), created_at: new Date() })
        .execute()
    await opposed('courriel', 'opposee@relais.example')
    await opposed('telephone', '+33558990011')
    const changes = {
      courriel: 'Opposee@relais.example',
      telephone: '05 58 99 00 11',
      description: 'Écrire à opposee@relais.example.',
    }
    const answer = await edit(id, changes, headers)
    expect(Object.keys(answer.fields).sort()).toEqual(['courriel', 'description', 'telephone'])
  })
})

describe('one’s own structure', () => {
  test('has its members, its listings counted and the readings by others', async () => {
    const { record, headers, account, id } = await ofPartner()
    const make = (over: Parameters<typeof aListing>[1]) =>
      aListing(it.deps.db, { structure_source_id: record.source_id, ...over })
    const read = await make({ verified_on: '2026-11-01' })
    await make({ verified_on: '2025-08-01' })
    await make({ state: 'archived' })
    const adviser = await it.signIn('adviser')
    await it.app.inject({ url: `/api/listings/${read.id}`, headers: adviser })
    await it.app.inject({ url: `/api/listings/${read.id}`, headers })
    const own = await ask('GET', '/api/structure', headers)
    expect(own.structure.id).toBe(id)
    expect(own.members).toEqual([{ id: account.id, name: 'Paule Membre', lastSeenAt: expect.anything(), you: true }])
    expect(own.numbers).toMatchObject({ waiting: 0, views: 1 })
    expect(own.numbers.byState).toEqual(
      expect.arrayContaining([
        { state: 'published', count: 2 },
        { state: 'archived', count: 1 },
      ]),
    )
    expect(own.numbers.byFreshness).toEqual(
      expect.arrayContaining([
        { freshness: 'fresh', count: 1 },
        { freshness: 'stale', count: 1 },
      ]),
    )
  })
})

describe('the directory', () => {
  test('finds by name, and shows those trusted, without member, or alike', async () => {
    const same = { nom: 'Annuaire Jumelle', telephone: '+33558123123' }
    const [one, two] = [await ofPartner(same), await aStructure(it.deps.db, same)]
    const trust = { trusted: true, reason: 'Fiches toujours justes.' }
    expect((await ask('PUT', `/api/structures/${one.id}/trust`, landes, trust)).trusted).toBe(true)
    const found = async (query: string) =>
      (await ask('GET', `/api/structures/directory?q=jumelle%20annuaire${query}`, landes)).structures.map(
        ({ id }: { id: string }) => id,
      )
    expect((await found('')).sort()).toEqual([one.id, two.id].sort())
    expect(await found('&show=trusted')).toEqual([one.id])
    expect(await found('&show=memberless')).toEqual([two.id])
    expect((await found('&show=alike')).sort()).toEqual([one.id, two.id].sort())
    expect((await ask('GET', '/api/structures/directory?q=jumelle', marne)).total).toBe(0)
    const file = await ask('GET', `/api/structures/${one.id}`, landes)
    expect(file.alike).toMatchObject([
      { structure: { id: two.id }, reasons: ['Même téléphone', 'Nom proche', 'Même commune'] },
    ])
    expect(await journal(one.id)).toMatchObject([{ action: 'structure.trusted', detail: { reason: trust.reason } }])
    expect(file.history).toMatchObject([{ action: 'trust', reason: trust.reason, by: 'Alix Admin' }])
  })
})
