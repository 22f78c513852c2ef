import { afterAll, describe, expect, test } from 'vitest'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aSector } from '../factories/a-sector.ts'
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
    await it.deps.db.updateTable('contact_requests').set({ state: 'cancelled' }).where('id', '=', id).execute()
    expect(codeOf(await byLink('read', token))).toEqual([410, 'link-cancelled'])
    expect(await rowOf(id)).toMatchObject({ version: 0, seen_at: null })
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
      const standing = { outcome: null, state: concluded ? ('accepted' as const) : (state as 'sent'), ...concluded }
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

  test('and declined for want of room, says so of its listing for 30 days, with who said it', async () => {
    const said = (listingId: string) =>
      it.deps.db
        .selectFrom('listings')
        .leftJoin('availabilities', 'listing_id', 'listings.id')
        .select(['listings.availability', 'availability_on', 'account_id'])
        .where('listings.id', '=', listingId)
        .execute()
    const full = { availability: 'complet', availability_on: '2026-11-27' }

    const [byMail, elsewhere] = [await aDemande(), await aDemande()]
    expect((await byLink('decline', byMail.token, anAnswer('decline', 0))).status).toBe(200)
    expect(await said(byMail.listingId)).toEqual([{ ...full, account_id: null }])
    await byLink('decline', elsewhere.token, { version: 0, reason: 'hors-public' })
    expect(await said(elsewhere.listingId)).toEqual([{ availability: null, availability_on: null, account_id: null }])

    const mine = await aDemande()
    const member = await aMember(mine.structureId)
    await byMember('decline', mine.id, await it.signIn(member), anAnswer('decline', 0))
    expect(await said(mine.listingId)).toEqual([{ ...full, account_id: member.id }])

    // Passed on, nobody knows to whom; and what nobody sees is said of nothing.
    const passed = await aDemande()
    const to = anAddress('lucie')
    await byLink('pass-on', passed.token, { version: 0, name: 'Lucie Marsan', email: to })
    expect((await byLink('decline', await tokenTo(to), anAnswer('decline', 1))).status).toBe(200)
    expect(await said(passed.listingId)).toMatchObject([{ availability: null }])
    const gone = await aDemande()
    await it.deps.db.updateTable('listings').set({ state: 'archived' }).where('id', '=', gone.listingId).execute()
    await byLink('decline', gone.token, anAnswer('decline', 0))
    expect(await said(gone.listingId)).toMatchObject([{ availability: null }])
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
    expect(codeOf(await byLink('conclude', token, anAnswer('conclude', 1)))).toEqual([409, 'start-pair'])
    const not = { version: 1, outcome: 'not-started', reason: 'renonce' }
    expect((await byLink('conclude', token, not)).status).toBe(200)
  })
})
