import type { Updateable } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { followOne } from '../../server/features/contact-follow-up/follow-up.doing.ts'
import { moveRequest } from '../../server/features/contact-requests/contact-requests.moves.ts'
import { mailTo } from '../../server/features/contact-requests/contact-requests.sending.ts'
import { noteBounce } from '../../server/platform/bounces.ts'
import type { ContactRequestsTable } from '../../server/platform/schema-requests.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { startMailServer } from '../support/smtp.ts'

// A Tuesday: Ascension, Victory day and Whit Monday are among the days before.
const today = '2026-05-26'
const server = await startMailServer()
const it = useApp({
  ...{ engine: false, today },
  env: { SMTP_URL: server.url, MAIL_FROM: 'Levier <levier@test.levier.example>' },
})
afterAll(() => server.close())
beforeEach(() => void server.received.splice(0))

let made = 0
const at = (day: string) => new Date(`${day}T08:00:00Z`)
const person = (name: string, email: string | null) => ({
  ...{ name, role: 'Accueil', telephone: null, courriel: email, note: null },
})

/** A demande sent on a day, to two people of a listing, the first one having it. */
async function aDemande(day: string, kept: Updateable<ContactRequestsTable> = {}) {
  made += 1
  const [first, second] = [`un-${made}@roule.example`, `deux-${made}@roule.example`]
  const adviser = await anAccount(it.deps.db, { name: 'Nadia Ferrand', email: `nadia-${made}@agence.example` })
  const listing = await aListing(it.deps.db, {
    ...{ nom: `Voiture ${made}`, intervenants: [person('Yann', first), person('Anne', second)] },
  })
  const { id } = await aContactRequest(it.deps.db, { adviserId: adviser.id, targetId: listing.id, at: at(day) })
  await it.deps.db
    .updateTable('contact_requests')
    .set({ delivered_at: at(day), ...kept })
    .where('id', '=', id)
    .execute()
  // What was mailed on that day is no part of these tests.
  await it.deps.mailer.settle()
  server.received.splice(0)
  await it.deps.db.deleteFrom('mails').execute()
  return { id, first, second, adviser, listing }
}
const rowOf = (id: string) =>
  it.deps.db.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const storyOf = async (id: string) =>
  (
    await it.deps.db
      .selectFrom('contact_request_steps')
      .select('action')
      .where('request_id', '=', id)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)
const step = (id: string, move: Parameters<typeof moveRequest>[2], day: string) =>
  it.deps.db.transaction().execute(async (trx) => {
    const held = await trx.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await moveRequest(trx, held, move, at(day))
  })
async function run(job: string) {
  const done = await it.deps.jobs.run(job)
  await it.deps.mailer.settle()
  return done
}
const mailsTo = (address: string) => server.received.filter(({ to }) => to === address)

describe('whoever has not answered', () => {
  test('is reminded after 3 and 8 working days, once each, the holidays left out', async () => {
    const [two, three, eight] = [
      await aDemande('2026-05-21'),
      await aDemande('2026-05-20'),
      await aDemande('2026-05-12'),
    ]
    await run('follow-requests')
    await run('follow-requests')
    expect(await storyOf(two.id)).toEqual(['send'])
    expect(await storyOf(three.id)).toEqual(['send', 'remind'])
    // Late for the first one: the two are one mail.
    expect(await storyOf(eight.id)).toEqual(['send', 'remind'])
    await it.deps.db
      .updateTable('contact_request_steps')
      .set({ at: at('2026-05-18') })
      .where('request_id', '=', eight.id)
      .where('action', '=', 'remind')
      .execute()
    await run('follow-requests')
    expect(await storyOf(eight.id)).toEqual(['send', 'remind', 'remind'])
    const [mail, ...others] = mailsTo(three.first)
    expect(others).toEqual([])
    expect(mail).toMatchObject({ replyTo: three.adviser.email })
    expect(mail!.subject).toMatch(/^Rappel\s: une demande pour «/)
    expect(mail!.links[0]).toMatch(/\/reponse#jeton=/)
  })

  test('is left alone while a question waits for the adviser, who is reminded once', async () => {
    const { id, first, adviser } = await aDemande('2026-05-12')
    await step(
      id,
      { action: 'ask', actor: 'recipient', text: 'Où ?', set: { asked_at: at('2026-05-20') } },
      '2026-05-20',
    )
    await run('follow-requests')
    await run('follow-requests')
    expect(await storyOf(id)).toEqual(['send', 'ask', 'remind'])
    expect([mailsTo(first).length, mailsTo(adviser.email).length]).toEqual([0, 1])
    expect(mailsTo(adviser.email)[0]!.text).toContain(`/mes-demandes/${id}`)
  })

  test('has its days again once it was passed on', async () => {
    const { id, second } = await aDemande('2026-05-12')
    await step(id, { action: 'pass_on', actor: 'recipient', set: { recipient_email: second } }, '2026-05-22')
    await run('follow-requests')
    expect(await storyOf(id)).toEqual(['send', 'pass_on'])
  })

  test('leaves it without an answer 20 working days: it ends, both are told, the links open nothing', async () => {
    const [still, over] = [await aDemande('2026-04-23'), await aDemande('2026-04-22')]
    await run('follow-requests')
    expect((await rowOf(still.id)).state).toBe('sent')
    expect(await rowOf(over.id)).toMatchObject({ state: 'expired', closed_at: expect.any(Date) })
    expect(mailsTo(over.adviser.email)[0]!.text).toContain('trois autres ressources')
    expect(mailsTo(over.first)[0]!.subject).toMatch(/^Close/)
    const links = await it.deps.db
      .selectFrom('contact_request_links')
      .select('revoked_at')
      .where('request_id', '=', over.id)
      .execute()
    expect(links.every(({ revoked_at }) => revoked_at)).toBe(true)
  })
})

describe('a mail that cannot be delivered', () => {
  test('sends the demande to the next one, then to the desk, then tells the adviser to call', async () => {
    const { id, first, second, adviser, listing } = await aDemande(today)
    const send = async () => {
      await it.deps.db.updateTable('contact_requests').set({ delivered_at: null }).where('id', '=', id).execute()
      await run('deliver-requests')
    }
    await it.deps.db
      .updateTable('structures')
      .set({ courriel: `accueil-${made}@roule.example` })
      .where('id', '=', (eb) => eb.selectFrom('listings').select('structure_id').where('id', '=', listing.id))
      .execute()
    await noteBounce(it.deps.db, first, '550', new Date())
    server.refuse(second, '550 5.1.1 User unknown')
    await send()
    expect(await rowOf(id)).toMatchObject({ recipient_email: second, recipient_name: 'Anne' })
    await run('deliver-requests')
    const desk = await rowOf(id)
    expect([desk.recipient_kind, desk.undelivered_at]).toEqual(['structure', null])
    await noteBounce(it.deps.db, desk.recipient_email!, '550', new Date())
    await it.deps.db.deleteFrom('mails').execute()
    await send()
    expect((await rowOf(id)).undelivered_at).toBeInstanceOf(Date)
    expect(await storyOf(id)).toEqual(['send', 'succeed', 'succeed'])
    expect(mailsTo(adviser.email)[0]!.subject).toMatch(/^Non remise/)
    const headers = await it.signIn(adviser)
    const seen = await it.app.inject({ url: `/api/contact-requests/${id}`, headers })
    expect(seen.json().delivery).toBe('undelivered')
  })

  test('is noted as delivered once it left, and stays so when the mail is purged', async () => {
    const { id } = await aDemande(today)
    await it.deps.db.updateTable('contact_requests').set({ delivered_at: null }).where('id', '=', id).execute()
    await step(id, { action: 'succeed', actor: 'adviser' }, today)
    const to = { kind: 'intervenant', name: 'Yann', role: null, email: `ici-${made}@roule.example` } as const
    await it.deps.db
      .transaction()
      .execute((trx) => mailTo(trx, id, to, { now: it.deps.clock.now(), publicUrl: 'http://127.0.0.1' }))
    await it.deps.mailer.settle()
    await run('deliver-requests')
    expect((await rowOf(id)).delivered_at).toBeInstanceOf(Date)
  })
})

describe('a demande that lost its purpose', () => {
  test('is cancelled when the listing was withdrawn, and the adviser is told', async () => {
    const { id, listing, adviser } = await aDemande('2026-05-22')
    await it.deps.db.updateTable('listings').set({ state: 'archived' }).where('id', '=', listing.id).execute()
    await run('deliver-requests')
    expect((await rowOf(id)).state).toBe('cancelled')
    expect(mailsTo(adviser.email)[0]!.subject).toMatch(/^Fiche retirée/)
  })

  test('is cancelled when the account of who wrote it was closed, and its recipient is told', async () => {
    const { id, adviser, first } = await aDemande('2026-05-22')
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', adviser.id).execute()
    await run('deliver-requests')
    expect((await rowOf(id)).state).toBe('cancelled')
    expect(mailsTo(first)).toHaveLength(1)
    expect(mailsTo(adviser.email)).toEqual([])
  })

  test('goes to the deputy when its recipient is no longer of the listing', async () => {
    const { id, first, second, listing } = await aDemande('2026-05-22')
    await it.deps.db
      .deleteFrom('intervenants')
      .where('listing_id', '=', listing.id)
      .where('courriel', '=', first)
      .execute()
    await run('deliver-requests')
    expect((await rowOf(id)).recipient_email).toBe(second)
    expect(mailsTo(second)).toHaveLength(1)
  })
})

test('a year after the end the words and the names are gone, the figures are kept', async () => {
  const old = await aDemande('2025-05-01', { reference: 'DOS-1', appointment_place: '3 rue du Bac' })
  const young = await aDemande('2025-06-01')
  await step(old.id, { action: 'decline', actor: 'recipient', text: 'Complet.' }, '2025-05-20')
  await step(young.id, { action: 'decline', actor: 'recipient', text: 'Complet.' }, '2025-06-20')
  await run('forget-requests')
  expect(await rowOf(old.id)).toMatchObject({
    ...{ message: null, reference: null, recipient_name: null, recipient_email: null, adviser_id: null },
    ...{ appointment_place: null, commune: null, state: 'declined', listing_id: old.listing.id, freins: ['mobilite'] },
  })
  const texts = await it.deps.db
    .selectFrom('contact_request_steps')
    .select('text')
    .where('request_id', '=', old.id)
    .execute()
  expect(texts.every(({ text }) => text === null)).toBe(true)
  expect((await rowOf(young.id)).message).not.toBeNull()
})

test('two instances at once do it once', async () => {
  const { id, first } = await aDemande('2026-05-20')
  const moment = { now: it.deps.clock.now(), today, publicUrl: 'http://127.0.0.1' }
  const done = await Promise.all([1, 2].map(() => followOne(it.deps.db, id, moment)))
  expect(done.toSorted()).toEqual([false, true])
  await it.deps.mailer.settle()
  expect(mailsTo(first)).toHaveLength(1)
})

describe('how soon a structure answers', () => {
  /** Demandes sent on a Monday, answered so many days of that week later; null: never. */
  async function answered(delays: readonly (number | null)[]) {
    made += 1
    const intervenants = [person('Yann', `un-${made}@roule.example`)]
    const listing = await aListing(it.deps.db, { commune: '40192', intervenants })
    for (const delay of delays) {
      const { id } = await aContactRequest(it.deps.db, { targetId: listing.id, at: at('2026-03-09') })
      if (delay === null) await step(id, { action: 'expire', actor: 'clock' }, '2026-04-07')
      else await step(id, { action: 'decline', actor: 'recipient' }, `2026-03-${String(9 + delay).padStart(2, '0')}`)
    }
    return listing.id
  }
  const shown = async (id: string) => {
    await it.deps.search.settle()
    const headers = await it.signIn('adviser')
    const { hits } = (
      await it.app.inject({ url: '/api/search?commune=40192&frein=mobilite&taille=50', headers })
    ).json()
    const place = hits.findIndex((hit: { id: string }) => hit.id === id)
    return { place, text: hits[place].brief.find(({ code }: { code: string }) => code === 'answers')?.text }
  }

  test('is shown from five demandes on, silence included, and puts it before one that answers late', async () => {
    const [four, quick, silent] = [
      await answered([1, 1, 1, 1]),
      await answered([1, 0, 2, 1, 4]),
      await answered([1, null, null, null, 0]),
    ]
    await run('measure-answers')
    expect((await shown(four)).text).toBeUndefined()
    expect((await shown(quick)).text).toBe('Répond en 1 jour ouvré')
    expect((await shown(silent)).text).toBe('Répond rarement aux demandes')
    const places = [(await shown(quick)).place, (await shown(four)).place, (await shown(silent)).place]
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(await run('measure-answers')).toBe(0)
  })

  test('is forgotten when what it was drawn from is a year old', async () => {
    const id = await answered([1, 1, 1, 1, 1])
    await run('measure-answers')
    await it.deps.db
      .updateTable('contact_requests')
      .set({ sent_at: at('2025-05-20') })
      .where('listing_id', '=', id)
      .execute()
    await run('measure-answers')
    expect((await shown(id)).text).toBeUndefined()
  })
})
