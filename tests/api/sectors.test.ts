import { beforeAll, describe, expect, test } from 'vitest'
import { opposeNow } from '../../server/features/oppositions/oppositions.queries.ts'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import { command } from '../../server/platform/audit.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor } from '../support/mail.ts'
import { sectorsFile as file, sectorCalls, type Who } from '../support/sectors.ts'
import { utf8Csv } from '../support/tables.ts'

const it = useApp({ engine: false, today: '2026-11-27' })

const { ask, check, load, adminOf, idOf, journal } = sectorCalls(it)

let landes: Who
let lozere: Who
beforeAll(async () => {
  landes = await adminOf('40')
  lozere = await adminOf('48')
})
const of = (headers: Who, commune = '40088') => ask('GET', `/api/sectors/of/${commune}`, headers)
const referents = (headers: Who, commune = '40088') => ask('GET', `/api/sectors/of/${commune}/referents`, headers)

describe('who is refused', () => {
  test.each(['adviser', 'referent', 'partner'] as const)(
    '%s: the list, files and changes are for admins',
    async (role) => {
      const headers = await it.signIn(role)
      const id = '00000000-0000-0000-0000-000000000000'
      for (const url of ['', '/choices', '/model.csv', '/table.csv'])
        expect((await it.app.inject({ url: `/api/sectors${url}`, headers })).statusCode, url).toBe(403)
      for (const send of [check, load]) expect(await send(utf8Csv(file), headers)).toMatchObject({ status: 403 })
      expect(await ask('DELETE', `/api/sectors/${id}`, headers)).toMatchObject({ status: 403 })
    },
  )

  test('nobody signed in, and partners of what people are called', async () => {
    expect((await it.app.inject({ url: '/api/sectors/of/40088' })).statusCode).toBe(401)
    expect(await referents(await it.signIn('partner'))).toMatchObject({ status: 403 })
  })

  test('an admin, for another département', async () => {
    await load(utf8Csv(file), landes)
    const id = await idOf('DAX')
    for (const send of [check, load])
      expect(await send(utf8Csv(file), lozere)).toMatchObject({ status: 403, code: 'beyond-territory' })
    const texts = { name: 'Autre', desk: { name: null, phone: null, email: null }, referents: [] }
    expect(await ask('PUT', `/api/sectors/${id}`, lozere, texts)).toMatchObject({ status: 404 })
    expect(await ask('DELETE', `/api/sectors/${id}`, lozere)).toMatchObject({ status: 404 })
    expect(await ask('GET', '/api/sectors?departement=40', lozere)).toMatchObject({ status: 403 })
    expect(await referents(lozere)).toMatchObject({ status: 404 })
    expect((await ask('GET', '/api/sectors/choices', lozere)).sectors).toEqual([])
  })
})

describe('the sector of a commune', () => {
  beforeAll(() => load(utf8Csv(file), landes, { removeAbsent: true }))

  test('is told to everybody signed in by its desk, with the number ready to call', async () => {
    for (const role of ['adviser', 'referent', 'partner'] as const)
      expect(await of(await it.signIn(role))).toMatchObject({
        commune: { code: '40088', name: 'Dax' },
        sector: {
          ...{ name: 'Dax', referents: 2 },
          desk: {
            name: 'Centre médico-social de Dax',
            phone: { text: '05\u00a036\u00a049\u00a060\u00a010', href: 'tel:+33536496010' },
          },
        },
        can: { readReferents: role !== 'partner', manage: false },
      })
    expect(await of(landes)).toMatchObject({ can: { readReferents: true, manage: true } })
    expect(await of(lozere)).toMatchObject({ sector: { name: 'Dax' }, can: { readReferents: false, manage: false } })
  })

  test('is that of today’s commune for a former one, and nothing where nobody said', async () => {
    const adviser = await it.signIn()
    expect(await of(adviser, '48095')).toMatchObject({ commune: { name: 'Mende' }, sector: null })
    expect(await of(adviser, '99999')).toMatchObject({ status: 404, code: 'unknown-commune' })
    expect(await referents(adviser, '48095')).toMatchObject({ status: 404 })
  })

  test('gives its référents by name and number to those who may read them, each reading counted', async () => {
    const account = await anAccount(it.deps.db)
    const headers = await it.signIn(account)
    await of(headers)
    expect(await referents(headers)).toMatchObject({
      referents: [
        { name: 'Isabelle Darracq', role: 'assistante sociale', phone: { href: 'tel:+33536496012' } },
        { name: 'Solène Darribère', email: null },
      ],
    })
    await referents(headers)
    const reads = await it.deps.db.selectFrom('sector_reads').selectAll().where('account_id', '=', account.id).execute()
    expect(reads).toMatchObject([{ sector_id: await idOf('DAX'), day: '2026-11-27', reads: 2 }])
  })

  test('is that of a référent who works there; without one, nothing', async () => {
    const sectorId = await idOf('DAX')
    const account = await anAccount(it.deps.db, { role: 'referent', sectorId, departements: ['40'] })
    const lost = await anAccount(it.deps.db, { role: 'referent', departements: ['40'] })
    const own = await ask('GET', '/api/sectors/own', await it.signIn(account))
    expect(own).toMatchObject({ sector: { name: 'Dax', communes: 19 } })
    expect(await ask('GET', '/api/sectors/own', await it.signIn(lost))).toMatchObject({
      ...{ sector: null, ask: [{ name: 'Camille Exemple', email: expect.stringMatching(/^admin-/) }] },
    })
  })

  test('loses whoever opposes, and an import does not bring them back', async () => {
    const { db, clock } = it.deps
    const opposed = { kind: 'telephone', value: '+33536496014' } as const
    await opposeNow(db, opposed, command('test'), clock.now())
    await opposeNow(db, { kind: 'courriel', value: 'cms-dax@landes.example' }, command('test'), clock.now())
    const gone = { desk: { email: null, phone: '+33536496010' }, referents: [{ name: 'Isabelle Darracq' }] }
    expect(await sectorOf(db, '40088')).toMatchObject(gone)
    const again = await load(utf8Csv(file), landes)
    expect(again.lines.flatMap(({ problems }: { problems: string[] }) => problems)).toEqual([
      'Quelqu’un s’est opposé à ce que ce contact paraisse : laissé.',
      'Quelqu’un s’est opposé à ce que ce contact paraisse : laissé.',
    ])
    expect(await sectorOf(db, '40088')).toMatchObject(gone)
  })
})

describe('a list of sectors', () => {
  test('has what each is made of, and the communes that have none, the largest first', async () => {
    const list = await ask('GET', '/api/sectors', landes)
    expect(list.departement).toEqual({ code: '40', name: 'Landes' })
    expect(list.sectors).toMatchObject([
      { code: 'DAX', communes: { count: 19, largest: ['Dax', expect.any(String), expect.any(String)] } },
      { code: 'ST-PAUL', communes: { count: 1, population: expect.any(Number) }, can: { delete: true }, heldBy: null },
    ])
    expect(list.without.communes[0]).toMatchObject({ code: '40192', name: 'Mont-de-Marsan' })
    expect(list.without.communes).toHaveLength(307)
  })

  test('is changed on screen, field by field, and told in the journal', async () => {
    const id = await idOf('ST-PAUL')
    const texts = {
      name: 'Saint-Paul-lès-Dax',
      desk: { name: 'Maison des solidarités', phone: '05.36.49.60.21', email: ' Accueil@Landes.example ' },
      referents: [{ name: 'Maïté Dubroca', role: 'référente', phone: '', email: null }],
    }
    expect(await ask('PUT', `/api/sectors/${id}`, landes, texts)).toMatchObject({
      ...{ name: 'Saint-Paul-lès-Dax', desk: { email: 'accueil@landes.example', phone: { href: 'tel:+33536496021' } } },
      referents: [{ name: 'Maïté Dubroca', phone: null }],
    })
    const wrong = { ...texts, desk: { ...texts.desk, phone: '05 36' } }
    expect(await ask('PUT', `/api/sectors/${id}`, landes, wrong)).toMatchObject({
      ...{ status: 400, code: 'invalid-sector', fields: { 'desk.phone': expect.stringContaining('Exemple') } },
    })
    expect((await journal()).at(-1)).toMatchObject({
      ...{ action: 'sector.changed', detail: { fields: ['name', 'desk', 'referents'] } },
    })
  })

  test('has one commune put right on screen, by whoever saw where it is today, told in the journal', async () => {
    const [dax, stPaul] = [await idOf('DAX'), await idOf('ST-PAUL')]
    const move = (from: string | null, to: string | null, commune = '40279', who = landes) =>
      ask('PUT', `/api/sectors/of/${commune}`, who, { from, to })
    expect(await move(stPaul, dax)).toMatchObject({ commune: { departement: '40' }, sector: { name: 'Dax' } })
    expect(await of(await it.signIn(), '40279')).toMatchObject({ sector: { id: dax } })
    expect((await journal()).at(-1)).toMatchObject({
      ...{ action: 'sector.commune-moved', departements: ['40'] },
      detail: { commune: 'Saint-Paul-lès-Dax (40279)', sectorFrom: 'Saint-Paul-lès-Dax', sectorTo: 'Dax' },
    })
    const lines = (await ask('GET', '/api/audit', landes)).entries
    expect(lines[0].detail).toBe('Saint-Paul-lès-Dax (40279). Secteur : Saint-Paul-lès-Dax → Dax')

    // The second of two admins, who still sees it where it was.
    const late = await move(stPaul, null)
    expect(late).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(late.message).toContain('Dax maintenant')
    const told = (await journal()).length
    expect(await move(dax, dax)).toMatchObject({ status: 200 })
    expect(await journal()).toHaveLength(told)

    expect(await move(dax, null)).toMatchObject({ status: 200, sector: null })
    expect(await move(null, stPaul)).toMatchObject({ sector: { id: stPaul } })
    const both = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40', '48'] }))
    expect(await move(null, stPaul, '48095', both)).toMatchObject({ status: 400, code: 'other-departement' })
    expect(await move(null, '00000000-0000-4000-8000-000000000000', '40192')).toMatchObject({ status: 404 })
    expect(await move(stPaul, dax, '40279', lozere)).toMatchObject({ status: 404 })
    expect(await move(stPaul, dax, '40279', await it.signIn('referent'))).toMatchObject({ status: 403 })
  })

  test('loses one where nobody works and nothing is asked; closed accounts forget it', async () => {
    const { db } = it.deps
    const id = await idOf('ST-PAUL')
    const account = await anAccount(db, { role: 'referent', sectorId: id })
    const held = await ask('DELETE', `/api/sectors/${id}`, landes)
    expect(held).toMatchObject({ status: 409, code: 'sector-held' })
    expect(held.message).toContain('1 compte y travaille')
    await db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()

    await db.updateTable('sectors').set({ desk_email: 'accueil@landes.example' }).where('id', '=', id).execute()
    const request = await aContactRequest(db, { kind: 'global', targetId: id })
    expect((await ask('DELETE', `/api/sectors/${id}`, landes)).message).toContain('1 demande y est en cours')
    await db.updateTable('contact_requests').set({ closed_at: new Date() }).where('id', '=', request.id).execute()

    expect(await ask('DELETE', `/api/sectors/${id}`, landes)).toMatchObject({ status: 204 })
    expect((await journal()).at(-1)).toMatchObject({
      action: 'sector.deleted',
      detail: { sector: 'Saint-Paul-lès-Dax (ST-PAUL)' },
    })
    const closed = await db.selectFrom('accounts').select('sector_id').where('id', '=', account.id).executeTakeFirst()
    expect(closed).toEqual({ sector_id: null })
  })
})

describe('the sector of an account', () => {
  const patch = (id: string, body: object, headers = landes) => ask('PATCH', `/api/accounts/${id}`, headers, body)

  test('is a référent’s only, of its départements and of those of who chooses', async () => {
    const { db } = it.deps
    await load(utf8Csv('Code;Commune\nMENDE;Mende'), lozere, { departement: '48' })
    const [dax, mende] = [await idOf('DAX'), await idOf('MENDE')]
    const one = await anAccount(db, { role: 'referent', departements: ['40'] })
    const adviser = await anAccount(db, { departements: ['40'] })
    const refused = (code: string) => ({ status: 400, code, fields: { sectorId: expect.any(String) } })
    expect(await patch(one.id, { sectorId: mende })).toMatchObject(refused('unknown-sector'))
    expect(await patch(adviser.id, { sectorId: dax })).toMatchObject(refused('no-sector'))
    const everywhere = await it.signIn('admin')
    expect(await patch(one.id, { sectorId: mende }, everywhere)).toMatchObject(refused('unknown-sector'))

    const session = await it.signIn(one)
    expect(await patch(one.id, { sectorId: dax })).toMatchObject({ status: 200, sector: { id: dax, name: 'Dax' } })
    expect((await ask('GET', '/api/account', session)).status).toBe(401) // its rights changed
    const again = await it.signIn(one)
    expect((await ask('GET', '/api/session', again)).account).toMatchObject({ sectorId: dax })
    expect(await ask('GET', '/api/account', again)).toMatchObject({ sector: 'Dax' })
    expect(await patch(one.id, { role: 'adviser' })).toMatchObject({ status: 200, sector: null })
  })

  test('is given with an invitation, and with the answer to an access request', async () => {
    const { db, clock } = it.deps
    const sectorId = await idOf('DAX')
    const offer = { role: 'referent', departements: ['40'], sectorId }
    const people = 'Régine Essai <regine@secteur.example>'
    expect(await ask('POST', '/api/invitations', landes, { people, ...offer, role: 'adviser' })).toMatchObject({
      ...{ status: 400, code: 'no-sector' },
    })
    expect(await ask('POST', '/api/invitations', landes, { people, ...offer })).toMatchObject({ status: 200 })
    const { invitations } = await ask('GET', '/api/invitations', landes)
    expect(invitations[0]).toMatchObject({ email: 'regine@secteur.example', sector: { name: 'Dax' } })
    const token = await linkFor(it, 'regine@secteur.example')
    await it.app.inject({ method: 'POST', url: '/api/invitations/accept', payload: { token, name: 'Régine Essai' } })

    const request = await db
      .insertInto('access_requests')
      .values({
        ...{ email: 'jean@secteur.example', name: 'Jean Essai', organisation: 'CMS', role: 'referent', message: null },
        ...{ departements: ['40'], state: 'pending', token_hash: null, created_at: clock.now() },
        ...{ confirmed_at: clock.now(), expires_at: new Date(clock.now().getTime() + 86_400_000) },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const approved = await ask('POST', `/api/access-requests/${request.id}/approve`, landes, offer)
    expect(approved).toMatchObject({ status: 200, state: 'approved' })
    const made = await db
      .selectFrom('accounts')
      .select('sector_id')
      .where('email', 'like', '%@secteur.example')
      .execute()
    expect(made).toEqual([{ sector_id: sectorId }, { sector_id: sectorId }])
  })
})
