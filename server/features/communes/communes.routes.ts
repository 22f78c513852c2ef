import type { FastifyInstance } from 'fastify'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import type { Directory } from './communes.directory.ts'

const listLength = 8

export function communesRoutes(app: FastifyInstance, { directory }: { directory: () => Directory }) {
  route(app, 'GET /api/communes', ({ query }) => ({ communes: directory().suggest(query.q, listLength) }))

  route(app, 'GET /api/communes/:code', ({ params }) => {
    const suggestion = directory().suggestion(params.code)
    if (!suggestion)
      throw new Problem(404, 'unknown-commune', 'Cette commune n’existe pas. Choisissez-la dans la liste.')
    return suggestion
  })
}
