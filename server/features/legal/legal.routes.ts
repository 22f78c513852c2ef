import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { readFacts, saveFacts } from './legal.queries.ts'
import { cleanFacts } from './legal.rules.ts'

export function legalRoutes(app: FastifyInstance, { db, clock }: Pick<Deps, 'db' | 'clock'>) {
  route(app, 'GET /api/legal', () => readFacts(db))

  route(app, 'PUT /api/legal', async ({ body, request }) => {
    await saveFacts(db, cleanFacts(body), actorOf(request), clock.now())
    return readFacts(db)
  })
}
