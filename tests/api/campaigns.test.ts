import { beforeAll, describe, expect, test } from 'vitest'
import type { Campaign, CampaignPreview } from '../../server/contract/campaigns.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { addressPrint } from '../../server/platform/bounces.ts'
import { aRevision } from '../factories/a-revision.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor } from '../support/mail.ts'
import { aPublisher, runOn } from '../support/verifications.ts'

const it = useApp({ engine: false, today: '2026-11-27' })

const old = { verified_on: '2026-01-15' }
let ofLandes: { id: string }
let ofMarne: { id: string }
beforeAll(async () => {
  ofLandes = await anAccount(it.deps.db, { role: 'admin', name: 'Hélène Essai', departements: ['40'] })
  ofMarne = await anAccount(it.deps.db, { role: 'admin', departements: ['51'] })
})

type Who = Role | { id: string }
const ask = async (method: 'GET' | 'POST', url: string, who: Who, payload?: object) =>
  it.app.inject({ method, url: `/api/campaigns${url}`, headers: await it.signIn(who), ...(payload && { payload }) })
const preview = async (target: object, who: Who = ofLandes) =>
  (await ask('POST', '/preview', who, { months: 6, ...target })).json<CampaignPreview>()
const launch = (target: object, who: Who = ofLandes) => ask('POST', '', who, { months: 6, ...target })
const launched = async (target: object, who: Who = ofLandes) => (await launch(target, who)).json<Campaign>()
const readCampaign = async (id: string) => (await ask('GET', `/${id}`, ofLandes)).json<Campaign>()
const mailsTo = (address: string) =>
  it.deps.db.selectFrom('mails').select('id').where('recipient', '=', address).execute()

let made = 0
/** Publishers of a source of their own, for campaigns not to meet. */
async function aSource(count: number, told: { commune?: string } = {}) {
  made += 1
  const source = `source-${made}`
  const publishers = []
  for (let i = 0; i < count; i += 1) {
    const address = `p${i}@${source}.example`
    const publisher = await aPublisher(it, {
      courriel: address,
      listings: [
        { ...old, ...told },
        { ...old, ...told },
      ],
    })
    await it.deps.db.updateTable('listings').set({ source }).where('id', 'in', publisher.listings).execute()
    publishers.push({ ...publisher, address })
  }
  return { source, publishers }
}

describe('a campaign', () => {
  test('is refused to whoever does not administer, without a target, and outside one’s départements', async () => {
    for (const role of ['adviser', 'referent', 'partner'] as const)
      for (const [method, url] of [
        ['GET', ''],
        ['POST', ''],
        ['POST', '/preview'],
        ['GET', '/sources'],
      ] as const)
        expect((await ask(method, url, role, method === 'POST' ? {} : undefined)).statusCode, role + url).toBe(403)
    const [home] = (await aSource(1)).publishers
    const refused = async (target: object, who: Who = ofLandes) => {
      const answer = await launch(target, who)
      return [answer.statusCode, answer.json().code]
    }
    expect(await refused({})).toEqual([400, 'no-target'])
    expect(await refused({ departement: '51' })).toEqual([403, 'beyond-territory'])
    expect(await refused({ structureId: home!.id }, ofMarne)).toEqual([403, 'beyond-territory'])
    expect(await refused({ source: 'aucune' })).toEqual([409, 'nobody-to-ask'])
    for (const wrong of [{ months: 7 }, { source: 'a b' }, { frein: 'x' }, { autre: 1 }])
      expect((await launch({ source: 'x', ...wrong })).statusCode).toBe(400)
  })

  test('is seen first: listings, who would be written to, who cannot', async () => {
    const { db } = it.deps
    const { source, publishers } = await aSource(4)
    const [withMember, bounced, without] = publishers
    await anAccount(db, { role: 'partner', structureId: withMember!.id })
    await anAccount(db, { role: 'partner', structureId: withMember!.id })
    const at = it.deps.clock.now()
    await db
      .insertInto('bounces')
      .values({ address: addressPrint(bounced!.address), at, code: '550', count: 1 })
      .execute()
    await db.updateTable('structures').set({ courriel: null }).where('id', '=', without!.id).execute()
    expect(await preview({ source })).toEqual({
      ...{ listings: 8, structures: 4, recipients: 3, withoutAccount: 1, withoutAddress: 1, bounced: 1, refused: 0 },
    })
    expect(await preview({ source, frein: 'logement' })).toMatchObject({ listings: 0, recipients: 0 })
    expect(await preview({ source, frein: 'mobilite', departement: '40' })).toMatchObject({ listings: 8 })
    expect(await preview({ source, months: 12 })).toMatchObject({ listings: 0 })
    expect(await preview({ source }, ofMarne)).toMatchObject({ listings: 0, structures: 0 })
    expect(await mailsTo(bounced!.address)).toEqual([])
  })

  test('is about what is old enough, and not waiting to be read', async () => {
    const { source, publishers } = await aSource(1)
    const [fresh] = publishers[0]!.listings
    await it.deps.db.updateTable('listings').set({ verified_on: '2026-11-20' }).where('id', '=', fresh!).execute()
    expect(await preview({ source })).toMatchObject({ listings: 1 })
    expect(await preview({ source, months: 0 })).toMatchObject({ listings: 2 })
    await it.deps.db.updateTable('listings').set({ verified_on: '2026-11-27' }).where('id', '=', fresh!).execute()
    expect(await preview({ source, months: 0 })).toMatchObject({ listings: 1 })
  })

  test('writes the first mails at once and the others by its schedule, a batch a transaction', async () => {
    const { source, publishers } = await aSource(30)
    const campaign = await launched({ source })
    expect(campaign).toMatchObject({ state: 'sending', listings: 60, launchedBy: 'Hélène Essai', can: { stop: true } })
    expect(campaign.progress).toMatchObject({ toSend: 5, sent: 25 })
    await runOn(it, 'send-campaigns', '2026-11-27')
    expect(await readCampaign(campaign.id)).toMatchObject({
      state: 'sent',
      progress: { toSend: 0, sent: 30, noAnswer: 30 },
    })
    for (const { address } of publishers) expect(await mailsTo(address)).toHaveLength(1)
    await runOn(it, 'send-campaigns', '2026-11-28')
    for (const { address } of publishers) expect(await mailsTo(address)).toHaveLength(1)
  })

  test('tells what came of each mail', async () => {
    const { db } = it.deps
    const { source, publishers } = await aSource(8)
    const [confirmed, byPage, changed, claimed, bounced, wanted, corrected] = publishers as [
      (typeof publishers)[0],
      ...typeof publishers,
    ]
    const campaign = await launched({ source })
    const post = (url: string, payload: object) =>
      it.app.inject({ method: 'POST', url: `/api/verifications/${url}`, payload })
    await post('confirm', { token: await linkFor(it, confirmed.address), ids: [confirmed.listings[0]] })
    const headers = await it.signIn(ofLandes)
    await it.app.inject({ method: 'POST', url: `/api/listings/${byPage!.listings[0]}/verify`, headers })
    await post('changed', { token: await linkFor(it, changed!.address) })
    await anAccount(db, {
      role: 'partner',
      structureId: claimed!.id,
      createdAt: new Date(it.deps.clock.now().getTime() + 1000),
    })
    const bounce = { address: addressPrint(bounced!.address), at: it.deps.clock.now(), code: '550', count: 1 }
    await db.insertInto('bounces').values(bounce).execute()
    const claim = { structure_id: wanted!.id, claimant_structure_id: claimed!.id, created_at: it.deps.clock.now() }
    await db.insertInto('structure_claims').values(claim).execute()
    // A draft alone, or what an admin sends, is no answer of the structure.
    const author = await anAccount(db, {
      role: 'partner',
      structureId: corrected!.id,
      createdAt: new Date('2026-01-01'),
    })
    const [first, second] = corrected!.listings as [string, string]
    await aRevision(db, { listingId: first, step: 'nothing', author: author.id })
    await aRevision(db, { listingId: second, author: (await anAccount(db, { role: 'admin' })).id })
    const sent = { sent_at: new Date(it.deps.clock.now().getTime() + 1000) }
    await db
      .updateTable('revisions')
      .set(sent)
      .where('listing_id', '=', second)
      .where('state', '=', 'pending')
      .execute()
    expect((await readCampaign(campaign.id)).progress).toMatchObject({ changed: 1, noAnswer: 2 })
    await db.updateTable('revisions').set({ saved_by: author.id }).where('listing_id', '=', second).execute()
    const { progress, listings, answered } = await readCampaign(campaign.id)
    expect({ listings, answered }).toEqual({ listings: 16, answered: 3 })
    expect(progress).toEqual({
      ...{ toSend: 0, leftOut: 0, sent: 8, confirmed: 2, changed: 2, claimed: 2, bounced: 1, noAnswer: 1 },
    })
  })

  test('leaves out who refused since, and what was confirmed since', async () => {
    const { db } = it.deps
    const { source, publishers } = await aSource(27)
    const campaign = await launched({ source })
    const waiting = await db
      .selectFrom('campaign_recipients')
      .select(['structure_id', 'address'])
      .where('campaign_id', '=', campaign.id)
      .where('sent_at', 'is', null)
      .execute()
    const [refuser, keen] = waiting as [(typeof waiting)[0], (typeof waiting)[0]]
    await db.insertInto('verification_refusals').values({ address: refuser.address, at: new Date() }).execute()
    await db
      .updateTable('listings')
      .set({ verified_on: '2026-11-27' })
      .where('structure_id', '=', keen.structure_id)
      .execute()
    await runOn(it, 'send-campaigns', '2026-11-27')
    expect(await readCampaign(campaign.id)).toMatchObject({ state: 'sent', progress: { sent: 25, leftOut: 2 } })
    for (const { structure_id } of waiting)
      expect(await mailsTo(publishers.find(({ id }) => id === structure_id)!.address)).toEqual([])
  })

  test('waits a week where somebody was written to already', async () => {
    const { source, publishers } = await aSource(1)
    await launched({ source })
    const again = await launched({ source })
    expect(again.progress).toMatchObject({ toSend: 1, sent: 0 })
    await runOn(it, 'send-campaigns', '2026-12-03')
    expect(await mailsTo(publishers[0]!.address)).toHaveLength(1)
    await runOn(it, 'send-campaigns', '2026-12-05')
    expect(await mailsTo(publishers[0]!.address)).toHaveLength(2)
  })

  test('is stopped once, and what has not left does not leave', async () => {
    const { source } = await aSource(27)
    const { id } = await launched({ source })
    const stop = async () => {
      const answer = await ask('POST', `/${id}/stop`, ofLandes)
      return [answer.statusCode, answer.json().state ?? answer.json().code]
    }
    expect((await ask('POST', `/${id}/stop`, ofMarne)).statusCode).toBe(404)
    expect(await stop()).toEqual([200, 'stopped'])
    expect(await stop()).toEqual([409, 'already-ended'])
    await runOn(it, 'send-campaigns', '2026-11-27')
    expect(await readCampaign(id)).toMatchObject({
      state: 'stopped',
      progress: { sent: 25, toSend: 0, leftOut: 2 },
      can: { stop: false },
    })
    const lines = await it.deps.db
      .selectFrom('audit_events')
      .select('action')
      .where('target_id', '=', id)
      .orderBy('id')
      .execute()
    expect(lines.map(({ action }) => action)).toEqual(['campaign.launched', 'campaign.stopped'])
  })

  test('is listed to the admins of its territory only', async () => {
    const { source } = await aSource(1)
    const { id } = await launched({ source })
    const ids = async (who: Who) => (await ask('GET', '', who)).json().campaigns.map((one: Campaign) => one.id)
    expect(await ids(ofLandes)).toContain(id)
    expect(await ids('admin')).toContain(id)
    expect(await ids(ofMarne)).not.toContain(id)
    const { sources } = (await ask('GET', '/sources', ofLandes)).json()
    expect(sources).toContainEqual({ code: source, name: expect.any(String), listings: 2 })
    expect((await ask('GET', '/sources', ofMarne)).json().sources).not.toContainEqual(
      expect.objectContaining({ code: source }),
    )
  })

  test('is forgotten after two years, confirmations after three', async () => {
    const { source, publishers } = await aSource(1)
    const { id } = await launched({ source })
    const listing_id = publishers[0]!.listings[0]!
    const said = (at: string) => ({ listing_id, at, day: at.slice(0, 10), actor: 'structure', how: 'mail' }) as const
    await it.deps.db
      .insertInto('verifications')
      .values([said('2025-12-02T09:00:00Z'), said('2026-01-02T09:00:00Z')])
      .execute()
    await runOn(it, 'purge-verifications', '2028-11-26')
    expect((await ask('GET', `/${id}`, ofLandes)).statusCode).toBe(200)
    await runOn(it, 'purge-verifications', '2028-12-20')
    expect((await ask('GET', `/${id}`, ofLandes)).statusCode).toBe(404)
    const left = it.deps.db.selectFrom('verifications').select('day').where('listing_id', '=', listing_id)
    expect(await left.execute()).toEqual([{ day: '2026-01-02' }])
  })
})
