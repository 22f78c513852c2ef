import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Deps } from './deps.ts'
import { errors } from './platform/errors.ts'
import { validation } from './platform/validation.ts'

/** The product: platform plugins in order, then the features. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    bodyLimit: 256 * 1024,
    trustProxy: false,
    routerOptions: { maxParamLength: 200 },
  })
  errors(app)
  validation(app)
  await app.register(cookie)
  app.decorateRequest('account', null)
  return app
}
