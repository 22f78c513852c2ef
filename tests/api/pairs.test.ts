import { beforeAll, describe, expect, test } from 'vitest'
import { holdRequest, moveRequest } from '../../server/features/contact-requests/contact-requests.moves.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aSector } from '../factories/a-sector.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const today = '2026-11-27'
const it = useApp({ engine: false, today })

type Headers = { cookie: string }
let nadia: Headers & { id: string; email: string }
let isabelle: Headers & { id: string; email: string }
let sector: { id: string }

const signedIn = async (account: { id: string; email: string }) => ({ ...(await it.signIn(account)), ...account })
beforeAll(async () => {
  sector = await aSector(it.deps.db, { name: 'Secteur de Dax' })
  nadia = await signedIn(await anAccount(it.deps.db, { name: 'Nadia Ferrand', organisation: 'France Travail Dax' }))
  isabelle = await signedIn(
    await anAccount(it.deps.db, { role: 'referent', name: 'Isabelle Darracq', sectorId: sector.id }),
  )
})

/** A demande of Nadia's to the référents of the sector, accepted by Isabelle. */
async function accepted(kind: 'global' | 'exclusif' = 'global', { target = sector.id, reference = 'DOS-7' } = {}) {
  const { db } = it.deps
  const now = it.deps.clock.now()
  const { id } = await aContactRequest(db, { kind, targetId: target, adviserId: nadia.id, reference, at: now })
  await db.transaction().execute(async (trx) => {
    const held = await holdRequest(trx, id)
    await moveRequest(trx, held, { action: 'accept', actor: 'recipient', set: { assigned_to: isabelle.id } }, now)
  })
  return { id, version: 1 }
}
const call = (method: 'GET' | 'POST' | 'PATCH', url: string, { cookie }: Headers, payload?: object) =>
  it.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
const beginning = { startedOn: '2026-11-20', freins: ['mobilite', 'budget'], ticks: [] as string[] }
const start = ({ id, version }: { id: string; version: number }, who: Headers = nadia, more: object = {}) =>
  call('POST', `/api/contact-requests/${id}/start`, who, { version, ...beginning, ...more })
const started = async (kind: 'global' | 'exclusif' = 'global', more: object = {}) =>
  (await start(await accepted(kind), nadia, more)).json()
const end = (pair: { id: string; version: number }, who: Headers, more: object = {}) =>
  call('POST', `/api/pairs/${pair.id}/end`, who, {
    ...{ version: pair.version, endedOn: '2026-11-26', outcome: 'emploi-durable', lifted: ['mobilite'], ...more },
  })

describe('nobody follows', () => {
  test.each(['partner', 'admin'] as const)('as a %s', async (role) => {
    const who = await it.signIn(role)
    expect((await call('GET', '/api/pairs', who)).statusCode).toBe(403)
    expect((await start(await accepted(), who)).statusCode).toBe(403)
  })

  test('what another adviser asked, or another sector answers', async () => {
    const request = await accepted()
    const pair = await started()
    const elsewhere = await aSector(it.deps.db)
    const strangers = [
      await it.signIn('adviser'),
      await it.signIn(await anAccount(it.deps.db, { role: 'referent', sectorId: elsewhere.id })),
    ]
    for (const who of strangers) {
      expect((await start(request, who)).statusCode).toBe(404)
      expect((await call('GET', `/api/pairs/${pair.id}`, who)).statusCode).toBe(404)
      expect((await end(pair, who)).statusCode).toBe(404)
      expect((await call('GET', '/api/pairs', who)).json().pairs).toEqual([])
    }
    expect((await call('GET', '/api/pairs', await it.signIn('referent'))).statusCode).toBe(403)
  })

  test('before the référent accepted, twice, or on a demande to an intervenant', async () => {
    const waiting = await aContactRequest(it.deps.db, { kind: 'global', targetId: sector.id, adviserId: nadia.id })
    expect((await start({ ...waiting, version: 0 })).json()).toMatchObject({ code: 'not-in-this-state' })
    const request = await accepted()
    expect((await start(request)).statusCode).toBe(201)
    expect((await start({ ...request, version: 2 })).json()).toMatchObject({ code: 'already-started' })
    const direct = await aContactRequest(it.deps.db, { adviserId: nadia.id })
    expect((await start({ ...direct, version: 0 })).json()).toMatchObject({ code: 'not-of-a-sector' })
  })

  test.each([
    ['2025-11-01', 'startedOn'],
    ['2027-03-01', 'startedOn'],
    ['2026-02-30', 'startedOn'],
  ])('from %s, and the field says why', async (startedOn, field) => {
    const answer = await start(await accepted(), nadia, { startedOn })
    expect(answer.json()).toMatchObject({ code: 'invalid-start', fields: { [field]: expect.any(String) } })
  })
})

describe('two who follow', () => {
  test('both read it, and the other is told without a word about the person', async () => {
    const pair = await started()
    expect(pair).toMatchObject({
      ...{ kind: 'global', sector: { name: 'Secteur de Dax' }, adviser: { name: 'Nadia Ferrand' } },
      ...{ referent: 'Isabelle Darracq', reference: 'DOS-7', freins: ['mobilite', 'budget'], lifted: [] },
      ...{ startedOn: '2026-11-20', endedOn: null, notes: [] },
    })
    expect((await call('GET', `/api/pairs/${pair.id}`, isabelle)).json()).toEqual(pair)
    const mail = (await mailsOf(it)).find(({ to, text }) => to === isabelle.email && text.includes(pair.id))!
    expect(mail.subject).toMatch(/^Accompagnement global\s: a commencé$/)
    for (const word of ['DOS-7', 'Mobilité', 'budget']) expect(mail.text, word).not.toContain(word)
  })

  test('the référent may start it too, and the demande says that it began', async () => {
    const request = await accepted('exclusif')
    expect((await start(request, isabelle)).statusCode).toBe(201)
    const demande = await call('GET', `/api/contact-requests/${request.id}`, nadia)
    expect(demande.json()).toMatchObject({ state: 'accepted', outcome: 'started' })
  })

  test('note what is found and lifted; whoever read an older page is told', async () => {
    const pair = await started()
    const found = { version: 0, freins: ['mobilite', 'sante'], lifted: ['sante', 'budget'], nextOn: '2026-12-11' }
    const changed = await call('PATCH', `/api/pairs/${pair.id}`, isabelle, found)
    expect(changed.json()).toMatchObject({ freins: ['mobilite', 'sante'], lifted: ['sante'], nextOn: '2026-12-11' })
    const late = await call('PATCH', `/api/pairs/${pair.id}`, nadia, found)
    expect([late.statusCode, late.json().code]).toEqual([409, 'changed-meanwhile'])
    const past = await call('PATCH', `/api/pairs/${pair.id}`, nadia, { ...found, version: 1, nextOn: '2026-11-01' })
    expect(past.json()).toMatchObject({ code: 'invalid-meeting', fields: { nextOn: expect.any(String) } })
  })

  test('both at once: one changes it, the other is told', async () => {
    const pair = await started()
    const found = { version: 0, freins: ['sante'], lifted: [], nextOn: null }
    const answers = await Promise.all(
      [nadia, isabelle].map((who) => call('PATCH', `/api/pairs/${pair.id}`, who, found)),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  })

  test('write notes to each other, not about who the person is', async () => {
    const pair = await started()
    const note = (text: string, more = {}) => call('POST', `/api/pairs/${pair.id}/notes`, nadia, { text, ...more })
    expect((await note(' ')).json()).toMatchObject({ code: 'text-needed' })
    expect((await note('Voir Mme Dupont')).json()).toMatchObject({ code: 'personal-data' })
    await note('Rendez-vous tenu.')
    const { notes } = (await call('GET', `/api/pairs/${pair.id}`, isabelle)).json()
    expect(notes).toMatchObject([{ who: 'Nadia Ferrand', text: 'Rendez-vous tenu.' }])
  })

  test('end it with an outcome, which may be corrected', async () => {
    const pair = await started()
    expect((await end(pair, isabelle, { endedOn: '2026-11-10' })).json()).toMatchObject({ code: 'invalid-end' })
    expect((await end(pair, isabelle, { endedOn: '2026-12-10' })).json()).toMatchObject({ code: 'invalid-end' })
    expect((await end(pair, isabelle, { outcome: 'autre' })).json()).toMatchObject({ code: 'ending-needed' })
    const ended = (await end(pair, isabelle)).json()
    expect(ended).toMatchObject({
      endedOn: '2026-11-26',
      outcome: 'emploi-durable',
      lifted: ['mobilite'],
      ending: null,
    })
    const again = await end(ended, nadia, { outcome: 'autre', ending: 'demenagement' })
    expect(again.json()).toMatchObject({ outcome: 'autre', ending: 'demenagement' })
    const lists = async (query: string) => (await call('GET', `/api/pairs${query}`, nadia)).json()
    expect((await lists('')).pairs.map(({ id }: { id: string }) => id)).not.toContain(pair.id)
    expect((await lists('?etat=termines')).pairs.map(({ id }: { id: string }) => id)).toContain(pair.id)
  })
})

describe('the figures of a year', () => {
  test('are refused to advisers and partners', async () => {
    for (const role of ['adviser', 'partner'] as const) {
      const who = await it.signIn(role)
      expect((await call('GET', '/api/pairs/figures', who)).statusCode).toBe(403)
      expect((await call('GET', '/api/pairs/figures.csv', who)).statusCode).toBe(403)
    }
  })

  test('come from what the two wrote, by sector, and what is ticked is kept in them only', async () => {
    const place = await aSector(it.deps.db, { name: '=Secteur de Mende', departement: '48' })
    const referent = await it.signIn(await anAccount(it.deps.db, { role: 'referent', sectorId: place.id }))
    const pair = (
      await start(await accepted('global', { target: place.id }), nadia, { ticks: ['rsa', 'chomage-longue-duree'] })
    ).json()
    await start(await accepted('exclusif', { target: place.id }), nadia, { ticks: ['rsa'] })
    await accepted('global', { target: place.id })
    await end(pair, nadia)
    expect(JSON.stringify(await it.deps.db.selectFrom('pairs').selectAll().execute())).not.toContain('rsa')

    const { year, sectors, whole } = (await call('GET', '/api/pairs/figures', referent)).json()
    expect(year).toBe(2026)
    expect(sectors).toHaveLength(1)
    expect(whole).toEqual({ ...sectors[0], sector: null })
    expect(sectors[0]).toMatchObject({
      ...{ sector: { name: '=Secteur de Mende' }, asked: 3, ways: { global: 2, exclusif: 1 } },
      answers: { accepted: 3, declined: 0, expired: 0, cancelled: 0, waiting: 0 },
      durations: { 'moins-3': 1 },
      ...{ started: { global: 1, exclusif: 1 }, ongoing: 1, ended: 1, medianDays: 6 },
      ...{ outcomes: { 'emploi-durable': 1 }, freins: { mobilite: 2, budget: 2 }, lifted: { mobilite: 1 } },
      ticks: { rsa: 2, 'chomage-longue-duree': 1 },
    })
    const lozere = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['48'] }))
    expect((await call('GET', '/api/pairs/figures', lozere)).json().whole.asked).toBe(3)
    const landes = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['15'] }))
    expect((await call('GET', '/api/pairs/figures', landes)).json().sectors).toEqual([])
    const csv = await call('GET', '/api/pairs/figures.csv?annee=2026', lozere)
    expect(csv.headers['content-disposition']).toContain('accompagnements-2026.csv')
    const [, line, last] = csv.body.trim().split('\r\n')
    expect(line).toMatch(/^48;'=Secteur de Mende;3;2;1;3;0;0;0;0;1;1;1;1;6;1;0;0;0;1;/)
    expect(last).toMatch(/^;Ensemble;3;/)
  })
})

test('a year after the end only figures are left', async () => {
  // Another sector: nobody is written to more than fifteen times a day.
  const { id: target } = await aSector(it.deps.db)
  const pair = (await start(await accepted('global', { target }))).json()
  await call('POST', `/api/pairs/${pair.id}/notes`, nadia, { text: 'Bien parti.' })
  await end(pair, nadia)
  await it.deps.db
    .updateTable('pairs')
    .set({ started_on: '2025-10-01', ended_on: '2025-11-27' })
    .where('id', '=', pair.id)
    .execute()
  await it.deps.jobs.run('forget-pairs')
  const kept = await it.deps.db.selectFrom('pairs').selectAll().where('id', '=', pair.id).executeTakeFirstOrThrow()
  expect(kept).toMatchObject({
    ...{ adviser_id: null, referent_id: null, referent_name: null, reference: null, request_id: null, commune: null },
    ...{ outcome: 'emploi-durable', freins: ['mobilite', 'budget'], departement: '40' },
  })
  expect(await it.deps.db.selectFrom('pair_notes').selectAll().where('pair_id', '=', pair.id).execute()).toEqual([])
})
