import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { route } from '../../platform/route.ts'
import { makeAddresses } from './communes.addresses.ts'
import { unknownCommune } from './communes.rules.ts'
import { zonesOf } from './communes.zones.ts'

const listLength = 8

type Needs = Pick<Deps, 'config' | 'directory' | 'clock' | 'log'>

export function communesRoutes(app: FastifyInstance, { config, directory, clock, log }: Needs) {
  const addresses = makeAddresses({ url: config.addressServiceUrl, directory, clock, log })

  route(app, 'GET /api/departements', () => ({ departements: directory().departements() }))

  route(app, 'GET /api/communes', ({ query }) => ({ communes: directory().suggest(query.q, listLength) }))

  route(app, 'GET /api/communes/:code', ({ params }) => {
    const suggestion = directory().suggestion(params.code)
    if (!suggestion) throw unknownCommune()
    return { ...suggestion, postalCodes: [...(directory().resolve(params.code)?.codesPostaux ?? [])] }
  })

  route(app, 'GET /api/zones', ({ query }) => ({ zones: zonesOf(directory()).suggest(query.q, listLength) }))

  route(app, 'GET /api/zones/reach', ({ query }) => zonesOf(directory()).reach(query.zone))

  route(app, 'GET /api/addresses', async ({ query }) => ({
    available: addresses.available,
    addresses: await addresses.suggest(query.q, query.commune),
  }))
}
