import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { type Api, api, type Endpoint } from '../contract/api.ts'
import { Problem as ProblemSchema } from '../contract/fields.ts'
import { type Account, checkAccess } from './access.ts'

type Part<R, K extends string> = R extends Record<K, infer S extends TSchema> ? Static<S> : undefined
/** What an endpoint answers when it agrees: the body of its only 2xx status. */
export type Answer<R> = R extends { response: infer Statuses }
  ? Static<Extract<Statuses[keyof Statuses], TSchema>>
  : never

export interface Input<R> {
  query: Part<R, 'querystring'>
  params: Part<R, 'params'>
  body: Part<R, 'body'>
  account: R extends { access: 'public' } ? Account | null : Account
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
  handler: (input: Input<Api[K]>) => Promise<Answer<Api[K]>> | Answer<Api[K]>,
) {
  const [method, url] = key.split(' ') as [string, string]
  const { access, response, ...schema }: Endpoint = api[key]
  const status = Number(Object.keys(response)[0])
  app.route({
    method,
    url,
    schema: { ...schema, response: { ...response, ...refusals } } as FastifySchema,
    onRequest: async (request) => checkAccess(request, access),
    handler: async (request, reply): Promise<unknown> => {
      const { query, params, body, account } = request
      const answer = await handler({ query, params, body, account, request, reply } as Input<Api[K]>)
      reply.code(status)
      return status === 204 || status === 202 ? reply.send() : answer
    },
  })
}
