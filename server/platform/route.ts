import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { type Api, api, type Endpoint } from '../contract/api.ts'
import { Problem as ProblemSchema } from '../contract/fields.ts'
import { type Account, checkAccess, type Territory } from './access.ts'
import { limitOf } from './limits.ts'

type Part<R, K extends string> = R extends Record<K, infer S extends TSchema> ? Static<S> : undefined
/** What an endpoint answers when it agrees: the body of its only 2xx status. */
export type Answer<R> = R extends { response: infer Statuses }
  ? Static<Extract<Statuses[keyof Statuses], TSchema>>
  : never
/** A text may be sent as it is made. */
type Sent<R> = Answer<R> | (string extends Answer<R> ? Readable : never)

export interface Input<R> {
  query: Part<R, 'querystring'>
  params: Part<R, 'params'>
  body: Part<R, 'body'>
  account: R extends { access: 'public' } ? Account | null : Account
  /** How far the account reaches here, for every query of the endpoint to stay inside. */
  territory: Territory
  request: FastifyRequest
  reply: FastifyReply
}

const refusals = { '4xx': ProblemSchema, '5xx': ProblemSchema }

/**
 * Mounts one endpoint of the contract: its key gives the method and path, its entry the rights, the schemas and the
 * types. The handler only decides; a refusal is a thrown `Problem`.
 */
export function route<K extends keyof Api>(
  app: FastifyInstance,
  key: K,
  handler: (input: Input<Api[K]>) => Promise<Sent<Api[K]>> | Sent<Api[K]>,
) {
  const [method, url] = key.split(' ') as [string, string]
  const { access, limit, bodyLimit, response, ...schema }: Endpoint = api[key]
  const status = Number(Object.keys(response)[0])
  app.route({
    method,
    url,
    schema: { ...schema, response: { ...response, ...refusals } } as FastifySchema,
    ...(bodyLimit && { bodyLimit }),
    config: { limit: limitOf(key, access, limit) },
    onRequest: async (request) => void checkAccess(request, access),
    handler: async (request, reply): Promise<unknown> => {
      const { query, params, body, account } = request
      const territory = checkAccess(request, access)
      const input = { query, params, body, account, territory, request, reply }
      const answer = await handler(input as Input<Api[K]>)
      reply.code(status)
      return answer === null && status !== 200 ? reply.send() : answer
    },
  })
}
