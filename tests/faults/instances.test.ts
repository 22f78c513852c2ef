import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadGeography } from '../../seed/reference/geography.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('two instances that start together on an empty database load the communes once', async () => {
  const { db } = database
  await sql`truncate departements cascade`.execute(db)
  await sql`truncate epcis cascade`.execute(db)
  await sql`delete from settings where key <> 'database-id'`.execute(db)
  const silent = { line: () => {}, progress: () => {} }
  await Promise.all([loadGeography(db, silent), loadGeography(db, silent)])
  const { total } = await db
    .selectFrom('communes')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  expect(Number(total)).toBe(34_969)
})
