import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { readOutbox } from '../../platform/outbox.ts'
import { route } from '../../platform/route.ts'

/** Exists only in the embedded demonstration. */
export function outboxRoutes(app: FastifyInstance, { config: { demo, mail } }: Pick<Deps, 'config'>) {
  if (!demo || mail.kind !== 'outbox') return
  route(app, 'GET /api/outbox', async () => ({ mails: await readOutbox(mail.dir) }))
}
