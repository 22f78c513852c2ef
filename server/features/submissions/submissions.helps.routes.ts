import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { route } from '../../platform/route.ts'
import { hoursInWords } from '../listings/listings.hours.ts'

export function submissionsHelpsRoutes(app: FastifyInstance, { clock }: Pick<Deps, 'clock'>) {
  route(app, 'GET /api/submissions/hours', ({ query }) =>
    hoursInWords(query.horaires, clock.now(), query.commune ?? null),
  )
}
