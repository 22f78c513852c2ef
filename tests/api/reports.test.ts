import { beforeAll, describe, expect, test } from 'vitest'
import { oppose } from '../../server/features/oppositions/oppositions.removal.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })

type Who = { cookie: string }
let nadia: Who
let nadiaId: string

beforeAll(async () => {
  const account = await anAccount(it.deps.db, { name: 'Nadia Ferrand', departements: ['40'] })
  nadiaId = account.id
  nadia = await it.signIn(account)
})

const report = (listing: string, payload: object = {}, headers = nadia) =>
  it.app.inject({
    ...{ method: 'POST', url: `/api/listings/${listing}/reports`, headers },
    payload: { field: 'telephone', kind: 'wrong-number', ...payload },
  })
const mine = async (headers = nadia, query = '') =>
  (await it.app.inject({ url: `/api/reports/mine${query}`, headers })).json().reports
const shown = async (id: string, headers = nadia) =>
  (await it.app.inject({ url: `/api/listings/${id}`, headers })).json()
const rowsOf = (listing: string) =>
  it.deps.db.selectFrom('reports').selectAll().where('listing_id', '=', listing).execute()

describe('an error is not reported', () => {
  test.each(['partner', 'admin'] as const)('by a %s, who can correct or decide', async (role) => {
    const { id } = await aListing(it.deps.db)
    const headers = await it.signIn(role)
    expect((await report(id, {}, headers)).statusCode).toBe(403)
    expect((await it.app.inject({ url: '/api/reports/mine', headers })).statusCode).toBe(403)
    expect((await shown(id, headers)).can.report).toBe(false)
    expect(await rowsOf(id)).toEqual([])
  })

  test('on a listing nobody sees, or sees no more', async () => {
    const draft = await aListing(it.deps.db, { state: 'draft' })
    const archived = await aListing(it.deps.db, { state: 'archived' })
    expect((await report(draft.id)).statusCode).toBe(404)
    expect((await report('00000000-0000-4000-8000-000000000000')).statusCode).toBe(404)
    const answer = await report(archived.id)
    expect([answer.statusCode, answer.json().code]).toEqual([410, 'listing-gone'])
  })

  test('with what looks like the data of somebody accompanied, unless that was read again', async () => {
    const { id } = await aListing(it.deps.db)
    const message = 'Né le 12/03/1987, il attend depuis un mois.'
    const warned = await report(id, { message })
    expect([warned.statusCode, warned.json().code]).toEqual([400, 'personal-data'])
    expect(warned.json().fields.message).toContain('une date de naissance')
    expect(await rowsOf(id)).toEqual([])
    expect((await report(id, { message, confirmed: true })).statusCode).toBe(200)
    const number = await report(id, { message: 'Le bon numéro est le 05 58 11 22 33.' }, await it.signIn('referent'))
    expect(number.statusCode).toBe(200)
  })

  test('without saying what is wrong, when the choice does not say it', async () => {
    const { id } = await aListing(it.deps.db)
    const empty = await report(id, { kind: 'other', message: ' \n ' })
    expect([empty.statusCode, empty.json().code]).toEqual([400, 'message-needed'])
    expect(empty.json().fields.message).toBeTruthy()
    expect((await report(id, { kind: 'autre' })).json().code).toBe('unknown-code')
    expect((await report(id, { field: 'secret' })).statusCode).toBe(400)
    const long = await report(id, { message: 'a'.repeat(501) })
    expect([long.statusCode, long.json().code]).toEqual([400, 'too-long'])
    expect(await rowsOf(id)).toEqual([])
  })
})

describe('an error reported', () => {
  test.each(['adviser', 'referent'] as const)('by a %s is kept, and its maker sees it', async (role) => {
    const headers = await it.signIn(role)
    const { id } = await aListing(it.deps.db, { nom: 'Garage solidaire' })
    const answer = await report(id, { message: 'Sonne dans le vide\u0000.' }, headers)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      ...{ field: 'telephone', kind: 'wrong-number', message: 'Sonne dans le vide .', state: 'open', answer: null },
      listing: { id, title: 'Garage solidaire', state: 'published' },
    })
    const { createdAt, dueAt } = answer.json()
    expect(Date.parse(dueAt) - Date.parse(createdAt)).toBe(48 * 3_600_000)
    expect(await mine(headers)).toEqual([answer.json()])
    expect(await mine(headers, `?listing=${id}`)).toHaveLength(1)
    expect(await mine(nadia, `?listing=${id}`)).toEqual([])
  })

  test('about the whole listing has no field', async () => {
    const { id } = await aListing(it.deps.db)
    expect((await report(id, { field: null, kind: 'closed' })).json()).toMatchObject({ field: null, message: null })
  })

  test('twice by the same person is one report, with all that was said', async () => {
    const { id } = await aListing(it.deps.db)
    const first = await report(id, { message: 'Personne ne répond.' })
    const again = await Promise.all([
      report(id, { message: 'Toujours personne.' }),
      report(id),
      report(id, { message: 'Personne ne répond.' }),
    ])
    expect(new Set(again.map((answer) => answer.json().id))).toEqual(new Set([first.json().id]))
    expect((await rowsOf(id)).map(({ message }) => message)).toEqual(['Personne ne répond.\nToujours personne.'])
    await report(id, { field: 'courriel', kind: 'other', message: 'Adresse refusée.' })
    expect(await rowsOf(id)).toHaveLength(2)
    const events = it.deps.db.selectFrom('audit_events').select('detail').where('target_id', '=', id)
    expect(await events.execute()).toEqual([
      { detail: { report: 'wrong-number', field: 'telephone' } },
      { detail: { report: 'other', field: 'courriel' } },
    ])
  })

  test('again once answered is another one', async () => {
    const { id } = await aListing(it.deps.db)
    await aReport(it.deps.db, { listing_id: id, reporter: nadiaId, state: 'fixed', hoursAgo: 30 })
    await report(id)
    expect((await mine(nadia, `?listing=${id}`)).map(({ state }: { state: string }) => state)).toEqual([
      'open',
      'fixed',
    ])
  })

  test('by another person is another one', async () => {
    const { id } = await aListing(it.deps.db)
    await report(id)
    await report(id, {}, await it.signIn('referent'))
    expect(await rowsOf(id)).toHaveLength(2)
  })

  test('too often is refused', async () => {
    const headers = await it.signIn('adviser')
    const { id } = await aListing(it.deps.db)
    for (let made = 0; made < 60; made += 1) await report(id, {}, headers)
    expect((await report(id, {}, headers)).statusCode).toBe(429)
  })
})

describe('a number reported as wrong', () => {
  test('is shown to everybody with the doubt, until somebody answers', async () => {
    const { id } = await aListing(it.deps.db)
    const other = await it.signIn('referent')
    expect((await shown(id, other)).numberDoubted).toBe(false)
    const { id: reported } = (await report(id)).json()
    const listing = await shown(id, other)
    expect(listing).toMatchObject({ numberDoubted: true, reported: false })
    expect(await shown(id)).toMatchObject({ numberDoubted: true, reported: true })
    expect(listing.intervenants[0].phone.text).toContain('05')
    await it.deps.db.updateTable('reports').set({ state: 'dismissed' }).where('id', '=', reported).execute()
    expect((await shown(id, other)).numberDoubted).toBe(false)
  })

  test('is not doubted for another reason', async () => {
    const { id } = await aListing(it.deps.db)
    await report(id, { kind: 'closed' })
    expect((await shown(id)).numberDoubted).toBe(false)
  })
})

describe('what is kept of a person', () => {
  test('is in the file of their data', async () => {
    const { id } = await aListing(it.deps.db, { nom: 'Fiche signalée pour les données' })
    await report(id, { message: 'Le numéro a changé.' })
    const file = (await it.app.inject({ url: '/api/account/data', headers: nadia })).json()
    expect(file.signalements).toContainEqual(
      expect.objectContaining({ fiche: 'Fiche signalée pour les données', message: 'Le numéro a changé.' }),
    )
  })

  test('goes with their account, but for the words of what still has to be decided', async () => {
    const account = await anAccount(it.deps.db)
    const open = await aReport(it.deps.db, { reporter: account.id, message: 'À vérifier.' })
    const done = await aReport(it.deps.db, { reporter: account.id, message: 'C’était faux.', state: 'fixed' })
    const headers = await it.signIn(account)
    const payload = { email: account.email }
    const answer = await it.app.inject({ method: 'DELETE', url: '/api/account', headers, payload })
    expect(answer.statusCode).toBe(204)
    const left = async (id: string) =>
      it.deps.db.selectFrom('reports').select(['reporter', 'message', 'answer']).where('id', '=', id).executeTakeFirst()
    expect(await left(open.id)).toEqual({ reporter: null, message: 'À vérifier.', answer: null })
    expect(await left(done.id)).toEqual({ reporter: null, message: null, answer: null })
  })

  test('of somebody who opposes goes from the words of others', async () => {
    const { id } = await aReport(it.deps.db, { message: 'Appelez plutôt le 05 58 11 22 33.' })
    await it.deps.db
      .transaction()
      .execute((trx) => oppose(trx, { kind: 'telephone', value: '+33558112233' }, new Date()))
    const { message } = await it.deps.db
      .selectFrom('reports')
      .select('message')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(message).not.toContain('22 33')
  })
})
