import { describe, expect, test } from 'vitest'
import { followOne } from '../../server/features/contact-follow-up/follow-up.doing.ts'
import { oppose } from '../../server/features/oppositions/oppositions.removal.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { at, number, person, publicUrl, useDemandes } from '../support/demandes.ts'

// A Tuesday: Ascension, Victory day and Whit Monday are among the days before.
const today = '2026-05-26'
const { it, aDemande, rowOf, storyOf, step, run, mailsTo } = await useDemandes(today)

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
    const [told] = mailsTo(over.adviser.email)
    expect(told!.subject).toMatch(/^Sans réponse/)
    // Three other listings for the same frein in the same commune, and the number to call.
    const named = told!.links.flatMap((link) => /\/fiches\/(.*)$/.exec(link)?.[1] ?? [])
    expect(named).toHaveLength(3)
    expect(new Set(named)).not.toContain(over.listing.id)
    expect(told!.text).toContain(number)
    expect(mailsTo(over.first)[0]!.subject).toMatch(/^Close/)
    const links = await it.deps.db
      .selectFrom('contact_request_links')
      .select('revoked_at')
      .where('request_id', '=', over.id)
      .execute()
    expect(links.every(({ revoked_at }) => revoked_at)).toBe(true)
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

  test('is told to be late while the listing is closed for some days, and nobody is reminded', async () => {
    const { id, listing, adviser, first } = await aDemande('2026-05-20')
    const days = { closed_from: '2026-05-22', closed_until: '2026-06-05' }
    await it.deps.db.updateTable('listings').set(days).where('id', '=', listing.id).execute()
    await run('follow-requests')
    await run('follow-requests')
    expect([await storyOf(id), (await rowOf(id)).state]).toEqual([['send', 'close'], 'sent'])
    expect(mailsTo(adviser.email)[0]!.text).toMatch(/fermé du 22\smai au 5\sjuin/)
    expect(mailsTo(first)).toEqual([])
  })

  test('goes to the deputy when its recipient opposes, who is forgotten there too', async () => {
    const { id, first, second } = await aDemande('2026-05-22')
    const closed = await aDemande('2026-05-22', { state: 'accepted', recipient_email: first })
    const opposed = { kind: 'courriel', value: first } as const
    await it.deps.db.transaction().execute((trx) => oppose(trx, opposed, it.deps.clock.now()))
    expect(await rowOf(closed.id)).toMatchObject({ recipient_name: null, recipient_email: null })
    await run('deliver-requests')
    expect((await rowOf(id)).recipient_email).toBe(second)
    expect([mailsTo(first), mailsTo(second).length]).toEqual([[], 1])
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
  const moment = { now: it.deps.clock.now(), today, publicUrl }
  const done = await Promise.all([1, 2].map(() => followOne(it.deps.db, id, moment)))
  expect(done.toSorted()).toEqual([false, true])
  await it.deps.mailer.settle()
  expect(mailsTo(first)).toHaveLength(1)
})

describe('how soon a structure answers', () => {
  /** Demandes sent on a Monday, answered so many days of that week later; null: never. */
  async function answered(delays: readonly (number | null)[]) {
    const intervenants = [person('Yann', `delai-${delays.join('-')}@roule.example`)]
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
    expect((await shown(quick)).text).toBe('Répond en 1 jour')
    expect((await shown(silent)).text).toBe('Répond rarement')
    const places = [(await shown(quick)).place, (await shown(four)).place, (await shown(silent)).place]
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(await run('measure-answers')).toBe(0)
  })

  test('is forgotten when what it was drawn from is a year old', async () => {
    const id = await answered([1, 1, 1, 1, 2])
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
