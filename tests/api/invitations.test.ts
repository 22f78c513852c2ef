import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { InvitationOutcome } from '../../server/contract/invitations.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { anInvitation } from '../factories/an-invitation.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

type Who = { cookie: string }
let home: string
let away: string
let admins: Record<'landes' | 'marne' | 'everything', { id: string }>
let people: Record<'landes' | 'marne' | 'everything' | 'partner' | 'stranger', Who>

beforeAll(async () => {
  const { db } = it.deps
  home = (await aStructure(db, { nom: 'Garage solidaire de l’Adour', commune: '40088' })).id
  away = (await aStructure(db, { nom: 'Épicerie de la Vesle', commune: '51454' })).id
  const admin = (name: string, departements: string[] | null) => anAccount(db, { role: 'admin', name, departements })
  admins = {
    landes: await admin('Alix des Landes', ['40']),
    marne: await admin('Dominique de la Marne', ['51']),
    everything: await admin('Sacha de Partout', null),
  }
  const partner = (structureId: string, name: string, departements: string[]) =>
    anAccount(db, { role: 'partner', structureId, name, departements })
  people = {
    landes: await it.signIn(admins.landes),
    marne: await it.signIn(admins.marne),
    everything: await it.signIn(admins.everything),
    partner: await it.signIn(await partner(home, 'Maëlle du Garage', ['40'])),
    stranger: await it.signIn(await partner(away, 'Sam de l’Épicerie', ['51'])),
  }
})

const address = () => `nouvelle-${randomBytes(5).toString('hex')}@test.levier.example`
const send = (method: 'POST' | 'DELETE', url: string, headers: Who, payload?: object) =>
  it.app.inject({ method, url, headers, ...(payload && { payload }) })
const invite = (headers: Who, pasted: string, more: object = {}) =>
  send('POST', '/api/invitations', headers, { people: pasted, role: 'adviser', departements: ['40'], ...more })
const list = async (headers: Who) => (await it.app.inject({ url: '/api/invitations', headers })).json()
const resend = (id: string, headers: Who) => send('POST', `/api/invitations/${id}/resend`, headers)
const cancel = (id: string, headers: Who) => send('DELETE', `/api/invitations/${id}`, headers)
const read = (token: string) => it.app.inject({ method: 'POST', url: '/api/invitations/read', payload: { token } })

const rowsOf = (email: string) => it.deps.db.selectFrom('invitations').selectAll().where('email', '=', email).execute()
const rowOf = async (email: string) => (await rowsOf(email))[0]!
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()

describe('inviting', () => {
  test.each(['adviser', 'referent'] as const)('is not for a %s', async (role) => {
    const headers = await it.signIn(role)
    const { id } = await anInvitation(it.deps.db)
    expect((await invite(headers, address())).statusCode).toBe(403)
    expect((await it.app.inject({ url: '/api/invitations', headers })).statusCode).toBe(403)
    expect((await resend(id, headers)).statusCode).toBe(403)
    expect((await cancel(id, headers)).statusCode).toBe(403)
  })

  test.each([
    ['an admin, elsewhere', 'marne', {}, 403, 'beyond-territory'],
    ['an admin, partly elsewhere', 'landes', { departements: ['40', '51'] }, 403, 'beyond-territory'],
    [
      'an admin of some, an admin of everything',
      'landes',
      { role: 'admin', departements: null },
      403,
      'beyond-territory',
    ],
    ['an admin, without a département', 'landes', { departements: null }, 400, 'no-departement'],
    ['an admin of everything, without saying where', 'everything', { departements: null }, 400, 'no-departement'],
    ['an admin of everything, nowhere', 'everything', { departements: ['99'] }, 400, 'unknown-departement'],
    ['an admin, a partner of no structure', 'landes', { role: 'partner' }, 400, 'structure-needed'],
    ['a partner, an adviser', 'partner', { role: 'adviser' }, 403, 'beyond-territory'],
    ['a partner, an admin', 'partner', { role: 'admin' }, 403, 'beyond-territory'],
  ] as const)('is refused to %s', async (_name, who, wanted, status, code) => {
    const email = address()
    const answer = await invite(people[who], email, wanted)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await rowsOf(email)).toEqual([])
  })

  test('an admin of everything by leaving the départements out is refused: it has to be said', async () => {
    const payload = { people: address(), role: 'admin' }
    const answer = await send('POST', '/api/invitations', people.everything, payload)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'no-departement'])
    const said = await invite(people.everything, payload.people, { role: 'admin', departements: null })
    expect(said.statusCode).toBe(200)
    expect(await rowOf(payload.people)).toMatchObject({ role: 'admin', departements: null })
  })

  test('into a structure of another territory is refused to an admin and to a partner', async () => {
    const email = address()
    const byAdmin = await invite(people.landes, email, { role: 'partner', structureId: away })
    expect([byAdmin.statusCode, byAdmin.json().code]).toEqual([400, 'unknown-structure'])
    expect(byAdmin.json().fields.structureId).toBeTruthy()
    const byPartner = await invite(people.partner, email, { role: 'partner', structureId: away })
    expect([byPartner.statusCode, byPartner.json().code]).toEqual([403, 'beyond-territory'])
    expect(await rowsOf(email)).toEqual([])
  })

  test('mails who invites, as what, and a link for thirty days', async () => {
    const email = address()
    const answer = await invite(people.landes, `Camille Dupont <${email.toUpperCase()}>`, {
      organisation: 'CCAS de Dax',
    })
    expect(answer.json()).toEqual({
      outcomes: [
        { line: `Camille Dupont <${email.toUpperCase()}>`, email, outcome: 'invited', text: 'Invitation envoyée.' },
      ],
    })
    const row = await rowOf(email)
    expect(row).toMatchObject({ name: 'Camille Dupont', role: 'adviser', state: 'sent', invited_by: admins.landes.id })
    expect(Math.round((row.expires_at.getTime() - Date.now()) / 86_400_000)).toBe(30)
    const [mail] = await mailsTo(email)
    expect(mail!.text).toContain('Alix des Landes vous invite')
    expect(mail!.text).toContain('comme conseillère ou conseiller, pour CCAS de Dax')
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/invitation#jeton=`)
    expect(row.token_hash).toBe(hashOf(await linkFor(it, email)))
    expect(await journal(row.id)).toMatchObject([
      { action: 'invitation.sent', actor_id: admins.landes.id, departements: ['40'], detail: { role: 'adviser' } },
    ])
  })

  test('into a structure needs no département: it follows', async () => {
    const email = address()
    await invite(people.landes, email, { role: 'partner', structureId: home, departements: null })
    expect(await rowOf(email)).toMatchObject({ structure_id: home, departements: ['40'] })
    expect((await mailsTo(email))[0]!.text).toContain('comme partenaire, pour Garage solidaire de l’Adour')
  })

  test('by a partner is into its own structure and départements, whatever else is said', async () => {
    const email = address()
    const answer = await invite(people.partner, email, { role: 'partner', departements: ['51'], organisation: 'Autre' })
    expect(answer.statusCode).toBe(200)
    expect(await rowOf(email)).toMatchObject({
      ...{ role: 'partner', structure_id: home, departements: ['40'], organisation: null },
    })
    expect((await list(people.partner)).invitations.map((one: { email: string }) => one.email)).toContain(email)
    expect(JSON.stringify(await list(people.stranger))).not.toContain(email)
  })

  test('says of each line what became of it', async () => {
    const { db } = it.deps
    const account = await anAccount(db, { departements: ['51'] })
    const closed = await anAccount(db, { departements: ['40'] })
    const closedElsewhere = await anAccount(db, { departements: ['51'], closedAt: new Date() })
    await db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', closed.id).execute()
    const waiting = await anInvitation(db, { role: 'referent' })
    const wider = await anInvitation(db, { departements: ['40', '48'] })
    const elsewhere = await anInvitation(db, { departements: ['51'] })
    const [first, second] = [address(), address()]
    const pasted = [
      `${first}; ${second}`,
      '',
      'Camille Dupont, sans adresse',
      first.toUpperCase(),
      account.email,
      closed.email,
      waiting.email,
      elsewhere.email,
      wider.email,
      closedElsewhere.email,
    ].join('\n')
    const { outcomes } = (await invite(people.landes, pasted)).json() as { outcomes: InvitationOutcome[] }
    expect(outcomes.map(({ line, outcome }) => `${line} → ${outcome}`)).toEqual([
      `${first} → invited`,
      `${second} → invited`,
      'Camille Dupont, sans adresse → unreadable',
      `${first.toUpperCase()} → repeated`,
      `${account.email} → has-account`,
      `${closed.email} → has-account`,
      `${waiting.email} → resent`,
      `${elsewhere.email} → has-account`,
      `${wider.email} → has-account`,
      `${closedElsewhere.email} → has-account`,
    ])
    expect(outcomes[5]!.text).toContain('fermé')
    expect(outcomes[9]!.text).toBe(outcomes[4]!.text)
    expect(outcomes[6]!.text).toContain('référente')
    expect(await rowOf(waiting.email)).toMatchObject({ role: 'referent', departements: ['40'] })
    expect((await read(waiting.token)).statusCode).toBe(410)
    expect((await read(await linkFor(it, waiting.email))).statusCode).toBe(200)
    expect((await read(elsewhere.token)).statusCode).toBe(200)
    expect(await mailsTo(elsewhere.email)).toEqual([])
    expect((await journal(waiting.id)).map(({ action }) => action)).toEqual(['invitation.resent'])
  })

  test('the same person twice at once leaves one invitation', async () => {
    const email = address()
    const answers = await Promise.all(Array.from({ length: 4 }, () => invite(people.landes, email)))
    const outcomes = answers.map((answer) => answer.json().outcomes[0].outcome)
    expect(outcomes.sort()).toEqual(['invited', 'resent', 'resent', 'resent'])
    expect(await rowsOf(email)).toHaveLength(1)
  })

  test('is for two hundred people at most, and a list of two hundred goes through', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@liste.example`).join('\n')
    const answer = await invite(people.landes, many(201))
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'too-many-people'])
    expect(answer.json().fields.people).toContain('200')
    const all = (await invite(people.landes, many(200))).json().outcomes as InvitationOutcome[]
    expect(all.filter(({ outcome }) => outcome === 'invited')).toHaveLength(200)
    await it.deps.db.deleteFrom('invitations').where('email', 'like', '%@liste.example').execute()
  })

  test('nobody is refused', async () => {
    for (const pasted of ['', '  \n '])
      expect((await invite(people.landes, pasted)).json().code).toBe('nobody-to-invite')
  })
})

describe('the list of invitations', () => {
  test('has those of the territory or structure, those that wait first', async () => {
    const { db } = it.deps
    const alix = await anAccount(db, { role: 'admin', name: 'Alix des Îles', departements: ['971'] })
    const headers = await it.signIn(alix)
    const of = (wanted: Parameters<typeof anInvitation>[1]) => anInvitation(db, { departements: ['971'], ...wanted })
    const expired = await of({ state: 'expired', sentDaysAgo: 31 })
    const first = await of({ sentDaysAgo: 4, invited_by: alix.id })
    const second = await of({ sentDaysAgo: 2, departements: ['971', '40'] })
    await of({ departements: ['40'] })
    await of({ departements: null, role: 'admin' })
    const { invitations, waiting } = await list(headers)
    expect(invitations.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id, expired.id])
    expect(waiting).toBe(2)
    expect(invitations[1]).toMatchObject({ invitedBy: 'Alix des Îles', can: { resend: true, cancel: true } })
    expect(invitations[0].can).toEqual({ resend: false, cancel: true })
    expect(invitations[2]).toMatchObject({ state: 'expired', can: { resend: true, cancel: false } })
  })
})

describe('an invitation of somebody else', () => {
  test('is nothing to an admin of another département, nor to a partner of another structure', async () => {
    const invitation = await anInvitation(it.deps.db, { role: 'partner', structure_id: home })
    const before = await rowOf(invitation.email)
    for (const who of [people.marne, people.stranger]) {
      expect(JSON.stringify(await list(who))).not.toContain(invitation.email)
      for (const answer of [await resend(invitation.id, who), await cancel(invitation.id, who)])
        expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    }
    expect(await rowOf(invitation.email)).toEqual(before)
    expect((await cancel(invitation.id, people.partner)).statusCode).toBe(204)
  })
})

describe('an invitation sent again', () => {
  test('has thirty more days and a new link; the old one is dead', async () => {
    const { id, email, token } = await anInvitation(it.deps.db, { sentDaysAgo: 20 })
    const answer = await resend(id, people.landes)
    expect(answer.json()).toMatchObject({ id, state: 'sent', can: { resend: true, cancel: true } })
    expect(Math.round((Date.parse(answer.json().expiresAt) - Date.now()) / 86_400_000)).toBe(30)
    const old = await read(token)
    expect([old.statusCode, old.json().code]).toEqual([410, 'invitation-unknown'])
    expect((await read(await linkFor(it, email))).json().email).toBe(email)
    expect(await journal(id)).toMatchObject([{ action: 'invitation.resent', actor_id: admins.landes.id }])
  })

  test('lives again after it expired, but not after it was cancelled or accepted', async () => {
    const expired = await anInvitation(it.deps.db, { state: 'expired', sentDaysAgo: 40 })
    expect((await resend(expired.id, people.landes)).json().state).toBe('sent')
    for (const state of ['cancelled', 'accepted'] as const) {
      const { id } = await anInvitation(it.deps.db, { state })
      const answer = await resend(id, people.landes)
      expect([answer.statusCode, answer.json().code]).toEqual([409, `invitation-${state}`])
    }
  })

  test('is refused when the person came in another way, or another one waits', async () => {
    const expired = await anInvitation(it.deps.db, { state: 'expired', sentDaysAgo: 40 })
    const other = await anInvitation(it.deps.db, { email: expired.email, departements: ['51'] })
    expect((await resend(expired.id, people.landes)).json().code).toBe('already-invited')
    await cancel(other.id, people.everything)
    await anAccount(it.deps.db, { email: expired.email })
    expect((await resend(expired.id, people.landes)).json().code).toBe('has-account')
  })
})

describe('an invitation cancelled', () => {
  test('says so to whoever opens its link, and cannot be cancelled twice', async () => {
    const { id, token } = await anInvitation(it.deps.db)
    expect((await cancel(id, people.landes)).statusCode).toBe(204)
    const opened = await read(token)
    expect([opened.statusCode, opened.json().code]).toEqual([410, 'invitation-cancelled'])
    expect((await cancel(id, people.landes)).json().code).toBe('invitation-cancelled')
    expect((await journal(id)).map(({ action }) => action)).toEqual(['invitation.cancelled'])
  })
})
