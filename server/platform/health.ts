import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import manifest from '../../package.json' with { type: 'json' }
import type { Db } from './db.ts'
import type { EngineHandle } from './embedded/engine.ts'
import { databaseDown } from './errors.ts'
import { route } from './route.ts'

/** A part that has not answered by then is down for whoever asks. */
const patienceMs = 3000

async function databaseAnswers(db: Db): Promise<boolean> {
  const asked = sql`select 1`.execute(db).then(() => true)
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref())
  return Promise.race([asked, late]).catch(() => false)
}

async function engineAnswers(engine: EngineHandle): Promise<boolean> {
  const address = engine.address()
  if (!address) return false
  return fetch(`${address.url}/health`, { signal: AbortSignal.timeout(patienceMs) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** For whoever watches the instance: without its database it cannot serve, without the word engine it still does. */
export function health(app: FastifyInstance, { db, engine }: { db: Db; engine: EngineHandle }) {
  route(app, 'GET /api/health', async () => {
    const [database, search] = await Promise.all([databaseAnswers(db), engineAnswers(engine)])
    if (!database) throw databaseDown()
    return {
      status: search ? 'ok' : 'degraded',
      database: 'ok',
      search: search ? 'ok' : 'down',
      version: manifest.version,
    } as const
  })
}
