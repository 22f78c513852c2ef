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
const { mailsTo, tokenTo, aDemande, byLink, byMember, aMember, rowOf } = answersOf(it, server)

const dayMs = 86_400_000
const later = (days: number) => new Date(it.deps.clock.now().getTime() + days * dayMs)
const codeOf = ({ status, body }: { status: number; body: { code?: string } | null }) => [status, body?.code]
const links = ['accept', 'ask', 'decline', 'pass-on', 'reschedule', 'conclude'] as const
const setLink = (id: string, set: { expires_at?: Date; revoked_at?: Date; created_at?: Date }) =>
  it.deps.db.updateTable('contact_request_links').set(set).where('request_id', '=', id).execute()

describe('a demande is not answered', () => {
  test('by a link that is nobody’s, tampered with, too old or taken back', async () => {
    const { id, token } = await aDemande()
    const tampered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const action of ['read', 'see', ...links]) {
      for (const wrong of [tampered, 'a'.repeat(43)])
        expect(codeOf(await byLink(action, wrong, anAnswer(action, 0))), action).toEqual(
          action === 'read' || action === 'see' ? [400, 'unknown-field'] : [410, 'link-unknown'],
        )
    }
    expect(codeOf(await byLink('read', tampered))).toEqual([410, 'link-unknown'])
    expect(codeOf(await byLink('read', 'court'))).toEqual([400, 'invalid-link'])
    await setLink(id, { expires_at: later(0) })
    expect(codeOf(await byLink('accept', token, anAnswer('accept', 0)))).toEqual([410, 'link-expired'])
    expect(codeOf(await byLink('see', token))).toEqual([410, 'link-expired'])
    await setLink(id, { revoked_at: later(0) })
    expect(codeOf(await byLink('decline', token, anAnswer('decline', 0)))).toEqual([410, 'link-revoked'])
    expect(await rowOf(id)).toMatchObject({ state: 'sent', version: 0 })
  })

  test('by a link to another one', async () => {
    const [one, other] = [await aDemande(), await aDemande()]
    expect((await byLink('accept', one.token, anAnswer('accept', 0))).status).toBe(200)
    expect(await rowOf(other.id)).toMatchObject({ state: 'sent' })
    expect((await byLink('read', other.token)).body.request.id).toBe(other.id)
  })

  test('without a session, by another structure or sector, by its adviser, nor by an administrator', async () => {
    const { id, adviser } = await aDemande()
    const { id: sectorId } = await aSector(it.deps.db)
    const others = [
      [{ cookie: '' }, 401],
      [await it.signIn(adviser), 403],
      [await it.signIn('admin'), 403],
      [await it.signIn('referent'), 403],
      [await it.signIn('partner'), 404],
      [await it.signIn(await anAccount(it.deps.db, { role: 'referent', sectorId })), 404],
    ] as const
    for (const [headers, status] of others)
      for (const action of links) {
        expect((await byMember(action, id, headers, anAnswer(action, 0))).status, action).toBe(status)
      }
    for (const url of ['/api/received-requests?shelf=waiting', '/api/received-requests/waiting'])
      for (const role of ['adviser', 'admin', 'referent'] as const)
        expect((await it.app.inject({ url, headers: await it.signIn(role) })).statusCode).toBe(403)
    expect(await rowOf(id)).toMatchObject({ state: 'sent', version: 0 })
  })

  test.each([
    ['accept', { next: 'appointment', time: '10:00' }, 'day', 'appointment-incomplete'],
    ['accept', { next: 'appointment', day: '2026-12-03' }, 'time', 'appointment-incomplete'],
    ['accept', { next: 'appointment', day: '2026-02-30', time: '10:00' }, 'day', 'invalid-appointment'],
    ['accept', { next: 'appointment', day: '2026-11-26', time: '10:00' }, 'day', 'invalid-appointment'],
    ['accept', { next: 'appointment', day: '2028-01-03', time: '10:00' }, 'day', 'invalid-appointment'],
    ['accept', { next: 'appointment', day: '2026-12-03', time: '25:00' }, 'time', 'invalid-time'],
    ['accept', { next: 'demain' }, 'next', 'unknown-code'],
    ['ask', { text: '  ' }, 'text', 'text-needed'],
    ['ask', { text: 'Est-ce Mme Dupont ?' }, 'text', 'personal-data'],
    ['decline', { reason: 'ennui' }, 'reason', 'unknown-code'],
    ['decline', { reason: 'autre' }, 'text', 'text-needed'],
    ['pass-on', { name: ' ', email: 'lucie@roule.example' }, 'name', 'name-needed'],
    ['pass-on', { name: 'Lucie', email: 'lucie' }, 'email', 'invalid-email'],
  ])('by %s with %j, which is said beside %s', async (action, body, field, code) => {
    const { token, id } = await aDemande()
    const refused = await byLink(action, token, { version: 0, ...body })
    expect([refused.status, refused.body.code, Object.keys(refused.body.fields)]).toEqual([400, code, [field]])
    expect(await rowOf(id)).toMatchObject({ version: 0 })
  })
})

/** What a recipient may do from each state, opening it aside. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  sent: ['accept', 'ask', 'decline', 'pass-on', 'assign'],
  seen: ['accept', 'ask', 'decline', 'pass-on', 'assign'],
  accepted: ['reschedule', 'conclude', 'assign'],
  concluded: ['conclude'],
  declined: [],
  expired: [],
  cancelled: [],
}

describe('every state', () => {
  test.each(Object.keys(allowed))(
    '%s offers what it may, by a link and to a member, and refuses the rest',
    async (state) => {
      const { id, token, structureId } = await aDemande()
      const member = await aMember(structureId)
      const headers = await it.signIn(member)
      const concluded = state === 'concluded' && { outcome: 'not-started' as const, outcome_reason: 'autre' as const }
      const standing = { state: concluded ? ('accepted' as const) : (state as 'sent'), ...concluded }
      const reset = () => it.deps.db.updateTable('contact_requests').set(standing).where('id', '=', id).execute()
      await reset()
      const may = allowed[state]!
      const offered = (await byLink('read', token)).body.request.can.map((can: string) => can.replace('_', '-'))
      expect(offered.filter((can: string) => can !== 'see').sort()).toEqual(
        may.filter((can) => can !== 'assign').sort(),
      )
      // Passed on last: the link opens nothing any more.
      for (const action of ['accept', 'ask', 'decline', 'reschedule', 'conclude', 'assign', 'pass-on'] as const) {
        await reset()
        const { version } = await rowOf(id)
        const body = action === 'assign' ? { version, accountId: member.id } : anAnswer(action, version)
        const expected = may.includes(action) ? [200, undefined] : [409, 'not-in-this-state']
        expect(codeOf(await byMember(action, id, headers, body)), action).toEqual(expected)
        if (action === 'assign' || may.includes(action)) continue
        expect(codeOf(await byLink(action, token, body)), action).toEqual(expected)
      }
    },
  )
})

describe('by the link of a mail', () => {
  test('a demande is read, which changes nothing, then seen, once', async () => {
    const { token, id } = await aDemande({ message: 'Une place mardi ?', reference: 'DOS-12' })
    for (let once = 0; once < 3; once += 1) await byLink('read', token)
    expect(await rowOf(id)).toMatchObject({ state: 'sent', version: 0, seen_at: null })
    const { request, expiresAt } = (await byLink('read', token)).body
    expect(request).toMatchObject({
      ...{ id, message: 'Une place mardi ?', reference: 'DOS-12', phone: null, assignedTo: null },
      adviser: { name: 'Nadia Ferrand', organisation: 'France Travail Dax' },
      can: ['see', 'ask', 'pass_on', 'accept', 'decline'],
    })
    expect(Date.parse(expiresAt)).toBeGreaterThan(later(29).getTime())
    await byLink('see', token)
    expect((await byLink('see', token)).body.request).toMatchObject({ state: 'seen', version: 1 })
    expect((await rowOf(id)).seen_at).not.toBeNull()
  })

  test('is accepted with an appointment in France’s time, told to the adviser who answers to the intervenant', async () => {
    const { token, id, adviser, address } = await aDemande({ reference: 'DOS-12', nom: 'Voiture en location' })
    const said = { version: 0, next: 'appointment', day: '2026-12-03', time: '14:30', place: '12 rue des Forges' }
    const { body } = await byLink('accept', token, { ...said, text: 'Apportez le permis.\nDemandez l’accueil.' })
    expect(body.request).toMatchObject({
      ...{ state: 'accepted', appointment: { at: '2026-12-03T13:30:00.000Z', place: '12 rue des Forges' } },
      can: ['reschedule', 'conclude'],
    })
    expect(await rowOf(id)).toMatchObject({ state: 'accepted', assigned_to: null })
    const [mail] = await mailsTo(adviser.email)
    expect(mail).toMatchObject({ subject: 'Yann Le Goff accepte votre demande', replyTo: address })
    for (const part of [mail!.text, mail!.html])
      for (const words of ['jeudi 3 décembre 2026 à 14 h 30', '12 rue des Forges', 'Demandez l’accueil', 'DOS-12'])
        expect(part, words).toContain(words)
    expect(mail!.links[0]).toBe(`${it.deps.config.publicUrl}/mes-demandes/${id}`)
  })

  test('gets another appointment, then none, then an outcome, each told', async () => {
    const { token, adviser } = await aDemande()
    await byLink('accept', token, { version: 0, next: 'call' })
    expect(codeOf(await byLink('reschedule', token, { version: 1, next: 'call' }))).toEqual([
      400,
      'invalid-appointment',
    ])
    const first = await byLink('reschedule', token, {
      version: 1,
      next: 'appointment',
      day: '2027-07-01',
      time: '09:00',
    })
    expect(first.body.request.appointment.at).toBe('2027-07-01T07:00:00.000Z')
    await byLink('reschedule', token, { version: 2, next: 'none' })
    const whyNot = { version: 3, outcome: 'not-started' }
    expect(codeOf(await byLink('conclude', token, whyNot))).toEqual([400, 'reason-needed'])
    const { body } = await byLink('conclude', token, { ...whyNot, reason: 'pas-venue' })
    expect(body.request).toMatchObject({ outcome: 'not-started', outcomeReason: 'pas-venue', can: ['conclude'] })
    expect(body.request.steps.map(({ what }: { what: string }) => what)).toEqual([
      'Envoyée',
      'Acceptée, appelle pour en parler',
      'Rendez-vous proposé',
      'Rendez-vous changé',
      'Issue notée, n’a pas commencé, la personne n’est pas venue',
    ])
    await byLink('conclude', token, { version: 4, outcome: 'started' })
    expect((await mailsTo(adviser.email)).map(({ subject }) => subject).toReversed()).toEqual([
      'Yann Le Goff accepte votre demande',
      'Yann Le Goff donne un rendez-vous',
      'Yann Le Goff change le rendez-vous',
      'Yann Le Goff dit ce qu’est devenue votre demande',
      'Yann Le Goff dit ce qu’est devenue votre demande',
    ])
  })

  test('is asked a question, or declined with a reason and a way on', async () => {
    const asked = await aDemande()
    expect((await byLink('ask', asked.token, { version: 0, text: 'A-t-elle le permis ?' })).body.request).toMatchObject(
      {
        ...{ state: 'seen', asked: true },
      },
    )
    const [question] = await mailsTo(asked.adviser.email)
    expect(question!.subject).toBe('Yann Le Goff vous pose une question')
    expect(question!.text).toContain('A-t-elle le permis')

    const declined = await aDemande()
    const said = { version: 0, reason: 'hors-public', text: 'Seulement les jeunes. 05 36 49 01 42 pour en parler.' }
    expect((await byLink('decline', declined.token, said)).body.request).toMatchObject({ state: 'declined', can: [] })
    const [mail] = await mailsTo(declined.adviser.email)
    expect(mail!.text).toContain('Ce n’est pas pour ces personnes')
    expect(mail!.text).toContain('Seulement les jeunes')
    expect(mail!.links[0]).toContain(`/mes-demandes/${declined.id}`)
  })

  test('has no subject that tells of health, whichever way it goes', async () => {
    const nom = 'Consultation d’addictologie'
    const { token, address, adviser } = await aDemande({ nom, thematiques: ['sante--acces-aux-soins'] })
    await byLink('ask', token, { version: 0, text: 'Est-ce pressé ?' })
    for (const { subject } of [...(await mailsTo(address)), ...(await mailsTo(adviser.email))])
      expect(subject).not.toMatch(/addictologie|sant/i)
    expect((await mailsTo(address))[0]!.subject).toBe('Une demande de Nadia Ferrand (France Travail Dax)')
  })

  test('and of a pair, is accepted, but started and ended where the two follow it', async () => {
    const { db } = it.deps
    const { id: sectorId, referentEmail } = await aSector(db)
    await aContactRequest(db, { kind: 'global', targetId: sectorId, at: it.deps.clock.now() })
    const token = await tokenTo(referentEmail)
    expect((await byLink('accept', token, anAnswer('accept', 0))).status).toBe(200)
    expect(codeOf(await byLink('conclude', token, anAnswer('conclude', 1)))).toEqual([409, 'pair-to-start'])
    const not = { version: 1, outcome: 'not-started', reason: 'renonce' }
    expect((await byLink('conclude', token, not)).status).toBe(200)
  })
})

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
        ? /^Le lien envoyé à Yann Le Goff a été plus rapide/
        : /^Maëlle Lartigue a été plus rapide : demande acceptée, .* à \d+ h/,
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
    expect(found.requests[0]).toMatchObject({ id: old.id, adviser: { name: 'Nadia Ferrand' }, assignedTo: null })
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
