import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SheetContent, SheetPreview } from '../../server/contract/sheets.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { sheetsOf } from '../support/sheets.ts'
import { startMailServer } from '../support/smtp.ts'

const server = await startMailServer()
const it = useApp({ engine: false, env: { SMTP_URL: server.url, MAIL_FROM: 'Levier <levier@test.levier.example>' } })
afterAll(() => server.close())

const { ask, content, titles, ground } = sheetsOf(it)
let ids: string[]
let adviser: { cookie: string; id: string }
beforeAll(async () => {
  ;({ ids, adviser } = await ground())
})
const hourMs = 3_600_000

describe('who may hand sheets', () => {
  test.each([
    ['POST', '/preview', content],
    ['POST', '/mails', () => ({ ...content(), email: 'a@test.levier.example' })],
    ['GET', '', () => undefined],
    ['POST', '', () => ({ ...content(), withNotes: false })],
    ['DELETE', '/7d444840-9dc0-11d1-b245-5ffdce74fad2', () => undefined],
  ] as const)('is advisers and référents, nobody else: %s %s', async (method, url, body) => {
    expect((await ask(method, url, body(), {})).status).toBe(401)
    for (const role of ['partner', 'admin'] as const)
      expect((await ask(method, url, body(), await it.signIn(role))).status).toBe(403)
    expect((await ask(method, url, body(), await it.signIn('referent'))).status).toBeLessThan(300)
  })

  test('is told to the browser', async () => {
    const can = async (headers: { cookie: string }) =>
      (await it.app.inject({ url: '/api/session', headers })).json().can.sheets
    expect([await can(adviser), await can(await it.signIn('admin'))]).toEqual([true, false])
  })
})

describe('a sheet', () => {
  test('has of its listings what anybody may read, in the order asked, and nothing of an intervenant', async () => {
    const { status, body } = await ask('POST', '/preview', content({ bring: '  Permis ' }))
    expect(status).toBe(200)
    expect(body).toEqual({
      ...{ place: 'Dax', bring: 'Permis' },
      sector: { name: 'CMS de Dax', phone: { text: '05\u00a036\u00a049\u00a007\u00a000', href: 'tel:+33536490700' } },
      author: { name: 'Nadia Ferrand', organisation: 'France Travail Dax' },
      warnings: [],
      listings: [
        {
          ...{ id: ids[0], note: null },
          facts: {
            ...{ title: 'Voiture en location', structure: 'Garage solidaire' },
            phone: { text: '05\u00a036\u00a049\u00a001\u00a040', href: 'tel:+33536490140' },
            ...{ email: 'accueil@garage.example', website: 'https://garage.example/' },
            ...{ place: '1 rue de l’Essai, 40000 Mont-de-Marsan', remote: false },
            ...{ hours: ['Lundi au vendredi\u00a0: 9\u00a0h – 12\u00a0h'], closure: null },
          },
        },
        {
          ...{ id: ids[1], note: null },
          facts: expect.objectContaining({ phone: null, email: null, website: null, place: null, remote: true }),
        },
      ],
    })
    const reads = await it.deps.db.selectFrom('contact_reads').select('reads').where('account_id', '=', adviser.id)
    expect(await reads.execute()).toEqual([])
  })

  test('warns of what looks like somebody’s data, and lets it be', async () => {
    const listings = [
      { id: ids[0]!, note: 'Demander Yann au 05 36 49 01 40' },
      { id: ids[1]!, note: 'Pour Mme Durand, 06 39 98 12 34' },
    ]
    const { body } = await ask('POST', '/preview', content({ listings, bring: 'Née le 12/03/1987' }))
    expect((body as SheetPreview).warnings).toEqual([
      { id: ids[1], text: 'Ce texte contient un numéro de mobile, le nom d’une personne.' },
      { id: null, text: 'Ce texte contient une date de naissance.' },
    ])
  })

  test('has a listing once, and from one to twelve', async () => {
    const twice = content({ listings: [...ids, ids[0]!].map((id) => ({ id, note: null })) })
    expect((await ask('POST', '/preview', twice)).body.listings).toHaveLength(2)
    const many = Array.from({ length: 13 }, () => ({ id: ids[0]!, note: null }))
    for (const listings of [[], many])
      expect((await ask('POST', '/preview', content({ listings }))).body).toMatchObject({ code: 'no-listing' })
    const long = content({ listings: [{ id: ids[0]!, note: 'x'.repeat(121) }] })
    expect((await ask('POST', '/preview', long)).body).toMatchObject({ code: 'too-long' })
    expect((await ask('POST', '/preview', content({ commune: '40999' }))).body).toMatchObject({
      code: 'unknown-commune',
    })
  })

  test('says which are no longer proposed, and follows one that was merged', async () => {
    const { db } = it.deps
    const [gone, merged, kept] = [await aListing(db), await aListing(db), await aListing(db, { nom: 'La bonne' })]
    await db.updateTable('listings').set({ state: 'archived' }).where('id', 'in', [gone.id, merged.id]).execute()
    await db.updateTable('listings').set({ merged_into: kept.id }).where('id', '=', merged.id).execute()
    const unknown = '7d444840-9dc0-41d1-b245-5ffdce74fad2'
    const listings = [gone.id, merged.id, unknown].map((id) => ({ id, note: null }))
    const { body } = await ask('POST', '/preview', content({ listings }))
    expect(titles(body)).toEqual([null, 'La bonne', null])
    const alone = { ...content({ listings: [listings[0]!] }), email: 'a@test.levier.example' }
    expect((await ask('POST', '/mails', alone)).body).toMatchObject({ code: 'nothing-left' })
  })
})

describe('a sheet sent by mail', () => {
  const mailsOf = () => it.deps.db.selectFrom('mails').selectAll().orderBy('created_at', 'desc')
  const send = (email: string, over: Partial<SheetContent> = {}, who?: object) =>
    ask('POST', '/mails', { ...content(over), email }, who)

  test('reads the same as text and as a page, and its address is forgotten on delivery', async () => {
    const listings = [{ id: ids[0]!, note: 'Demander Yann' }]
    const { status, body } = await send('personne@test.levier.example', { listings, bring: 'Permis' })
    expect([status, body.state]).toEqual([201, 'sending'])
    expect(JSON.stringify(body)).not.toContain('personne@')
    await it.deps.mailer.settle()
    const mail = server.received.find(({ to }) => to === 'personne@test.levier.example')!
    expect(mail.subject).toBe('Vos contacts à appeler\u00a0: Dax')
    const said = [
      'Nadia Ferrand (France Travail Dax)',
      'Voiture en location',
      'Garage solidaire',
      'Demander Yann',
      'Permis',
      'CMS de Dax',
    ]
    for (const words of said) for (const part of [mail.text, mail.html]) expect(part).toContain(words)
    expect(mail.text).toContain('05\u00a036\u00a049\u00a001\u00a040')
    expect(mail.html).toContain('href="tel:+33536490140"')
    expect(mail.html).not.toMatch(/<img|https?:\/\/(?!garage)/)
    expect(mail.html + mail.text).not.toMatch(/Camille|camille|01.42/)
    const kept = await mailsOf().where('id', '=', body.id).executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ recipient: '', text: '', html: '', last_error: null })
    expect((await ask('GET', `/mails/${body.id}`)).body).toEqual({ id: body.id, state: 'sent' })
    expect((await ask('GET', `/mails/${body.id}`, undefined, await it.signIn())).status).toBe(404)
  })

  test('is forgotten with its address when it is refused, without a print of it', async () => {
    server.refuse('absente@test.levier.example', '550 5.1.1 No such user')
    const { body } = await send('absente@test.levier.example')
    await it.deps.mailer.settle()
    expect((await ask('GET', `/mails/${body.id}`)).body.state).toBe('failed')
    expect(await mailsOf().where('id', '=', body.id).executeTakeFirst()).toMatchObject({ recipient: '', text: '' })
    expect(await it.deps.db.selectFrom('bounces').select('code').execute()).toEqual([])
  })

  test('is kept while it waits, then given up after 24 hours, its address with it', async () => {
    server.refuse('occupee@test.levier.example', '450 4.2.1 Mailbox busy')
    const { body } = await send('occupee@test.levier.example')
    await it.deps.mailer.settle()
    const row = () => mailsOf().where('id', '=', body.id).executeTakeFirstOrThrow()
    expect((await ask('GET', `/mails/${body.id}`)).body.state).toBe('sending')
    await it.deps.jobs.run('erase-recipients')
    expect((await row()).recipient).toBe('occupee@test.levier.example')
    const { created_at, expires_at } = await row()
    expect(expires_at!.getTime() - created_at.getTime()).toBe(24 * hourMs)
    await it.deps.db.updateTable('mails').set({ expires_at: it.deps.clock.now() }).where('id', '=', body.id).execute()
    await it.deps.jobs.run('erase-recipients')
    expect(await row()).toMatchObject({ recipient: '', text: '', html: '', sent_at: null })
    expect((await ask('GET', `/mails/${body.id}`)).body.state).toBe('failed')
  })

  test('leaves the addresses of other mails where they are', async () => {
    const { db } = it.deps
    const { email } = await anAccount(db)
    const at = new Date(it.deps.clock.now().getTime() - 48 * hourMs)
    const due = { created_at: at, next_attempt_at: at, expires_at: at, text: '', html: '', last_error: 'expired' }
    await db
      .insertInto('mails')
      .values({ recipient: email, subject: 'Autre', ...due })
      .execute()
    await it.deps.jobs.run('erase-recipients')
    expect(await mailsOf().where('recipient', '=', email).execute()).toHaveLength(1)
  })

  test('goes thirty times an hour, to a whole address', async () => {
    expect((await send('personne')).body).toMatchObject({ code: 'invalid-email' })
    const other = await it.signIn()
    const sent = async () => (await send('encore@test.levier.example', {}, other)).status
    for (let turn = 0; turn < 30; turn += 1) expect(await sent()).toBe(201)
    expect(await sent()).toBe(429)
  })
})
