import { beforeAll, describe, expect, test } from 'vitest'
import { aClaim } from '../factories/a-claim.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { asking } from '../support/as-json.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })
const ask = asking(it)

type Who = { cookie: string }
let landes: Who
let colleague: Who
let marne: Who
beforeAll(async () => {
  const admin = async (name: string, departements: string[]) =>
    it.signIn(await anAccount(it.deps.db, { role: 'admin', name, departements }))
  landes = await admin('Alix des Landes', ['40'])
  colleague = await admin('Claude des Landes', ['40', '48'])
  marne = await admin('Dominique de la Marne', ['51'])
})

const versions = { from: 1, into: 1 }
const approve = (id: string, headers: Who, body: object = {}) =>
  ask('POST', `/api/claims/${id}/approve`, headers, { fields: [], versions, ...body })
const refuse = (id: string, headers: Who) =>
  ask('POST', `/api/claims/${id}/refuse`, headers, { reason: 'Ce n’est pas la même association.' })
const partnerOf = async (structureId?: string) => {
  const id = structureId ?? (await aStructure(it.deps.db)).id
  return it.signIn(await anAccount(it.deps.db, { role: 'partner', departements: ['40'], structureId: id }))
}
const claim = (structureId: string, headers: Who, message = 'Nous avons changé de nom en 2024.') =>
  ask('POST', '/api/claims', headers, { structureId, message })
const rowOf = (id: string) =>
  it.deps.db.selectFrom('structure_claims').selectAll().where('id', '=', id).executeTakeFirst()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)

describe('a claim is neither made nor decided', () => {
  test.each(['adviser', 'referent', 'admin'] as const)('by a %s', async (role) => {
    const { id } = await aStructure(it.deps.db)
    expect((await claim(id, await it.signIn(role))).status).toBe(403)
  })

  test('by a partner, nor by an admin without both structures in its territory', async () => {
    const { id, account } = await aClaim(it.deps.db)
    const far = await aStructure(it.deps.db, { commune: '51454' })
    const half = await aClaim(it.deps.db, { structureId: far.id })
    expect((await approve(id, await it.signIn(account))).status).toBe(403)
    for (const [one, who] of [
      [id, marne],
      [half.id, marne],
      [half.id, landes],
    ] as const)
      for (const answer of [
        await approve(one, who),
        await refuse(one, who),
        await ask('GET', `/api/claims/${one}`, who),
      ])
        expect(answer).toMatchObject({ status: 404, code: 'not-found' })
    expect((await ask('GET', '/api/claims', marne)).claims).toEqual([])
    expect((await rowOf(half.id))?.state).toBe('pending')
  })
})

describe('a partner claims', () => {
  test('a structure of its départements without member, once', async () => {
    const { id } = await aStructure(it.deps.db, { nom: 'Réclamée sans compte' })
    const headers = await partnerOf()
    const found = (await ask('GET', '/api/structure/claimable?q=réclamée', headers)).structures
    expect(found).toMatchObject([{ id, can: { claim: true }, note: null }])
    const sent = await claim(id, headers)
    expect(sent).toMatchObject({ status: 201, state: 'pending', can: { withdraw: true, decide: false } })
    expect(await claim(id, headers)).toMatchObject({ status: 409, code: 'already-asked' })
    expect((await ask('GET', '/api/structure', headers)).claims).toMatchObject([{ id: sent.id, state: 'pending' }])
    expect((await ask('GET', `/api/structure/claimable?id=${id}`, headers)).structures).toMatchObject([
      { can: { claim: false }, note: 'Votre demande attend une réponse.' },
    ])
    expect((await ask('GET', '/api/claims?state=pending', landes)).claims).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: sent.id, can: { withdraw: false, decide: true } })]),
    )
  })

  test('neither one with members, nor one of elsewhere, nor its own', async () => {
    const own = await aStructure(it.deps.db)
    const headers = await partnerOf(own.id)
    const held = await aStructure(it.deps.db, { nom: 'Réclamée avec compte' })
    await partnerOf(held.id)
    const far = await aStructure(it.deps.db, { commune: '51454' })
    expect(await claim(held.id, headers)).toMatchObject({ status: 409, code: 'has-members' })
    expect(await claim(far.id, headers)).toMatchObject({ status: 403, code: 'beyond-territory' })
    expect(await claim(own.id, headers)).toMatchObject({ status: 403, code: 'beyond-territory' })
    expect(await claim(held.id, headers, '  ')).toMatchObject({ status: 400, code: 'message-needed' })
  })

  test('and takes it back while nobody has decided', async () => {
    const { id, account } = await aClaim(it.deps.db)
    const headers = await it.signIn(account)
    expect((await ask('POST', `/api/claims/${id}/withdraw`, await partnerOf())).status).toBe(404)
    expect((await ask('POST', `/api/claims/${id}/withdraw`, headers)).status).toBe(204)
    expect(await rowOf(id)).toBeUndefined()
    const decided = await aClaim(it.deps.db)
    await refuse(decided.id, landes)
    const late = await ask('POST', `/api/claims/${decided.id}/withdraw`, await it.signIn(decided.account))
    expect(late).toMatchObject({ status: 409, code: 'already-decided' })
  })
})

describe('an approval', () => {
  test('brings the listings under who asked, takes the chosen fields, and tells them', async () => {
    const { db } = it.deps
    const claimed = await aStructure(db, {
      nom: 'Ancien nom',
      telephone: '+33558000001',
      courriel: 'ancien@relais.example',
    })
    const listing = await aListing(db, { structure_source_id: claimed.record.source_id })
    const { id, claimantId, account } = await aClaim(db, { structureId: claimed.id })
    const file = await ask('GET', `/api/claims/${id}`, landes)
    expect(file).toMatchObject({
      preview: { moves: { listings: 1, members: 0 } },
      listings: [{ id: listing.id }],
      members: [],
    })
    expect(await approve(id, landes, { fields: ['telephone'] })).toMatchObject({ status: 200, state: 'approved' })
    const moved = await db.selectFrom('listings').selectAll().where('id', '=', listing.id).executeTakeFirstOrThrow()
    expect(moved.structure_id).toBe(claimantId)
    const kept = await db.selectFrom('structures').selectAll().where('id', '=', claimantId).executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ telephone: '+33558000001', courriel: null, version: 2 })
    const history = await db
      .selectFrom('listing_history')
      .selectAll()
      .where('listing_id', '=', listing.id)
      .orderBy('id')
      .execute()
    expect(history.at(-1)).toMatchObject({ action: 'reassign', from_state: 'published', to_state: 'published' })
    expect(await mailsTo(account.email)).toMatchObject([{ subject: 'Votre demande de rattachement est acceptée' }])
    expect((await ask('GET', '/api/structure', await it.signIn(account))).numbers.byState).toEqual([
      { state: 'published', count: 1 },
    ])
  })

  test('by two admins at once is given once', async () => {
    const { id, account } = await aClaim(it.deps.db)
    const answers = await Promise.all([approve(id, landes), approve(id, colleague)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(late).toMatchObject({
      code: 'already-decided',
      message: expect.stringMatching(/acceptée par (Alix|Claude) des Landes/),
    })
    expect(await mailsTo(account.email)).toHaveLength(1)
  })

  test('chosen from what has changed since is refused, and the claim waits', async () => {
    const { id, structureId } = await aClaim(it.deps.db)
    await ask('PATCH', `/api/structures/${structureId}`, landes, { version: 1, changes: { adresse: '9 rue Neuve' } })
    expect(await approve(id, landes)).toMatchObject({ status: 409, code: 'edited-elsewhere' })
    expect((await rowOf(id))?.state).toBe('pending')
  })
})

describe('a refusal', () => {
  test('tells why, changes nothing, and stands', async () => {
    const { id, account, structureId } = await aClaim(it.deps.db)
    expect(await refuse(id, landes)).toMatchObject({ status: 200, state: 'refused', decidedBy: 'Alix des Landes' })
    expect(await approve(id, colleague)).toMatchObject({ status: 409, code: 'already-decided' })
    const row = await it.deps.db
      .selectFrom('structures')
      .selectAll()
      .where('id', '=', structureId)
      .executeTakeFirstOrThrow()
    expect(row.merged_into).toBeNull()
    const [mail] = await mailsTo(account.email)
    expect(mail?.text).toContain('Ce n’est pas la même association.')
  })
})
