import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type LiveDirectory, openDirectory } from '../../server/features/communes/communes.live.ts'
import { type ListingRecord, saveListings } from '../../server/features/listings/listings.queries.ts'
import { startWordIndex, type WordIndex } from '../../server/features/search/search.index.ts'
import { makeWords, type Words } from '../../server/features/search/search.words.ts'
import { makeSearchEngine, type SearchEngine } from '../../server/platform/search-engine.ts'
import { aListing } from '../factories/a-listing.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { startOwnEngine } from '../support/own-engine.ts'
import { quiet } from '../support/quiet.ts'

let database: TestDatabase
let geography: LiveDirectory
let own: Awaited<ReturnType<typeof startOwnEngine>>
let engine: SearchEngine
let index: WordIndex
let words: Words
let model: ListingRecord

beforeAll(async () => {
  database = await openTestDatabase()
  geography = await openDirectory(database.db, database.signals, quiet)
})
afterAll(async () => {
  await geography.stop()
  await database.close()
})
beforeEach(async () => {
  await sql`truncate listings cascade`.execute(database.db)
  own = await startOwnEngine()
  model = (await aListing(database.db, { nom: 'Permis solidaire' })).record
  engine = makeSearchEngine({ address: own.address, log: quiet, probeEveryMs: 50 })
  startProduct()
})
afterEach(async () => {
  await index.stop()
  engine.close()
  await own.close()
})

function startProduct() {
  const { db, signals } = database
  index = startWordIndex({ db, engine, signals, log: quiet, geography, prefix: 'faults', shared: false })
  words = makeWords({ db, engine, index })
}

const save = (records: readonly Partial<ListingRecord>[]) =>
  database.db.transaction().execute((trx) =>
    saveListings(
      trx,
      records.map((record) => ({ ...model, ...record })),
      { actor: 'seed', at: new Date() },
    ),
  )
const many = (count: number, nom: string) =>
  Array.from({ length: count }, (_, i) => ({ source_id: `essai--nombreux-${i}`, nom: `${nom} ${i}` }))

const documents = async () => (await engine.indexing()!.index(index.name).getStats()).numberOfDocuments
const found = async (q: string) => (await words.match(q, null)).tiers.size
const degraded = async (q: string) => (await words.match(q, null)).degraded

/** Waits for something that comes by itself. */
async function until(holds: () => Promise<boolean>) {
  for (let tries = 0; tries < 1200; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not happen within 60 s')
}
const answersAgain = () => until(async () => !(await degraded('permis')))

it('answers from the database until the first index is complete, never with a false nothing', async () => {
  expect(index.usable()).toBe(false)
  expect(await words.match('permis', null)).toMatchObject({ degraded: true, tiers: new Map([[expect.any(String), 0]]) })
  await words.settle()
  expect(await degraded('permis')).toBe(false)
})

it('loses nothing when the engine is killed while it indexes', async () => {
  await words.settle()
  await save(many(3000, 'Garage'))
  const settled = words.settle()
  await until(async () => (await engine.indexing()!.tasks.getTasks({ statuses: ['enqueued', 'processing'] })).total > 0)
  await own.kill()
  await settled
  await save([{ source_id: 'pendant', nom: 'Crèche ouverte pendant la panne' }])
  expect(await words.match('crèche', null)).toMatchObject({ degraded: true })
  expect(await found('crèche')).toBe(1)
  await own.start()
  await answersAgain()
  await words.settle()
  expect(await documents()).toBe(3002)
  expect([await found('crèche'), await degraded('crèche')]).toEqual([1, false])
})

it('builds the first index to its end when the engine is killed in the middle of it', async () => {
  await index.stop()
  await own.kill()
  own.forget() // whatever was built before there is much to build
  await own.start()
  await save(many(3000, 'Garage'))
  startProduct()
  const settled = words.settle()
  await until(async () => (await engine.indexing()!.tasks.getTasks({ types: ['documentAdditionOrUpdate'] })).total > 1)
  await own.kill()
  await settled
  expect(await degraded('permis')).toBe(true)
  await own.start()
  await answersAgain()
  expect(await documents()).toBe(3001)
})

it('builds the index again when the engine has forgotten everything', async () => {
  await words.settle()
  await own.kill()
  own.forget()
  await own.start()
  expect(await found('permis')).toBe(1)
  await answersAgain()
  expect(await documents()).toBe(1)
})

it('builds the index again for another database, and answers without it meanwhile', async () => {
  await words.settle()
  await index.stop()
  await sql`update settings set value = '"another"' where key = 'database-id'`.execute(database.db)
  await sql`delete from listings`.execute(database.db)
  startProduct()
  expect(index.usable()).toBe(false)
  await words.settle()
  expect([await documents(), await found('permis'), await degraded('permis')]).toEqual([0, 0, false])
})

it('builds the index again after an older backup came back', async () => {
  await save(many(5, 'Garage'))
  await words.settle()
  await index.stop()
  await sql`delete from listings where nom like 'Garage%'`.execute(database.db)
  await sql`select setval('listing_revisions', (select max(index_revision) from listings))`.execute(database.db)
  startProduct()
  await words.settle()
  expect([await documents(), await found('garage'), await degraded('garage')]).toEqual([1, 0, false])
})

it('builds the index again when it was made with other settings, and searches it meanwhile', async () => {
  await words.settle()
  await index.stop()
  const state = engine.indexing()!.index<{ id: string; state: Record<string, unknown> }>('faults-state')
  const before = await state.getDocument('listings')
  await state.addDocuments([{ ...before, state: { ...before.state, settingsHash: 'older' } }]).waitTask()
  await engine.indexing()!.index(index.name).updateSearchableAttributes(['more']).waitTask()
  startProduct()
  await words.settle()
  expect(await state.getDocument('listings')).toEqual(before)
  expect(await engine.indexing()!.index(index.name).getSearchableAttributes()).toEqual(['about', 'more'])
})

it('places listings again when the geography changes', async () => {
  const { id } = await aListing(database.db, { nom: 'Sophrologie', latitude: null, longitude: null })
  await words.settle()
  const lille = { place: { latitude: 50.63, longitude: 3.06 }, codes: [], radiusKm: 10 }
  expect((await words.match('sophrologie', lille)).tiers.size).toBe(0)
  await sql`update communes set latitude = 50.63, longitude = 3.06 where code = '40192'`.execute(database.db)
  await sql`update settings set value = value || '{"version": "moved"}' where key = 'geography'`.execute(database.db)
  await words.settle()
  expect([...(await words.match('sophrologie', lille)).tiers.keys()]).toEqual([id])
})

it('loses no change made while the index is built again', async () => {
  await save(many(1500, 'Garage'))
  await words.settle()
  const rebuilt = index.rebuild()
  await save([{ source_id: 'essai--nombreux-0', nom: 'Crèche' }])
  await save([{ source_id: 'essai--nombreux-1', nom: 'Garage 1', state: 'archived' }])
  await rebuilt
  await words.settle()
  expect([await documents(), await found('crèche'), await degraded('crèche')]).toEqual([1500, 1, false])
})

it('says that it cannot rebuild when the engine is not there', async () => {
  await words.settle()
  await own.kill()
  await expect(index.rebuild()).rejects.toThrow('could not be built again')
})
