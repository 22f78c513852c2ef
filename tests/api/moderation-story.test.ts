import { beforeAll, describe, expect, test } from 'vitest'
import { readContent } from '../../server/features/listings/listings.content.ts'
import { fingerprint } from '../../server/features/oppositions/oppositions.rules.ts'
import { pseudonymOf } from '../../server/platform/audit.ts'
import { aListing } from '../factories/a-listing.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'
import { moderation } from '../support/moderation.ts'

const it = useApp({ engine: false })
const { ask, get, publish, askChanges, decide } = moderation(it)

type Who = { cookie: string }
let landes: Who
let marne: Who
beforeAll(async () => {
  const admin = async (name: string, departement: string) =>
    it.signIn(await anAccount(it.deps.db, { role: 'admin', name, departements: [departement] }))
  landes = await admin('Alix des Landes', '40')
  marne = await admin('Dominique de la Marne', '51')
})

const reason = { reason: 'Le local est fermé depuis lundi.' }
const archive = (id: string, headers: Who | undefined, body: object = reason) =>
  ask('POST', `listings/${id}/archive`, headers, body)
const story = (id: string, headers: Who) => get(`listings/${id}/story`, headers)
const stateOf = async (id: string) =>
  (await it.deps.db.selectFrom('listings').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

/** A listing of a structure with a partner, changed once. */
async function changed() {
  const structure = await aStructure(it.deps.db)
  const partner = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id, name: 'Solène Vidal' })
  const { id } = await aListing(it.deps.db, { structure_source_id: structure.record.source_id, nom: 'Avant' })
  const revision = await aRevision(it.deps.db, { listingId: id, author: partner.id, content: { nom: 'Après' } })
  await publish(revision.id, landes)
  return { id, revision, partner }
}
const firstOf = async (id: string) =>
  (await story(id, landes)).versions.find(({ number }: { number: number }) => number === 1)

describe('a story is not read', () => {
  test.each([undefined, 'adviser', 'referent'] as const)('by %s', async (role) => {
    const { id } = await aListing(it.deps.db)
    const headers = role && (await it.signIn(role))
    expect((await ask('GET', `listings/${id}/story`, headers)).statusCode).toBe(role ? 403 : 401)
  })

  test('by another structure or département, for whom the listing does not exist', async () => {
    const { id } = await aListing(it.deps.db)
    for (const headers of [marne, await it.signIn('partner')])
      expect((await ask('GET', `listings/${id}/story`, headers)).json().code).toBe('not-found')
  })
})

describe('a story', () => {
  test('says who, when, what and why, and what each version changed', async () => {
    const { id, partner } = await changed()
    const next = await aRevision(it.deps.db, { listingId: id, author: partner.id, content: { nom: 'Encore' } })
    await askChanges(next.id, landes, { nom: 'Trop vague.' })
    const told = await story(id, landes)
    expect(told).toMatchObject({ title: 'Après', state: 'Publiée', published: true, can: { archive: true } })
    expect(told.lines.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining([
        'Corrections demandées par Alix des Landes',
        'Publiée par Alix des Landes',
        'Envoyée à relire par Solène Vidal',
        'Arrivée avec le territoire d’exemple',
      ]),
    )
    expect(told.versions).toMatchObject([
      { number: 3, state: 'Corrections demandées', remarks: [{ label: 'Titre', text: 'Trop vague.' }] },
      { number: 2, by: 'Solène Vidal', current: true, can: { restore: false } },
      { number: 1, current: false, can: { restore: true } },
    ])
    const [title] = told.versions[1].differences
    expect([title.before.lines[0].text, title.after.lines[0].text]).toEqual(['Avant', 'Après'])
  })

  test('is read by the partners of its structure, who restore nothing', async () => {
    const { id, partner } = await changed()
    const told = await story(id, await it.signIn(partner))
    expect(told.can).toEqual({ archive: false })
    expect(told.versions.some(({ can }: { can: { restore: boolean } }) => can.restore)).toBe(false)
  })

  test('names deleted accounts by a pseudonym', async () => {
    const { id, partner } = await changed()
    await it.deps.db.deleteFrom('accounts').where('id', '=', partner.id).execute()
    const told = await story(id, landes)
    expect(JSON.stringify(told)).not.toContain('Solène')
    expect(told.versions[0].by).toBe(pseudonymOf(partner.id))
  })
})

describe('restoring a version', () => {
  test('shows it again as a new one, and tells the structure why', async () => {
    const { id, partner } = await changed()
    const first = await firstOf(id)
    expect((await decide(first.id, 'restore', landes, reason)).statusCode).toBe(204)
    expect((await readContent(it.deps.db, id)).nom).toBe('Avant')
    const told = await story(id, landes)
    expect(told.versions[0]).toMatchObject({ number: 3, current: true })
    expect(told.lines[0]).toMatchObject({ text: 'Version rétablie par Alix des Landes', reason: reason.reason })
    const mails = (await mailsOf(it)).filter(({ to }) => to === partner.email)
    expect(mails[0]!.text).toContain(reason.reason)
  })

  test('leaves out the contacts of people who have opposed since', async () => {
    const { id } = await changed()
    const print = fingerprint('courriel', 'camille@essai.example')
    await it.deps.db
      .insertInto('oppositions')
      .values({ kind: 'courriel', fingerprint: print, created_at: new Date() })
      .execute()
    await decide((await firstOf(id)).id, 'restore', landes, reason)
    expect((await readContent(it.deps.db, id)).intervenants).toEqual([])
    await it.deps.db.deleteFrom('oppositions').execute()
  })

  test('that was never published is refused', async () => {
    const { id } = await changed()
    const refused = await aRevision(it.deps.db, { listingId: id, content: { nom: 'Jamais' } })
    await decide(refused.id, 'reject', landes, { version: 2, ...reason })
    expect((await decide(refused.id, 'restore', landes, reason)).json().code).toBe('never-published')
  })
})

describe('taking a listing off', () => {
  test.each([undefined, 'adviser', 'referent', 'partner'] as const)('is not for %s', async (role) => {
    const { id } = await aListing(it.deps.db)
    const headers = role && (await it.signIn(role))
    expect((await archive(id, headers)).statusCode).toBe(role ? 403 : 401)
    expect(await stateOf(id)).toBe('published')
  })

  test('is not for an admin elsewhere', async () => {
    const { id } = await aListing(it.deps.db)
    expect((await archive(id, marne)).json().code).toBe('not-found')
    expect(await stateOf(id)).toBe('published')
  })

  test('asks for the reason, tells it to the partners and takes it out of the results', async () => {
    const { id, partner } = await changed()
    expect((await archive(id, landes, { reason: ' ' })).json().code).toBe('reason-needed')
    expect((await archive(id, landes)).statusCode).toBe(204)
    expect(await stateOf(id)).toBe('archived')
    const [mail] = (await mailsOf(it)).filter(({ to }) => to === partner.email)
    expect(mail!.subject).toBe('Votre fiche «\u00a0Après\u00a0» est retirée')
    expect(mail!.text).toContain(reason.reason)
    expect((await archive(id, landes)).json().code).toBe('not-in-this-state')
    const url = `/api/listings/${id}`
    expect((await it.app.inject({ url, headers: await it.signIn() })).statusCode).toBe(410)
  })

  test('is offered on the page of a listing of one’s territory only', async () => {
    const { id } = await aListing(it.deps.db)
    const can = async (headers: Who) =>
      (await it.app.inject({ url: `/api/listings/${id}`, headers })).json().can.moderate
    expect([await can(landes), await can(marne), await can(await it.signIn())]).toEqual([true, false, false])
  })
})
