import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { route } from '../../platform/route.ts'
import { hoursInWords } from '../listings/listings.hours.ts'
import { templates } from './submissions.templates.ts'
import { thematiquesOf } from './thematiques.rules.ts'

export function submissionsHelpsRoutes(app: FastifyInstance, { clock }: Pick<Deps, 'clock'>) {
  route(app, 'GET /api/submissions/hours', ({ query }) =>
    hoursInWords(query.horaires, clock.now(), query.commune ?? null),
  )

  route(app, 'POST /api/submissions/thematiques', ({ body }) => ({ thematiques: thematiquesOf(body.texte) }))

  route(app, 'GET /api/submissions/templates', () => ({ templates: [...templates] }))
}
