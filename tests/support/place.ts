import { randomBytes } from 'node:crypto'
import type { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import type { Config } from '../../server/config.ts'
import { type Db, embeddedDb, serverDb } from '../../server/platform/db.ts'
import { openCopy } from './embedded-copy.ts'
import { asOwner, databaseUrl } from './server-database.ts'

const server = process.env.TEST_DATABASE_URL

/** A database as a start has it: what the schedules speak to included. */
export interface Place {
  readonly db: Db
  readonly pglite?: PGlite
  readonly config: Pick<Config, 'database'>
  close(): Promise<void>
}

export async function openPlace(): Promise<Place> {
  if (!server) {
    const pglite = await openCopy()
    const db = embeddedDb(pglite)
    return { db, pglite, config: { database: { kind: 'embedded', dir: '' } }, close: () => db.destroy() }
  }
  const name = `levier_test_${randomBytes(6).toString('hex')}`
  await asOwner(server, `create database ${name} template ${inject('template')}`)
  const url = databaseUrl(server, name)
  const db = serverDb(url, () => {})
  const close = async () => {
    await db.destroy()
    await asOwner(server, `drop database ${name} with (force)`)
  }
  return { db, config: { database: { kind: 'server', url } }, close }
}
