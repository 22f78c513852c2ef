import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { linkRoutes } from './contact-answers.link.routes.ts'
import { teamRoutes } from './contact-answers.team.routes.ts'

/** The recipient’s side of demandes: by a mailed link, or signed in for one’s structure or sector; the same moves. */
export function contactAnswersRoutes(app: FastifyInstance, ground: Pick<Deps, 'config' | 'clock' | 'db'>) {
  linkRoutes(app, ground)
  teamRoutes(app, ground)
}
