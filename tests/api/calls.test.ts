import { beforeAll, describe, expect, test } from 'vitest'
import type { CallOutcome } from '../../server/contract/vocabulary.calls.ts'
import { schedules } from '../../server/schedules.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false, today: '2026-11-27' })
const day = 86_400_000

type Who = { cookie: string }
let nadia: Who
let nadiaId: string
let other: Who

beforeAll(async () => {
  const account = await anAccount(it.deps.db, { name: 'Nadia Ferrand', organisation: 'Agence de Dax' })
  nadiaId = account.id
  nadia = await it.signIn(account)
  other = await it.signIn('referent')
})

const say = (listing: string, outcome: CallOutcome | 'bavard', headers = nadia) =>
  it.app.inject({ method: 'POST', url: `/api/listings/${listing}/calls`, headers, payload: { outcome } })
const undo = (id: string, headers = nadia) => it.app.inject({ method: 'DELETE', url: `/api/calls/${id}`, headers })
const shown = async (id: string, headers = nadia) =>
  (await it.app.inject({ url: `/api/listings/${id}`, headers })).json()
const rowsOf = (listing: string) =>
  it.deps.db.selectFrom('calls').selectAll().where('listing_id', '=', listing).orderBy('at').execute()
const reportsOf = (listing: string) =>
  it.deps.db.selectFrom('reports').selectAll().where('listing_id', '=', listing).orderBy('created_at').execute()
/** As if everything said of it had been so long ago. */
const age = (listing: string, ms: number) =>
  it.deps.db
    .updateTable('calls')
    .set({ at: new Date(it.deps.clock.now().getTime() - ms) })
    .where('listing_id', '=', listing)
    .execute()

describe('what came of a call is not said', () => {
  test.each(['partner', 'admin'] as const)('by a %s, who says it otherwise', async (role) => {
    const { id } = await aListing(it.deps.db)
    const headers = await it.signIn(role)
    expect((await say(id, 'reached', headers)).statusCode).toBe(403)
    expect((await undo('00000000-0000-4000-8000-000000000000', headers)).statusCode).toBe(403)
    expect((await shown(id, headers)).can.noteCall).toBe(false)
    expect(await rowsOf(id)).toEqual([])
  })

  test('without a session, of a listing nobody sees, or in words of one’s own', async () => {
    const { id } = await aListing(it.deps.db)
    const draft = await aListing(it.deps.db, { state: 'draft' })
    const archived = await aListing(it.deps.db, { state: 'archived' })
    expect((await say(id, 'reached', {} as Who)).statusCode).toBe(401)
    expect((await say(draft.id, 'reached')).statusCode).toBe(404)
    expect((await say(archived.id, 'full')).json().code).toBe('listing-gone')
    expect((await say(id, 'bavard')).json().code).toBe('unknown-outcome')
  })

  test('without end', async () => {
    const headers = await it.signIn('adviser')
    const { id } = await aListing(it.deps.db)
    for (let made = 0; made < 120; made += 1) await say(id, 'no-answer', headers)
    expect((await say(id, 'no-answer', headers)).statusCode).toBe(429)
    expect(await rowsOf(id)).toHaveLength(1)
  })
})

describe('somebody reached', () => {
  test('is told to everybody, and verifies nothing', async () => {
    const { id, record } = await aListing(it.deps.db)
    expect(await shown(id)).toMatchObject({ reached: null, can: { noteCall: true } })
    const answer = (await say(id, 'reached')).json()
    const reached = { on: '2026-11-27', text: 'Joint par un conseiller aujourd’hui' }
    expect(answer).toMatchObject({ call: { outcome: 'reached' }, listing: { reached, availability: null } })
    expect(await shown(id, other)).toMatchObject({ reached, verifiedOn: record.verified_on })
    const kept = it.deps.db.selectFrom('verifications').select('listing_id').where('listing_id', '=', id)
    expect(await kept.execute()).toEqual([])
  })

  test('taken back leaves what others said', async () => {
    const { id } = await aListing(it.deps.db)
    await say(id, 'reached', other)
    await age(id, 3 * day)
    const { call } = (await say(id, 'reached')).json()
    const { listing } = (await undo(call.id)).json()
    expect(listing.reached).toEqual({ on: '2026-11-24', text: 'Joint par un conseiller il y a 3 jours' })
    const alone = await aListing(it.deps.db)
    const only = (await say(alone.id, 'reached')).json()
    expect((await undo(only.call.id)).json().listing.reached).toBeNull()
  })

  test('half a year ago says nothing any more', async () => {
    const { id } = await aListing(it.deps.db)
    const reached = (last_reached_on: string) =>
      it.deps.db.updateTable('listings').set({ last_reached_on }).where('id', '=', id).execute()
    await reached('2026-05-28')
    expect((await shown(id)).reached.text).toBe('Joint par un conseiller il y a 5 mois')
    await reached('2026-05-27')
    expect((await shown(id)).reached).toBeNull()
  })
})

describe('a tap', () => {
  test('made twice at once is one call', async () => {
    const { id } = await aListing(it.deps.db)
    const answers = await Promise.all([say(id, 'closed'), say(id, 'closed'), say(id, 'closed')])
    expect(new Set(answers.map((answer) => answer.json().call.id)).size).toBe(1)
    expect(await rowsOf(id)).toHaveLength(1)
    expect(await reportsOf(id)).toHaveLength(1)
    await age(id, 11 * 60_000)
    await say(id, 'closed')
    expect(await rowsOf(id)).toHaveLength(2)
    expect(await reportsOf(id)).toHaveLength(1)
  })

  test('is taken back by who made it, once, and not later', async () => {
    const { id } = await aListing(it.deps.db)
    const { call } = (await say(id, 'no-answer')).json()
    expect(Date.parse(call.until)).toBeGreaterThan(it.deps.clock.now().getTime())
    expect((await undo(call.id, other)).statusCode).toBe(404)
    const both = await Promise.all([undo(call.id), undo(call.id)])
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 404])
    expect(await rowsOf(id)).toEqual([])
    const old = (await say(id, 'no-answer')).json()
    await age(id, 31 * 60_000)
    expect((await undo(old.call.id)).json().code).toBe('too-late')
    expect(await rowsOf(id)).toHaveLength(1)
  })
})

describe('a wrong number or a closed door', () => {
  test('goes to those who decide, as a report', async () => {
    const { id } = await aListing(it.deps.db)
    const { listing } = (await say(id, 'wrong-number')).json()
    expect(listing).toMatchObject({ numberDoubted: true, reported: true })
    await say(id, 'closed')
    expect(await reportsOf(id)).toMatchObject([
      { kind: 'wrong-number', field: 'telephone', message: null, reporter: nadiaId, state: 'open' },
      { kind: 'closed', field: null, message: null },
    ])
    const events = it.deps.db.selectFrom('audit_events').select(['action', 'detail']).where('target_id', '=', id)
    expect(await events.execute()).toEqual([
      { action: 'report.sent', detail: { report: 'wrong-number', field: 'telephone' } },
      { action: 'report.sent', detail: { report: 'closed' } },
    ])
  })

  test('said again while nobody has answered is counted, not doubled', async () => {
    const { id } = await aListing(it.deps.db)
    const report = await aReport(it.deps.db, { listing_id: id, now: it.deps.clock.now() })
    await say(id, 'wrong-number')
    await say(id, 'wrong-number', other)
    expect(await reportsOf(id)).toHaveLength(1)
    const admin = await it.signIn('admin')
    const read = async () => (await it.app.inject({ url: `/api/reports/${report.id}`, headers: admin })).json()
    expect(await read()).toMatchObject({ kind: 'wrong-number', calls: 2 })
    const payload = { state: 'fixed' }
    await it.app.inject({ method: 'POST', url: `/api/reports/${report.id}/decide`, headers: admin, payload })
    await age(id, 11 * 60_000)
    await say(id, 'wrong-number')
    expect((await reportsOf(id)).map(({ state }) => state)).toEqual(['fixed', 'open'])
  })

  test('taken back takes its report back, unless it has become somebody else’s too', async () => {
    const { id } = await aListing(it.deps.db)
    const mine = (await say(id, 'wrong-number')).json()
    expect((await undo(mine.call.id)).json().listing).toMatchObject({ numberDoubted: false, reported: false })
    expect(await reportsOf(id)).toEqual([])
    const again = (await say(id, 'wrong-number')).json()
    await say(id, 'wrong-number', other)
    expect((await undo(again.call.id)).json().listing).toMatchObject({ numberDoubted: true, reported: false })
    expect(await reportsOf(id)).toMatchObject([{ reporter: null, state: 'open' }])
  })

  test('taken back leaves a report that was there before, answered or not', async () => {
    const { id } = await aListing(it.deps.db)
    await aReport(it.deps.db, { listing_id: id, kind: 'closed' })
    await undo((await say(id, 'closed')).json().call.id)
    expect(await reportsOf(id)).toHaveLength(1)
    const decided = await aListing(it.deps.db)
    const { call } = (await say(decided.id, 'closed')).json()
    await it.deps.db.updateTable('reports').set({ state: 'fixed' }).where('listing_id', '=', decided.id).execute()
    expect((await undo(call.id)).statusCode).toBe(200)
    expect(await reportsOf(decided.id)).toMatchObject([{ state: 'fixed', reporter: null }])
  })
})

describe('what calls met', () => {
  test('is counted for the structure and its admins over thirty days, without who called', async () => {
    const structure = await aStructure(it.deps.db, { commune: '40192' })
    const { id } = await aListing(it.deps.db, { structure_source_id: structure.record.source_id })
    await say(id, 'no-answer')
    await age(id, 31 * day)
    await say(id, 'no-answer')
    await say(id, 'no-answer', other)
    await say(id, 'no-answer', await it.signIn('adviser'))
    await say(id, 'reached')
    const partner = await it.signIn(await anAccount(it.deps.db, { role: 'partner', structureId: structure.id }))
    const list = await it.app.inject({ url: '/api/submissions', headers: partner })
    expect(list.json().listings[0].calls).toBe('Pas de réponse à 3 appels ces 30 derniers jours')
    expect(list.body).not.toContain('Nadia')
    await say(id, 'closed')
    const admin = await it.signIn('admin')
    const file = (await it.app.inject({ url: `/api/structures/${structure.id}`, headers: admin })).json()
    expect(file.listings[0].calls).toBe('Pas de réponse à 3 appels, fermé 1 fois, ces 30 derniers jours')
    expect((await shown(id)).calls).toBeUndefined()
  })
})

describe('full, heard in a call', () => {
  test('is shown in a search whose words the database matches', async () => {
    const { id } = await aListing(it.deps.db, { nom: 'Atelier zythologue' })
    await say(id, 'full')
    const search = async (query = '') => {
      await it.deps.search.settle()
      return (await it.app.inject({ url: `/api/search?q=zythologue${query}`, headers: nadia })).json()
    }
    const found = await search()
    expect(found).toMatchObject({ degraded: true, total: 1, facets: { dispo: { places: 0, attente: 0, complet: 1 } } })
    expect(found.hits[0].availability).toEqual({ state: 'complet', text: 'Complet' })
    expect((await search('&dispo=places')).total).toBe(0)
  })
})

describe('what a mail begins with', () => {
  test('says who writes and about what, and nothing of anybody else', async () => {
    const structure = await aStructure(it.deps.db, { nom: 'Mobilités Adour' })
    const { source_id } = structure.record
    const { id } = await aListing(it.deps.db, { nom: 'Permis accompagné', structure_source_id: source_id })
    const { subject, body } = (await shown(id)).mail
    expect(subject).toBe('Prise de contact : Permis accompagné')
    expect(body).toContain('Je suis Nadia Ferrand, Agence de Dax.')
    expect(body).toContain('« Permis accompagné » (Mobilités Adour)')
    expect(body.split('\n').at(-1)).toBe('Agence de Dax')
  })
})

describe('what is kept of who called', () => {
  test('is in the file of their data, and goes with their account', async () => {
    const account = await anAccount(it.deps.db)
    const headers = await it.signIn(account)
    const { id } = await aListing(it.deps.db, { nom: 'Fiche appelée' })
    await say(id, 'full', headers)
    const file = (await it.app.inject({ url: '/api/account/data', headers })).json()
    expect(file.appels).toEqual([expect.objectContaining({ fiche: 'Fiche appelée', suite: 'Plus de places' })])
    expect(file.disponibilites).toEqual([expect.objectContaining({ disponibilite: 'Complet' })])
    const payload = { email: account.email }
    await it.app.inject({ method: 'DELETE', url: '/api/account', headers, payload })
    expect(await rowsOf(id)).toMatchObject([{ account_id: null, outcome: 'full' }])
    expect(await shown(id)).toMatchObject({ availability: { state: 'complet' } })
  })

  test('is forgotten after a year, not what it told of the listing', async () => {
    const { id } = await aListing(it.deps.db)
    await say(id, 'reached')
    await age(id, 366 * day)
    await say(id, 'no-answer', other)
    const job = schedules.find(({ name }) => name === 'purge-calls')!
    await job.run(it.deps)
    expect(await rowsOf(id)).toMatchObject([{ outcome: 'no-answer' }])
    expect((await shown(id)).reached.on).toBe('2026-11-27')
  })
})
