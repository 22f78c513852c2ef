import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Db, embeddedDb, serverDb } from '../../server/platform/db.ts'
import { embeddedSignals, type Signals, serverSignals } from '../../server/platform/signals.ts'
import { openCopy } from './embedded-copy.ts'
import { quiet } from './quiet.ts'
import { asOwner, databaseUrl } from './server-database.ts'

export interface TestDatabase {
  db: Db
  signals: Signals
  close(): Promise<void>
}

/** A migrated database of its own: a copy of the template, on PGlite or, with TEST_DATABASE_URL, on that server. */
export function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  return server ? onServer(server) : inMemory()
}

async function inMemory(): Promise<TestDatabase> {
  const pglite = await openCopy()
  const db = embeddedDb(pglite)
  const signals = await embeddedSignals(pglite)
  return { db, signals, close: () => signals.close().then(() => db.destroy()) }
}

async function onServer(server: string): Promise<TestDatabase> {
  const name = `levier_test_${randomBytes(6).toString('hex')}`
  await asOwner(server, `create database ${name} template ${inject('template')}`)
  const url = databaseUrl(server, name)
  const db = serverDb(url, () => {})
  const signals = await serverSignals(url, quiet)
  const close = async () => {
    await signals.close()
    await db.destroy()
    await asOwner(server, `drop database ${name} with (force)`)
  }
  return { db, signals, close }
}
