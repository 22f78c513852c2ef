import { beforeAll, describe, expect, test } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

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

const get = (url: string, headers: Who) => it.app.inject({ url, headers })
const post = (url: string, payload: object, headers: Who) => it.app.inject({ method: 'POST', url, payload, headers })
const decide = (id: string, headers = landes, payload: object = { state: 'fixed', answer: 'Numéro remplacé.' }) =>
  post(`/api/reports/${id}/decide`, payload, headers)
const stateOf = async (id: string) =>
  (await it.deps.db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()).state
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const emailOf = async (id: string) =>
  (await it.deps.db.selectFrom('accounts').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email

/** A structure with a listing reported, and somebody of it. */
async function withMember() {
  const { id: structureId, record } = await aStructure(it.deps.db)
  const listing = await aListing(it.deps.db, { structure_source_id: record.source_id })
  const member = await anAccount(it.deps.db, { role: 'partner', structureId })
  const report = await aReport(it.deps.db, { listing_id: listing.id, message: 'Faux numéro depuis lundi.' })
  return { report, member, headers: await it.signIn(member), listing }
}

describe('reports are not decided', () => {
  test.each(['adviser', 'referent', 'partner'] as const)('by a %s', async (role) => {
    const { id } = await aReport(it.deps.db)
    const headers = await it.signIn(role)
    expect((await decide(id, headers)).statusCode).toBe(403)
    expect((await post(`/api/reports/${id}/unpublish`, { reason: 'Fermée.' }, headers)).statusCode).toBe(403)
    expect((await post(`/api/reports/${id}/ask`, {}, headers)).statusCode).toBe(403)
    expect((await get(`/api/reports/${id}`, headers)).statusCode).toBe(role === 'partner' ? 404 : 403)
    expect(await stateOf(id)).toBe('open')
  })

  test('by an admin of another département, to whom they do not exist', async () => {
    const { id, listingId } = await aReport(it.deps.db)
    for (const answer of [
      await decide(id, marne),
      await get(`/api/reports/${id}`, marne),
      await post(`/api/reports/${id}/unpublish`, { reason: 'Fermée.' }, marne),
      await post(`/api/reports/${id}/ask`, {}, marne),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    expect(JSON.stringify((await get('/api/reports', marne)).json())).not.toContain(listingId)
    expect(await stateOf(id)).toBe('open')
  })

  test('without a word when nothing changes', async () => {
    const { id } = await aReport(it.deps.db)
    const answer = await decide(id, landes, { state: 'dismissed', answer: ' ' })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'answer-needed'])
    expect(answer.json().fields.answer).toBeTruthy()
    expect(await stateOf(id)).toBe('open')
  })
})

describe('the list of reports', () => {
  test('has open ones first, the oldest on top, with how many wait, are late, and how long it takes', async () => {
    const { id: listing_id } = await aListing(it.deps.db, { commune: '48095' })
    const of = (wanted: Parameters<typeof aReport>[1]) => aReport(it.deps.db, { listing_id, ...wanted })
    const wanted = [
      await of({ hoursAgo: 70 }),
      await of({ hoursAgo: 19, kind: 'closed' }),
      await of({ hoursAgo: 100, state: 'fixed', decidedAfter: 10 }),
      await of({ hoursAgo: 200, state: 'dismissed', decidedAfter: 30 }),
    ]
    await of({ hoursAgo: 24 * 500, state: 'fixed' })
    const headers = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['48'] }))
    const list = (await get('/api/reports', headers)).json()
    const ids = wanted.map(({ id }) => id)
    expect(list.reports.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(list).toMatchObject({ open: 2, late: 1, medianHours: 20 })
    const only = async (query: string) =>
      (await get(`/api/reports${query}`, headers)).json().reports.map(({ id }: { id: string }) => id)
    expect(await only('?state=open')).toEqual(ids.slice(0, 2))
    expect(await only('?state=decided')).toEqual(ids.slice(2))
    expect(await only('?listing=00000000-0000-4000-8000-000000000000')).toEqual([])
  })
})

describe('one report', () => {
  test('has all an admin decides by', async () => {
    const { id: listing_id } = await aListing(it.deps.db, { nom: 'Aide au permis B' })
    const { id } = await aReport(it.deps.db, { listing_id, message: 'Sonne dans le vide.' })
    const other = await aReport(it.deps.db, { listing_id, kind: 'closed' })
    await aReport(it.deps.db, { listing_id, state: 'dismissed', hoursAgo: 50 })
    const report = (await get(`/api/reports/${id}`, landes)).json()
    expect(report).toMatchObject({
      listing: { id: listing_id, title: 'Aide au permis B', commune: 'Mont-de-Marsan' },
      ...{ field: 'telephone', kind: 'wrong-number', message: 'Sonne dans le vide.', state: 'open' },
      reporter: { name: 'Nadia Signale', organisation: 'Agence d’essai' },
      value: ['Camille Essai : 05\u00a036\u00a049\u00a001\u00a042'],
      editor: `/mes-fiches/${listing_id}#champ-telephone`,
      can: { decide: true, respond: false, ask: false, unpublish: true },
    })
    expect(report.others.map((one: { id: string }) => one.id)).toEqual([other.id])
    expect(report.history.map(({ text }: { text: string }) => text.split(' : ')[0])).toEqual([
      'Publiée',
      'Signalement, téléphone',
    ])
  })

  test('without its maker is still there to decide', async () => {
    const { id, reporter } = await aReport(it.deps.db)
    await it.deps.db.deleteFrom('accounts').where('id', '=', reporter).execute()
    expect((await get(`/api/reports/${id}`, landes)).json().reporter).toBeNull()
    expect((await decide(id)).statusCode).toBe(200)
  })
})

describe('deciding', () => {
  test('answers whoever reported, with thanks, and writes the journal', async () => {
    const { id, reporter, listingId } = await aReport(it.deps.db)
    const answer = await decide(id)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ state: 'fixed', answer: 'Numéro remplacé.', decidedBy: 'Alix des Landes' })
    expect(answer.json().can).toEqual({ decide: false, respond: false, ask: false, unpublish: false })
    const [mail] = await mailsTo(await emailOf(reporter))
    expect(mail!.subject).toContain('merci')
    expect(mail!.text).toContain('Numéro remplacé.')
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/fiches/${listingId}`)
    const events = await it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', listingId).execute()
    expect(events).toMatchObject([
      { action: 'report.decided', departements: ['40'], detail: { report: 'wrong-number', decision: 'fixed' } },
    ])
    const headers = await it.signIn({ id: reporter })
    const { reports } = (await get('/api/reports/mine', headers)).json()
    expect(reports).toMatchObject([{ id, state: 'fixed', answer: 'Numéro remplacé.' }])
  })

  test('goes to the first of two admins; the other is told whose decision it was', async () => {
    const { id, reporter } = await aReport(it.deps.db)
    const answers = await Promise.all([
      decide(id),
      decide(id, colleague, { state: 'dismissed', answer: 'Le numéro répond.' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const late = answers.find(({ statusCode }) => statusCode === 409)!.json()
    expect(late.code).toBe('already-decided')
    expect(late.message).toMatch(/par (Alix|Claude) des Landes\.$/)
    expect(await mailsTo(await emailOf(reporter))).toHaveLength(1)
  })
})

describe('unpublishing', () => {
  test('takes the listing away, tells the structure why and answers everybody who had reported it', async () => {
    const { report, member, listing } = await withMember()
    const other = await aReport(it.deps.db, { listing_id: listing.id, kind: 'closed' })
    const reason = 'L’association a cessé son activité.'
    const answer = await post(`/api/reports/${report.id}/unpublish`, { reason }, landes)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ state: 'fixed', listing: { state: 'archived' } })
    for (const { id, reporter } of [report, other]) {
      expect(await stateOf(id)).toBe('fixed')
      expect((await mailsTo(await emailOf(reporter)))[0]!.text).toContain(reason)
    }
    expect((await mailsTo(member.email))[0]!.text).toContain(reason)
    const adviser = await it.signIn('adviser')
    expect((await get(`/api/listings/${listing.id}`, adviser)).statusCode).toBe(410)
    const history = it.deps.db.selectFrom('listing_history').select(['action', 'to_state', 'reason'])
    expect(await history.where('listing_id', '=', listing.id).where('action', '=', 'archive').execute()).toEqual([
      { action: 'archive', to_state: 'archived', reason },
    ])
    const again = await post(`/api/reports/${report.id}/unpublish`, { reason }, colleague)
    expect([again.statusCode, again.json().code]).toEqual([409, 'already-decided'])
  })
})

describe('the structure', () => {
  test('is asked by mail with the report and where the field is, once a day', async () => {
    const { report, member, listing } = await withMember()
    const answer = await post(`/api/reports/${report.id}/ask`, {}, landes)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ asked: expect.any(String), can: { ask: false } })
    const [mail] = await mailsTo(member.email)
    expect(mail!.text).toContain('Faux numéro depuis lundi.')
    expect(mail!.text).toContain(`/mes-fiches/${listing.id}#champ-telephone`)
    expect(mail!.text).not.toContain('Nadia')
    const again = await post(`/api/reports/${report.id}/ask`, {}, colleague)
    expect([again.statusCode, again.json().code]).toEqual([409, 'asked-already'])
  })

  test('without anybody in Levier cannot be asked', async () => {
    const { id } = await aReport(it.deps.db)
    const answer = await post(`/api/reports/${id}/ask`, {}, landes)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'nobody-to-ask'])
  })

  test('sees what is said of its own listings, not who said it, and answers', async () => {
    const { report, headers } = await withMember()
    const elsewhere = await aReport(it.deps.db)
    const { reports } = (await get('/api/reports', headers)).json()
    expect(reports).toMatchObject([{ id: report.id, reporter: null, can: { decide: false, respond: true } }])
    expect(JSON.stringify(reports)).not.toContain('Nadia')
    const detail = (await get(`/api/reports/${report.id}`, headers)).json()
    expect(detail).toMatchObject({ reporter: null, can: { ask: false, unpublish: false } })
    const answer = await post(`/api/reports/${report.id}/respond`, { answer: 'correct' }, headers)
    expect(answer.json().partner).toMatchObject({ answer: 'correct' })
    await post(`/api/reports/${report.id}/respond`, { answer: 'corrected' }, headers)
    expect((await get(`/api/reports/${report.id}`, landes)).json().partner.answer).toBe('corrected')
    expect((await post(`/api/reports/${elsewhere.id}/respond`, { answer: 'correct' }, headers)).statusCode).toBe(404)
    await decide(report.id)
    const late = await post(`/api/reports/${report.id}/respond`, { answer: 'correct' }, headers)
    expect([late.statusCode, late.json().code]).toEqual([409, 'already-decided'])
    expect(late.json().message).not.toContain('Alix')
  })
})
