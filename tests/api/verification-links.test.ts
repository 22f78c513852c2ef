import { describe, expect, test } from 'vitest'
import type { LinkToConfirm } from '../../server/contract/verifications.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { aMailedLink, aPublisher } from '../support/verifications.ts'

const today = '2026-11-27'
const it = useApp({ engine: false, today })

const old = { verified_on: '2026-01-15' }
const post = (url: string, payload: object) =>
  it.app.inject({ method: 'POST', url: `/api/verifications/${url}`, payload })
const read = (token: string) => post('read', { token })
const confirm = (token: string, ids: readonly string[]) => post('confirm', { token, ids })
const said = (answer: Awaited<ReturnType<typeof post>>) => [answer.statusCode, answer.json().code]
const statesOf = (answer: Awaited<ReturnType<typeof post>>) =>
  Object.fromEntries(answer.json<LinkToConfirm>().listings.map(({ id, state }) => [id, state]))
const verifiedOn = async (id: string) =>
  (await it.deps.db.selectFrom('listings').select('verified_on').where('id', '=', id).executeTakeFirstOrThrow())
    .verified_on
const rowsOf = (id: string) =>
  it.deps.db.selectFrom('verifications').select(['actor', 'how', 'day']).where('listing_id', '=', id).execute()

async function aLink(told: { member?: boolean; listings?: number; at?: Date; days?: number } = {}) {
  const listings = Array.from({ length: told.listings ?? 1 }, () => old)
  const publisher = await aPublisher(it, { courriel: 'accueil@essai.example', listings })
  const account = told.member ? await anAccount(it.deps.db, { role: 'partner', structureId: publisher.id }) : null
  const token = await aMailedLink(it, {
    ...{ structureId: publisher.id, listingIds: publisher.listings },
    ...(account && { accountId: account.id }),
    ...(told.at && { at: told.at }),
    ...(told.days && { days: told.days }),
  })
  return { ...publisher, token, account }
}
const daysAgo = (days: number) => new Date(it.deps.clock.now().getTime() - days * 86_400_000)

describe('a mailed link to confirm', () => {
  test('is refused when it is nobody’s, tampered with, or made for something else', async () => {
    const { token, id, listings } = await aLink()
    const other = await aMailedLink(it, { structureId: id, listingIds: [], purpose: 'unsubscribe' })
    const tampered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [other, tampered, 'a'.repeat(43)]) {
      expect(said(await read(wrong))).toEqual([410, 'link-expired'])
      expect(said(await confirm(wrong, listings))).toEqual([410, 'link-expired'])
      expect(said(await post('changed', { token: wrong }))).toEqual([410, 'link-expired'])
    }
    expect(said(await post('reminders', { token, wanted: false }))).toEqual([410, 'link-expired'])
    expect(await verifiedOn(listings[0]!)).toBe(old.verified_on)
  })

  test('is refused once too old', async () => {
    const { token, listings } = await aLink({ at: daysAgo(60) })
    const fresh = await aLink({ at: daysAgo(59) })
    expect(said(await read(token))).toEqual([410, 'link-expired'])
    expect(said(await confirm(token, listings))).toEqual([410, 'link-expired'])
    expect((await read(fresh.token)).statusCode).toBe(200)
  })

  test('is refused when whoever received it has left the structure', async () => {
    const { token, listings, account } = await aLink({ member: true })
    await it.deps.db
      .updateTable('accounts')
      .set({ closed_at: new Date(), closed_reason: 'team' })
      .where('id', '=', account!.id)
      .execute()
    expect(said(await confirm(token, listings))).toEqual([410, 'link-expired'])
  })

  test('shows the listings as they stand, and changes nothing by being read', async () => {
    const { token, listings } = await aLink({ listings: 2 })
    for (let once = 0; once < 3; once += 1) expect((await read(token)).statusCode).toBe(200)
    const link = (await read(token)).json<LinkToConfirm>()
    expect(link).toMatchObject({ hasMembers: false, gone: 0 })
    expect(link.listings.map(({ id }) => id).sort()).toEqual([...listings].sort())
    expect(link.listings[0]).toMatchObject({
      summary: 'Prépare au permis de conduire avec un moniteur, deux matinées par semaine.',
      phones: [{ href: 'tel:+33536490142' }],
      place: '1 rue de l’Essai, Mont-de-Marsan',
      coverage: 'Sans condition de résidence',
      text: 'À reconfirmer, 10 mois',
      state: 'to-confirm',
    })
    expect(JSON.stringify(link)).not.toContain('Camille')
    for (const id of listings) expect(await verifiedOn(id)).toBe(old.verified_on)
  })

  test('confirms one, then the others, and serves no more', async () => {
    const { token, listings } = await aLink({ listings: 3 })
    const [first, ...others] = listings as [string, ...string[]]
    expect(statesOf(await confirm(token, [first]))).toMatchObject({ [first]: 'confirmed', [others[0]!]: 'to-confirm' })
    expect(await rowsOf(first)).toEqual([{ actor: 'structure', how: 'mail', day: today }])
    const done = await confirm(token, listings)
    expect(Object.values(statesOf(done))).toEqual(['confirmed', 'confirmed', 'confirmed'])
    for (const id of listings) expect([await verifiedOn(id), (await rowsOf(id)).length]).toEqual([today, 1])
    expect(said(await read(token))).toEqual([410, 'link-used'])
    expect(said(await confirm(token, listings))).toEqual([410, 'link-used'])
  })

  test('confirms once a listing, even opened again weeks later', async () => {
    const { token, listings } = await aLink({ listings: 2, at: daysAgo(30) })
    const [mine] = listings as [string]
    await it.deps.db.updateTable('listings').set({ verified_on: '2026-11-02' }).where('id', '=', mine).execute()
    expect(statesOf(await read(token))).toMatchObject({ [mine]: 'confirmed' })
  })

  test('says who confirmed when it was mailed to somebody', async () => {
    const { token, listings, account } = await aLink({ member: true })
    expect((await read(token)).json()).toMatchObject({ hasMembers: true })
    await confirm(token, listings)
    expect(await rowsOf(listings[0]!)).toEqual([{ actor: account!.id, how: 'mail', day: today }])
  })

  test('reaches no listing but its own', async () => {
    const { token, id, sourceId, listings } = await aLink()
    const more = await aPublisher(it, { listings: [old, { ...old, structure_source_id: sourceId }] })
    const answer = await confirm(token, more.listings)
    expect(answer.statusCode).toBe(200)
    for (const other of more.listings) expect(await verifiedOn(other)).toBe(old.verified_on)
    expect(await verifiedOn(listings[0]!)).toBe(old.verified_on)
    // Given to another structure since.
    await it.deps.db.updateTable('listings').set({ structure_id: more.id }).where('id', '=', listings[0]!).execute()
    expect((await confirm(token, listings)).json()).toMatchObject({ structure: { id }, listings: [], gone: 1 })
    expect(await verifiedOn(listings[0]!)).toBe(old.verified_on)
  })

  test('leaves alone what was taken off since, and says so', async () => {
    const { token, listings } = await aLink({ listings: 2 })
    await it.deps.db.updateTable('listings').set({ state: 'archived' }).where('id', '=', listings[0]!).execute()
    expect((await read(token)).json()).toMatchObject({ gone: 1, listings: [{ id: listings[1] }] })
    await confirm(token, listings)
    expect(await verifiedOn(listings[0]!)).toBe(old.verified_on)
    expect(said(await read(token))).toEqual([410, 'link-used'])
  })

  test('is refused when another structure took the place of this one', async () => {
    const { token, id } = await aLink()
    const { id: into } = await aPublisher(it)
    await it.deps.db.updateTable('structures').set({ merged_into: into }).where('id', '=', id).execute()
    expect(said(await read(token))).toEqual([410, 'structure-merged'])
  })

  test('confirms once when pressed twice at the same moment', async () => {
    const { token, listings } = await aLink()
    const answers = await Promise.all([confirm(token, listings), confirm(token, listings)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
    expect(await rowsOf(listings[0]!)).toHaveLength(1)
  })

  test('says where to write what has changed', async () => {
    const [alone, withMember] = [await aLink(), await aLink({ member: true })]
    expect((await post('changed', { token: alone.token })).json()).toEqual({ hasMembers: false })
    expect((await post('changed', { token: withMember.token })).json()).toEqual({ hasMembers: true })
    expect((await read(alone.token)).statusCode).toBe(200)
  })

  test('is forgotten once it opens nothing', async () => {
    const expired = await aLink({ at: daysAgo(61) })
    const open = await aLink()
    await it.deps.jobs.run('purge-verifications')
    const rows = await it.deps.db.selectFrom('verification_links').select('structure_id').execute()
    const left = rows.map(({ structure_id }) => structure_id)
    expect([left.includes(expired.id), left.includes(open.id)]).toEqual([false, true])
  })
})

describe('a mailed link to want no reminder', () => {
  test('works as often as it is pressed, and back', async () => {
    const { id } = await aPublisher(it)
    const address = 'assez@essai.example'
    const token = await aMailedLink(it, { structureId: id, listingIds: [], purpose: 'unsubscribe', address, days: 365 })
    const refusals = async () => (await it.deps.db.selectFrom('verification_refusals').selectAll().execute()).length
    for (const wanted of [false, false, true, false]) {
      expect((await post('reminders', { token, wanted })).json()).toEqual({ wanted })
      expect(await refusals()).toBe(wanted ? 0 : 1)
    }
    const kept = await it.deps.db.selectFrom('verification_refusals').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain('assez')
  })

  test('opens nothing else', async () => {
    const { id, listings } = await aPublisher(it, { listings: [old] })
    const token = await aMailedLink(it, { structureId: id, listingIds: listings, purpose: 'unsubscribe' })
    expect(said(await confirm(token, listings))).toEqual([410, 'link-expired'])
  })
})
