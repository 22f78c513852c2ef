import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, inject } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { type Config, readConfig } from '../../server/config.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { buildDeps, type Deps } from '../../server/deps.ts'
import type { Log } from '../../server/platform/log.ts'
import { anAccount, signedIn } from '../factories/an-account.ts'
import { openTestDatabase } from './database.ts'
import { quiet } from './quiet.ts'

export interface AppOptions {
  /** The day the clock stays on. */
  today?: string
  /** False: no word engine, the database matches the words. */
  engine?: boolean
  /** Anything else of the environment, as its name there. */
  env?: Record<string, string>
  log?: Log
}

export interface TestApp {
  app: FastifyInstance
  deps: Deps
  /** Headers of an open session: of a new account with this role, or of the account given. */
  signIn(who?: Role | { id: string }): Promise<{ cookie: string }>
  close(): Promise<void>
}

/** The whole product on a database and index names of its own. The caller closes it. */
export async function startTestApp({ today, engine = true, env = {}, log = quiet }: AppOptions = {}): Promise<TestApp> {
  const dir = mkdtempSync(join(tmpdir(), 'levier-app-'))
  const config: Config = readConfig({
    LEVIER_VAR: dir,
    MEILI_PREFIX: `test-${randomBytes(6).toString('hex')}`,
    ...(today && { LEVIER_TODAY: today }),
    ...env,
  })
  const database = await openTestDatabase()
  const address = engine ? inject('engine') : null
  const deps = await buildDeps({
    config,
    log,
    db: database.db,
    signals: database.signals,
    engine: { address: () => address, stop: async () => {} },
  })
  const app = await buildApp(deps)
  await app.ready()

  const signIn = async (who: Role | { id: string } = 'adviser') => {
    const { id } = typeof who === 'string' ? await anAccount(deps.db, { role: who }) : who
    return signedIn(deps.db, id, deps.clock, config.publicUrl)
  }
  const close = async () => {
    await app.close()
    await deps.close()
    await database.close()
    rmSync(dir, { recursive: true, force: true })
  }
  return { app, deps, signIn, close }
}

/** One product for the tests of a file, closed after them. Its parts are there once the tests run. */
export function useApp(options: AppOptions = {}): TestApp {
  const holder = {} as TestApp
  beforeAll(async () => void Object.assign(holder, await startTestApp(options)))
  afterAll(() => holder.close?.())
  return holder
}
