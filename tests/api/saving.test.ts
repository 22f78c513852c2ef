import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  recordId,
  type StructureRecord,
  saveListings,
  saveStructures,
} from '../../server/features/listings/listings.queries.ts'
import { notify } from '../../server/platform/signals.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const saver = { actor: 'seed', at: new Date('2026-11-22T10:00:00Z') }
const savedListing = (id: string) =>
  database.db.selectFrom('listings').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const historyOf = (id: string) =>
  database.db
    .selectFrom('listing_history')
    .select(['actor', 'from_state', 'to_state'])
    .where('listing_id', '=', id)
    .orderBy('id')
    .execute()
const intervenantsOf = (id: string) =>
  database.db.selectFrom('intervenants').select(['rank', 'name']).where('listing_id', '=', id).orderBy('rank').execute()

test('a record has the same identifier everywhere, and a well-formed one', () => {
  expect(recordId('essai', 'essai--1')).toBe(recordId('essai', 'essai--1'))
  expect(recordId('essai', 'essai--1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(recordId('a', 'b/c')).not.toBe(recordId('a/b', 'c'))
})

test('the same listing saved twice changes nothing', async () => {
  const { db } = database
  const { id, record } = await aListing(db)
  const before = await savedListing(id)
  const again = await db.transaction().execute((trx) => saveListings(trx, [record], saver))
  expect(again).toEqual({ created: 0, changed: 0, unchanged: 1 })
  expect(await savedListing(id)).toEqual(before)
  expect(await historyOf(id)).toEqual([{ actor: 'seed', from_state: null, to_state: 'published' }])
})

test('a changed listing has its new values, a higher revision, its new intervenants, and its history', async () => {
  const { db } = database
  const { id, record } = await aListing(db)
  const before = await savedListing(id)
  const contact = { role: null, telephone: null, courriel: null, note: null }
  const changed = {
    ...record,
    state: 'archived' as const,
    nom: 'Œuvre d’été',
    intervenants: [
      { ...contact, name: 'Une' },
      { ...contact, name: 'Deux' },
    ],
  }
  const count = await db.transaction().execute((trx) => saveListings(trx, [changed], saver))
  const after = await savedListing(id)
  expect(count).toEqual({ created: 0, changed: 1, unchanged: 0 })
  expect(after).toMatchObject({ state: 'archived', nom: 'Œuvre d’été' })
  expect(after.index_revision).toBeGreaterThan(before.index_revision)
  expect(after.match_text).toMatch(/^oeuvre d ete association d essai \d+ preparer un permis\n/)
  expect(await intervenantsOf(id)).toEqual([
    { rank: 0, name: 'Une' },
    { rank: 1, name: 'Deux' },
  ])
  expect(await historyOf(id)).toContainEqual({ actor: 'seed', from_state: 'published', to_state: 'archived' })
})

test('a changed contact alone is a change', async () => {
  const { db } = database
  const { record } = await aListing(db)
  const changed = { ...record, intervenants: [{ ...record.intervenants[0]!, telephone: '05 36 49 01 99' }] }
  const count = await db.transaction().execute((trx) => saveListings(trx, [changed], saver))
  expect(count.changed).toBe(1)
})

test('a renamed structure renews its listings, another change does not', async () => {
  const { db } = database
  const structure = await aStructure(db)
  const { id } = await aListing(db, { structure_source_id: structure.record.source_id })
  const before = await savedListing(id)
  const save = (overrides: Partial<StructureRecord>) =>
    db.transaction().execute((trx) => saveStructures(trx, [{ ...structure.record, ...overrides }]))

  await save({ telephone: '05 36 49 00 77' })
  expect((await savedListing(id)).index_revision).toBe(before.index_revision)

  await save({ nom: 'Zébulon' })
  const after = await savedListing(id)
  expect(after.index_revision).toBeGreaterThan(before.index_revision)
  expect(after.match_text).toContain('zebulon')
})

test('a signal leaves with the transaction, and none with a rollback', async () => {
  const { db, signals } = database
  const heard: string[] = []
  signals.on('listings', () => heard.push('listings'))
  signals.on('mails', () => heard.push('mails'))
  /** Signals come in the order of the commits: once this one is heard, so are those before it. */
  const allHeard = async () => {
    heard.length = 0
    await notify(db, 'mails')
    await expect.poll(() => heard).toContain('mails')
    return heard.includes('listings')
  }
  const { record } = await aListing(db)
  await expect.poll(() => heard).toContain('listings')
  await allHeard()
  const failing = db.transaction().execute(async (trx) => {
    await saveListings(trx, [{ ...record, nom: 'Jamais' }], saver)
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect(await db.selectFrom('listings').select('id').where('nom', '=', 'Jamais').execute()).toEqual([])
  expect(await allHeard()).toBe(false)
})

test('a thousand and more go in by one call, texts with quotes, accents and line ends as they are', async () => {
  const { db } = database
  const { record } = await aListing(db)
  const description = 'L’« été » d\'Œ\n"guillemets" \\ {} €'
  const records = Array.from({ length: 1201 }, (_, i) => ({ ...record, source_id: `essai--masse-${i}`, description }))
  const count = await db.transaction().execute((trx) => saveListings(trx, records, saver))
  expect(count).toEqual({ created: 1201, changed: 0, unchanged: 0 })
  expect((await savedListing(recordId('essai', 'essai--masse-1200'))).description).toBe(description)
})
