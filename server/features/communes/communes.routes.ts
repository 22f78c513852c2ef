import type { FastifyInstance } from 'fastify'
import { route } from '../../platform/route.ts'
import type { Directory } from './communes.directory.ts'
import { unknownCommune } from './communes.rules.ts'
import { zonesOf } from './communes.zones.ts'

const listLength = 8

export function communesRoutes(app: FastifyInstance, { directory }: { directory: () => Directory }) {
  route(app, 'GET /api/departements', () => ({ departements: directory().departements() }))

  route(app, 'GET /api/communes', ({ query }) => ({ communes: directory().suggest(query.q, listLength) }))

  route(app, 'GET /api/communes/:code', ({ params }) => {
    const suggestion = directory().suggestion(params.code)
    if (!suggestion) throw unknownCommune()
    return suggestion
  })

  route(app, 'GET /api/zones', ({ query }) => ({ zones: zonesOf(directory()).suggest(query.q, listLength) }))

  route(app, 'GET /api/zones/reach', ({ query }) => zonesOf(directory()).reach(query.zone))
}
