import { beforeAll, describe, expect, test } from 'vitest'
import { pseudonymOf } from '../../server/platform/audit.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aRequest } from '../factories/a-request.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { moderation } from '../support/moderation.ts'

const it = useApp({ engine: false })
const { ask, get } = moderation(it)

type Who = { cookie: string }
let landes: Who
let colleague: Who
let marne: Who
let ids: Record<'landes' | 'colleague', string>

const admin = (name: string, departements: string[] | null) =>
  anAccount(it.deps.db, { role: 'admin', name, departements })

beforeAll(async () => {
  const [first, second, far] = [await admin('Alix', ['40']), await admin('Paul', ['40']), await admin('Dom', ['51'])]
  ids = { landes: first.id, colleague: second.id }
  landes = await it.signIn(first)
  colleague = await it.signIn(second)
  marne = await it.signIn(far)
})

interface Item {
  kind: string
  id: string
  nature: string
  readers: string[]
  assignee: { name: string; me: boolean } | null
}
const items = async (headers: Who, query = ''): Promise<Item[]> => (await get(`queue${query}`, headers)).items
const itemOf = async (id: string, headers: Who) => (await items(headers)).find((item) => item.id === id)

describe('the queue is not opened', () => {
  const paths = (id: string) =>
    [
      ['GET', 'queue'],
      ['GET', 'waiting'],
      ['PUT', `items/fiche/${id}/assignee`],
      ['DELETE', `items/fiche/${id}/assignee`],
      ['PUT', `items/fiche/${id}/presence`],
      ['DELETE', `items/fiche/${id}/presence`],
    ] as const

  test.each([undefined, 'adviser', 'referent', 'partner'] as const)('to %s', async (role) => {
    const { id } = await aRevision(it.deps.db)
    const headers = role && (await it.signIn(role))
    for (const [method, path] of paths(id))
      expect((await ask(method, path, headers)).statusCode, path).toBe(role ? 403 : 401)
  })

  test('to an admin of another département, for whom it is empty and its items do not exist', async () => {
    const { id } = await aRevision(it.deps.db)
    expect(await itemOf(id, marne)).toBeUndefined()
    for (const [method, path] of paths(id).slice(2))
      expect((await ask(method, path, marne)).json().code, path).toBe('not-found')
  })
})

describe('the queue', () => {
  test('has all that waits, the oldest first, with its nature, its age and who sent it', async () => {
    const { db } = it.deps
    const author = await anAccount(db, { role: 'partner', name: 'Solène Vidal' })
    const structure = await aStructure(db, { nom: 'Le Panier d’essai' })
    const change = await aRevision(db, { listingId: (await aListing(db)).id, hoursAgo: 50 })
    const report = await aReport(db, { hoursAgo: 40 })
    const fresh = await aRevision(db, { structureId: structure.id, author: author.id, hoursAgo: 30 })
    const correction = await aRevision(db, { listingId: (await aListing(db)).id, step: 'correct', hoursAgo: 20 })
    const request = await aRequest(db, { organisation: 'CCAS d’essai' })
    await aRevision(db, { step: 'nothing' })
    const wanted = [change.id, report.id, fresh.id, correction.id, request.id]
    const found = (await items(landes)).filter(({ id }) => wanted.includes(id))
    expect(found).toMatchObject([
      { id: change.id, kind: 'fiche', nature: 'change', late: true, sentBy: pseudonymOf(change.author) },
      { id: report.id, kind: 'signalement', nature: 'report', late: false, sentBy: null },
      { id: fresh.id, kind: 'fiche', nature: 'new', about: 'Le Panier d’essai', sentBy: 'Solène Vidal' },
      { id: correction.id, kind: 'fiche', nature: 'correction' },
      { id: request.id, kind: 'acces', nature: 'access', about: 'CCAS d’essai' },
    ])
  })

  test('is told in figures: how much waits, since when, what is late', async () => {
    const before = await get('waiting', landes)
    const { id } = await aRevision(it.deps.db, { hoursAgo: 500 })
    const { sent_at } = await it.deps.db
      .selectFrom('revisions')
      .select('sent_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const after = await get('waiting', landes)
    expect(after).toEqual({ count: before.count + 1, late: before.late + 1, oldest: sent_at!.toISOString() })
    expect((await get('queue', landes)).waiting).toEqual(after)
    expect(await get('waiting', marne)).toEqual({ count: 0, late: 0, oldest: null })
  })

  test('is filtered by département, frein, nature and whose it is', async () => {
    const { db } = it.deps
    const everything = await it.signIn(await admin('Sacha', null))
    const inLozere = await aStructure(db, { commune: '48095' })
    const mende = { commune: '48095', code_postal: '48000', zone_eligibilite: [] }
    const health = { ...mende, thematiques: ['sante--addictions' as const] }
    const { id } = await aRevision(db, { structureId: inLozere.id, content: health })
    const has = async (query: string) => (await items(everything, query)).some((item) => item.id === id)
    expect(await has('?departement=48')).toBe(true)
    expect(await has('?departement=40')).toBe(false)
    expect(await has('?frein=sante')).toBe(true)
    expect(await has('?frein=mobilite')).toBe(false)
    expect(await has('?nature=new')).toBe(true)
    expect(await has('?nature=change&departement=48')).toBe(false)
    expect(await has('?mine=true')).toBe(false)
    await ask('PUT', `items/fiche/${id}/assignee`, everything)
    expect(await has('?mine=true&departement=48&frein=sante&nature=new')).toBe(true)
  })

  test('says who has taken something; only who has it gives it back', async () => {
    const { id } = await aRevision(it.deps.db)
    expect((await ask('PUT', `items/fiche/${id}/assignee`, landes)).statusCode).toBe(204)
    expect((await itemOf(id, landes))!.assignee).toEqual({ name: 'Alix', me: true })
    expect((await itemOf(id, colleague))!.assignee).toEqual({ name: 'Alix', me: false })
    await ask('DELETE', `items/fiche/${id}/assignee`, colleague)
    expect((await itemOf(id, landes))!.assignee).not.toBeNull()
    await ask('PUT', `items/fiche/${id}/assignee`, colleague)
    expect((await itemOf(id, landes))!.assignee).toEqual({ name: 'Paul', me: false })
    await ask('DELETE', `items/fiche/${id}/assignee`, colleague)
    expect((await itemOf(id, landes))!.assignee).toBeNull()
  })
})

describe('who reads something', () => {
  const seen = (id: string, accountId: string, secondsAgo: number) =>
    it.deps.db
      .updateTable('moderation_presence')
      .set({ seen_at: new Date(it.deps.clock.now().getTime() - secondsAgo * 1000) })
      .where('item_id', '=', id)
      .where('account_id', '=', accountId)
      .execute()

  test('is told to the others at their next heartbeat, and not to oneself', async () => {
    const { id } = await aRevision(it.deps.db)
    const mine = await ask('PUT', `items/fiche/${id}/presence`, colleague)
    expect(mine.json().readers.filter((one: { id: string }) => one.id === id)).toEqual([])
    const theirs = await ask('PUT', `items/fiche/${id}/presence`, landes)
    expect(theirs.json().readers).toContainEqual({ kind: 'fiche', id, name: 'Paul' })
    expect((await itemOf(id, landes))!.readers).toEqual(['Paul'])
    expect((await itemOf(id, colleague))!.readers).toEqual(['Alix'])
  })

  test('has left once it says so, or says nothing for forty seconds', async () => {
    const { id } = await aRevision(it.deps.db)
    await ask('PUT', `items/fiche/${id}/presence`, colleague)
    await ask('DELETE', `items/fiche/${id}/presence`, colleague)
    expect((await itemOf(id, landes))!.readers).toEqual([])
    await ask('PUT', `items/fiche/${id}/presence`, colleague)
    await seen(id, ids.colleague, 30)
    expect((await itemOf(id, landes))!.readers).toEqual(['Paul'])
    await seen(id, ids.colleague, 41)
    expect((await itemOf(id, landes))!.readers).toEqual([])
  })

  test('is forgotten by schedule, as is who had taken what waits no longer', async () => {
    const { db } = it.deps
    const { id } = await aRevision(db)
    await ask('PUT', `items/fiche/${id}/presence`, landes)
    await seen(id, ids.landes, 60)
    await ask('PUT', `items/fiche/${id}/assignee`, landes)
    await it.deps.jobs.run('purge-presence')
    expect(await db.selectFrom('moderation_presence').selectAll().where('item_id', '=', id).execute()).toEqual([])
    expect((await itemOf(id, landes))!.assignee).not.toBeNull()
    await db.updateTable('revisions').set({ state: 'draft' }).where('id', '=', id).execute()
    await it.deps.jobs.run('purge-presence')
    expect(await db.selectFrom('moderation_assignments').selectAll().where('item_id', '=', id).execute()).toEqual([])
  })
})
