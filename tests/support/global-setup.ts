import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadGeography } from '../../seed/reference/geography.ts'
import { embeddedDb, openEmbedded } from '../../server/platform/db.ts'
import { engineBinary, spawnEngine } from '../../server/platform/embedded/engine-process.ts'
import { migrate } from '../../server/platform/migrate.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A dump of a migrated PGlite with the geography in it. */
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

  const pglite = await openEmbedded()
  const db = embeddedDb(pglite)
  await migrate(db)
  await loadGeography(db, { line: () => {}, progress: () => {} })
  const dump = await pglite.dumpDataDir('none')
  writeFileSync(join(dir, 'template.tar'), Buffer.from(await dump.arrayBuffer()))
  provide('template', join(dir, 'template.tar'))
  await db.destroy()

  return async () => {
    child.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
}
