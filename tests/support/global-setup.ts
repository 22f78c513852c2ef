import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadGeography } from '../../seed/reference/geography.ts'
import { type Db, embeddedDb, openEmbedded, serverDb } from '../../server/platform/db.ts'
import { engineBinary } from '../../server/platform/embedded/engine-process.ts'
import { migrate } from '../../server/platform/migrate.ts'
import { freePort } from './free-port.ts'
import { asOwner, databaseUrl } from './server-database.ts'
import { spawnEngine } from './spawn-engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database with the geography in it: the folder of a PGlite, or a database on TEST_DATABASE_URL's server. */
    template: string
    engine: { url: string; key: string }
  }
}

/** One engine and one database template for the whole run: each file takes its own index names and its own copy. */
export default async function setup({ provide }: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), 'levier-tests-'))
  const binary = engineBinary()
  if (!binary) throw new Error('the tests need the Meilisearch binary: npm ci installs it as an optional dependency')
  const { url, key, child } = await spawnEngine({
    binary,
    dir: join(dir, 'engine'),
    port: await freePort(),
    key: randomUUID(),
  })
  provide('engine', { url, key })

  const endEngine = () => {
    child.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
  const server = process.env.TEST_DATABASE_URL
  const template = await (server ? templateOnServer(server) : templateInFolder(join(dir, 'template'))).catch(
    (error: unknown) => {
      endEngine()
      throw error
    },
  )
  provide('template', template.name)

  return async () => {
    endEngine()
    await template.remove()
  }
}

async function fill(db: Db) {
  await migrate(db)
  await loadGeography(db, { line: () => {}, progress: () => {} })
}

async function templateInFolder(name: string) {
  const pglite = await openEmbedded(name)
  const db = embeddedDb(pglite)
  await fill(db)
  await pglite.exec("alter system set shared_buffers = '16MB'")
  await db.destroy() // its files are whole once it is closed
  return { name, remove: async () => {} }
}

/** Under a name of its own, so that two runs on one server do not meet. */
async function templateOnServer(server: string) {
  const name = `levier_template_${randomBytes(6).toString('hex')}`
  await asOwner(server, `create database ${name}`)
  const db = serverDb(databaseUrl(server, name), () => {})
  await fill(db)
  await db.destroy() // nobody may be connected to a database that is copied
  return { name, remove: () => asOwner(server, `drop database ${name} with (force)`) }
}
