import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import manifest from '../../package.json' with { type: 'json' }
import { type Access, api, type Endpoint } from '../contract/api.ts'
import { route } from './route.ts'
import { sessionCookieName } from './session.ts'

const endpoints: Readonly<Record<string, Endpoint>> = api

/** Who may call, in words for programs: the standard has scopes for OAuth only. */
function rightsOf(access: Access) {
  if (access === 'public') return { security: [] }
  return { security: [{ session: [] }], ...(access !== 'signed-in' && { 'x-roles': access }) }
}

/** Describes what the contract holds and nothing else (pages, files). */
function describe(schema: FastifySchema, method: string, url: string) {
  const endpoint = endpoints[`${method} ${url}`]
  return endpoint ? { ...schema, ...rightsOf(endpoint.access) } : { ...schema, hide: true }
}

/** `GET /api/openapi.json`; registered before the routes, which it collects. */
export async function openapi(app: FastifyInstance, { publicUrl }: { publicUrl: string }) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Levier', version: manifest.version, description: manifest.description },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(publicUrl) } },
      },
    },
    transform: ({ schema, url, route: { method } }) => ({ schema: describe(schema, String(method), url), url }),
  })
  route(app, 'GET /api/openapi.json', () => app.swagger())
}
