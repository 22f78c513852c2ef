import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressPrint, noteBounce } from '../../server/platform/bounces.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aSector } from '../factories/a-sector.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { anAddress, anAnswer, answersOf } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { startMailServer } from '../support/smtp.ts'

const server = await startMailServer()
const env = { SMTP_URL: server.url, MAIL_FROM: 'Levier <levier@test.levier.example>' }
const it = useApp({ engine: false, today: '2026-11-27', env })
afterAll(() => server.close())
const { mailsTo, tokenTo, aDemande, post, byLink, byMember, aMember, rowOf } = answersOf(it, server)

const dayMs = 86_400_000
const later = (days: number) => new Date(it.deps.clock.now().getTime() + days * dayMs)
const codeOf = ({ status, body }: { status: number; body: { code?: string } | null }) => [status, body?.code]
const setLink = (id: string, set: { expires_at?: Date; revoked_at?: Date; created_at?: Date }) =>
  it.deps.db.updateTable('contact_request_links').set(set).where('request_id', '=', id).execute()

describe('passed on', () => {
  test('changes hands: the old link opens nothing, the colleague has one, the adviser knows', async () => {
    const { token, id, adviser } = await aDemande()
    const lucie = anAddress('lucie')
    const passed = await byLink('pass-on', token, {
      ...{ version: 0, name: '  Lucie   Marsan ', email: lucie, text: 'C’est de son ressort.' },
    })
    expect([passed.status, passed.body]).toEqual([200, { name: 'Lucie Marsan', adviser: 'Nadia Ferrand' }])
    expect(codeOf(await byLink('read', token))).toEqual([410, 'link-revoked'])
    expect(codeOf(await byLink('accept', token, anAnswer('accept', 1)))).toEqual([410, 'link-revoked'])
    expect(await rowOf(id)).toMatchObject({
      ...{ state: 'sent', recipient_kind: 'colleague', recipient_name: 'Lucie Marsan', recipient_email: lucie },
    })
    const [mail] = await mailsTo(lucie)
    expect(mail!.text).toContain('Yann Le Goff vous transmet cette demande')
    expect(mail!.text).toContain('C’est de son ressort.')
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/opposition`)
    expect(mail!.replyTo).toBe(adviser.email)
    const [told] = await mailsTo(adviser.email)
    expect(told!.subject).toBe('Yann Le Goff transmet votre demande')
    expect(told!.text).toContain('Lucie Marsan')
    expect((await byLink('accept', await tokenTo(lucie), anAnswer('accept', 1))).status).toBe(200)
  })

  test('goes neither to the same mailbox, nor where nobody may write, nor round for ever', async () => {
    const { token, address } = await aDemande()
    const [opposed, refused] = [anAddress(), anAddress()]
    await noteBounce(it.deps.db, refused, '550', new Date())
    const opposition = { kind: 'courriel', fingerprint: addressPrint(opposed), created_at: new Date() } as const
    await it.deps.db.insertInto('oppositions').values(opposition).execute()
    const to = (email: string, by = token, version = 0) =>
      byLink('pass-on', by, { version, name: 'Lucie Marsan', email })
    expect(codeOf(await to(address.toUpperCase()))).toEqual([400, 'same-address'])
    const [first, second] = [await to(opposed), await to(refused)]
    expect([first.body.code, first.body.message]).toEqual([second.body.code, second.body.message])
    expect(first.body.code).toBe('cannot-be-written-to')
    let by = token
    for (let version = 0; version < 5; version += 1) {
      const next = anAddress('lucie')
      expect((await to(next, by, version)).status).toBe(200)
      by = await tokenTo(next)
    }
    expect(codeOf(await to(anAddress('lucie'), by, 5))).toEqual([409, 'too-many-hands'])
  })
})

describe('a new link', () => {
  test('goes to the address of the old one only, too old or not, once in ten minutes', async () => {
    const { token, id, address } = await aDemande()
    const renew = async (by = token) => (await byLink('renew', by)).status
    expect(await renew()).toBe(202)
    expect(await mailsTo(address)).toHaveLength(1)
    await setLink(id, { created_at: later(-31), expires_at: later(-1) })
    expect(codeOf(await byLink('read', token))).toEqual([410, 'link-expired'])
    expect(await renew()).toBe(202)
    expect(await mailsTo(address)).toHaveLength(2)
    const renewed = await tokenTo(address)
    expect(renewed).not.toBe(token)
    expect((await byLink('accept', renewed, anAnswer('accept', 0))).status).toBe(200)
    expect(await renew()).toBe(202)
    expect(await mailsTo(address)).toHaveLength(2)
    for (let once = 0; once < 6; once += 1) {
      await setLink(id, { created_at: later(-0.5) })
      await renew()
    }
    expect(await mailsTo(address)).toHaveLength(5)
  })

  test('is answered alike when there is none: nobody’s, passed on, gone elsewhere, ended', async () => {
    const [passed, moved, ended] = [await aDemande(), await aDemande(), await aDemande()]
    const lucie = anAddress('lucie')
    await byLink('pass-on', passed.token, { version: 0, name: 'Lucie Marsan', email: lucie })
    await it.deps.db
      .updateTable('contact_requests')
      .set({ recipient_email: anAddress() })
      .where('id', '=', moved.id)
      .execute()
    await byLink('decline', ended.token, anAnswer('decline', 0))
    for (const { id } of [passed, moved, ended]) await setLink(id, { created_at: later(-1) })
    const answers = [...[passed, moved, ended].map(({ token }) => token), 'a'.repeat(43)].map((token) =>
      byLink('renew', token),
    )
    for (const answer of await Promise.all(answers)) expect(answer).toEqual({ status: 202, body: null })
    for (const { address } of [passed, moved, ended]) expect(await mailsTo(address)).toHaveLength(1)
    expect(await mailsTo(lucie)).toHaveLength(1)
  })
})

describe('two people at once', () => {
  test('the first answer stands, and the second one is told whose it was', async () => {
    const { token, structureId, id, adviser } = await aDemande()
    const headers = await it.signIn(await aMember(structureId))
    const [one, two] = await Promise.all([
      byMember('accept', id, headers, anAnswer('accept', 0)),
      byLink('decline', token, anAnswer('decline', 0)),
    ])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    const late = one.status === 409 ? one : two
    expect(late.body.code).toBe('changed-meanwhile')
    expect(late.body.message).toMatch(
      one.status === 409
        ? /^Demande déjà refusée par le lien envoyé à Yann Le Goff, /
        : /^Demande déjà acceptée par Maëlle Lartigue, .* à \d+ h/,
    )
    expect(await mailsTo(adviser.email)).toHaveLength(1)
    expect(await rowOf(id)).toMatchObject({ version: 1 })
  })

  test('reading and reminding meanwhile takes nothing from who answers', async () => {
    const { token, structureId, id } = await aDemande()
    const headers = await it.signIn(await aMember(structureId))
    await byMember('see', id, headers)
    expect((await byLink('accept', token, anAnswer('accept', 0))).body.request).toMatchObject({ version: 2 })
  })

  test('the same press twice counts once', async () => {
    const { token, adviser } = await aDemande()
    const both = await Promise.all([1, 2].map(() => byLink('accept', token, anAnswer('accept', 0))))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await mailsTo(adviser.email)).toHaveLength(1)
  })
})

describe('demandes received', () => {
  let structure: { id: string }
  let maelle: { id: string; email: string }
  let headers: { cookie: string }
  beforeAll(async () => {
    structure = { id: (await aDemande()).structureId }
    maelle = await aMember(structure.id)
    headers = await it.signIn(maelle)
  })
  const list = async (query: string, by = headers) =>
    (await it.app.inject({ url: `/api/received-requests?${query}`, headers: by })).json()
  const move = (id: string) =>
    it.deps.db.updateTable('contact_requests').set({ structure_id: structure.id }).where('id', '=', id).execute()

  test('are those of one’s structure, the oldest first, without a word of what they say', async () => {
    const old = await aDemande({ message: 'Un mot à ne pas lister', at: later(-9) })
    await move(old.id)
    const found = await list('shelf=waiting')
    expect(found.requests[0]).toMatchObject({
      id: old.id,
      waited: 7,
      adviser: { name: 'Nadia Ferrand' },
      assignedTo: null,
    })
    expect(found).toMatchObject({ counts: { waiting: 2, accepted: 0, closed: 0 }, page: 1, pages: 1 })
    expect(JSON.stringify(found)).not.toMatch(/Un mot à ne pas lister|roule\.example/)
    expect((await it.app.inject({ url: '/api/received-requests/waiting', headers })).json()).toEqual({ count: 2 })
    expect((await it.app.inject({ url: '/api/structure', headers })).json().requests).toBe(2)
    const stranger = await it.signIn('partner')
    expect((await list('shelf=waiting', stranger)).requests).toEqual([])
    expect((await list('shelf=tous')).code).toBe('unknown-shelf')
  })

  test('are taken, or given to a colleague who is told; nobody else can be given one', async () => {
    const [{ id }] = (await list('shelf=waiting')).requests
    const yann = await aMember(structure.id, 'Yann Lartigue')
    const given = (accountId: string, version: number) => byMember('assign', id, headers, { version, accountId })
    const strangers = [await anAccount(it.deps.db, { role: 'partner' }), await anAccount(it.deps.db)]
    for (const { id: stranger } of strangers) expect(codeOf(await given(stranger, 0))).toEqual([400, 'unknown-person'])
    expect((await given(maelle.id, 0)).body.assignedTo).toEqual({ id: maelle.id, name: 'Maëlle Lartigue' })
    expect(await mailsTo(maelle.email)).toEqual([])
    await given(yann.id, 1)
    const [mail] = await mailsTo(yann.email)
    expect(mail).toMatchObject({ subject: 'Maëlle Lartigue vous confie une demande' })
    expect(mail!.links[0]).toContain(`/demandes-recues/${id}`)
    expect((await list('shelf=waiting&who=me')).requests).toEqual([])
    expect((await list(`shelf=waiting&who=${yann.id}`)).requests).toHaveLength(1)
    expect((await list('shelf=waiting&who=nobody')).requests).toHaveLength(1)
    expect(
      (await list('shelf=waiting')).people.map(({ name, me }: { name: string; me: boolean }) => [name, me]),
    ).toEqual([
      ['Maëlle Lartigue', true],
      ['Yann Lartigue', false],
    ])
  })

  test('are answered in one’s own name, and the adviser answers to that person', async () => {
    const demande = await aDemande()
    await move(demande.id)
    const { body } = await byMember('accept', demande.id, headers, { version: 0, next: 'call', text: 'Dès demain.' })
    expect(body).toMatchObject({ state: 'accepted', assignedTo: { id: maelle.id } })
    expect(body.steps.at(-1)).toMatchObject({ who: 'Maëlle Lartigue', text: 'Dès demain.' })
    const [mail] = await mailsTo(demande.adviser.email)
    expect(mail).toMatchObject({ subject: 'Maëlle Lartigue accepte votre demande', replyTo: maelle.email })
    expect((await list('shelf=accepted')).counts).toMatchObject({ accepted: 1 })
    expect((await byLink('read', demande.token)).body.request.state).toBe('accepted')
    const nadia = await it.signIn(demande.adviser)
    await post(`/api/contact-requests/${demande.id}/cancel`, { version: 1 }, nadia)
    expect((await mailsTo(maelle.email))[0]).toMatchObject({ subject: 'Nadia Ferrand annule sa demande' })
  })

  test('are told the adviser’s reply, in the account of whoever took it as in the mailbox', async () => {
    const demande = await aDemande()
    await move(demande.id)
    const waiting = async () => (await it.app.inject({ url: '/api/received-requests/waiting', headers })).json().count
    const before = await waiting()
    await byMember('ask', demande.id, headers, { version: 0, text: 'Quel jour ?' })
    expect(await waiting()).toBe(before - 1)
    expect((await list('shelf=waiting')).requests.at(-1)).toMatchObject({ id: demande.id, asked: true })
    const nadia = await it.signIn(demande.adviser)
    await post(`/api/contact-requests/${demande.id}/reply`, { version: 1, text: 'Le mardi.' }, nadia)
    const [mail] = await mailsTo(maelle.email)
    expect(mail).toMatchObject({ subject: 'Nadia Ferrand répond à votre question', replyTo: demande.adviser.email })
    expect(mail!.links[0]).toContain(`/demandes-recues/${demande.id}`)
    expect((await mailsTo(demande.address))[0]!.links[0]).toContain('/reponse#jeton=')
  })

  test('are those of one’s sector for a référent', async () => {
    const { db } = it.deps
    const { id: sectorId } = await aSector(db)
    const { id } = await aContactRequest(db, { kind: 'exclusif', targetId: sectorId, at: it.deps.clock.now() })
    const isabelle = await it.signIn(await anAccount(db, { role: 'referent', sectorId, name: 'Isabelle Darracq' }))
    expect((await list('shelf=waiting', isabelle)).requests).toMatchObject([
      { id, title: expect.stringMatching(/social/) },
    ])
    expect((await byMember('see', id, isabelle)).body.state).toBe('seen')
    expect((await byMember('decline', id, isabelle, anAnswer('decline', 1))).body.state).toBe('declined')
    const other = await it.signIn(await anAccount(db, { role: 'referent', sectorId: (await aSector(db)).id }))
    expect((await list('shelf=closed', other)).requests).toEqual([])
  })
})

describe('demandes follow', () => {
  const admin = () => it.signIn('admin')

  test('a structure merged into another one', async () => {
    const { id, structureId } = await aDemande()
    const into = await aStructure(it.deps.db)
    const body = { into: into.id, fields: [], versions: { from: 1, into: 1 } }
    const merged = await it.app.inject({
      ...{ method: 'POST', url: `/api/structures/${structureId}/merge`, headers: await admin(), payload: body },
    })
    expect(merged.statusCode).toBe(200)
    expect(await rowOf(id)).toMatchObject({ structure_id: into.id })
  })

  test('a listing merged into another one, or given to another structure: what is open', async () => {
    const [open, ended, given] = [await aDemande(), await aDemande(), await aDemande()]
    const taker = await aMember(given.structureId)
    await byMember('assign', given.id, await it.signIn(taker), { version: 0, accountId: taker.id })
    await byLink('decline', ended.token, anAnswer('decline', 0))
    const kept = await aDemande()
    for (const { listingId } of [open, ended]) {
      const url = `/api/listings/${listingId}/merge`
      const payload = { into: kept.listingId, intervenants: [] }
      const { statusCode } = await it.app.inject({ method: 'POST', url, headers: await admin(), payload })
      expect(statusCode).toBe(200)
    }
    expect(await rowOf(open.id)).toMatchObject({ listing_id: kept.listingId, structure_id: kept.structureId })
    expect(await rowOf(ended.id)).toMatchObject({ listing_id: kept.listingId, structure_id: ended.structureId })
    await it.app.inject({
      ...{ method: 'POST', url: `/api/listings/${given.listingId}/reassign`, headers: await admin() },
      payload: { structureId: kept.structureId, reason: 'Portée par une autre association.' },
    })
    expect(await rowOf(given.id)).toMatchObject({ structure_id: kept.structureId, assigned_to: null })
    expect((await byLink('read', given.token)).status).toBe(200)
  })
})
