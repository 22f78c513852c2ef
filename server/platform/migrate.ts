import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './db.ts'

const folder = join(import.meta.dirname, '../../migrations')

async function migrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const found: Record<string, Migration> = {}
  for (const file of files) found[file.replace(/\.ts$/, '')] = await import(pathToFileURL(join(folder, file)).href)
  return found
}

/** Brings the database to the newest schema; two instances starting together wait for each other. Returns what it did. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await new Migrator({ db, provider: { getMigrations: migrations } }).migrateToLatest()
  if (error) throw new Error('the database could not be migrated', { cause: error })
  return (results ?? []).map(({ migrationName }) => migrationName)
}
