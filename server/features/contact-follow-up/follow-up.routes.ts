import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { route } from '../../platform/route.ts'
import { byStructure, figuresOf, readSent, requestsCsv } from './follow-up.figures.ts'

export function followUpRoutes(app: FastifyInstance, { db, clock }: Pick<Deps, 'db' | 'clock'>) {
  route(app, 'GET /api/contact-figures', async ({ territory }) => {
    const sent = await readSent(db, territory, clock.now())
    return { whole: figuresOf(sent), structures: byStructure(sent) }
  })

  route(app, 'GET /api/contact-figures.csv', async ({ territory, reply }) => {
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="demandes-${clock.today()}.csv"`)
    return requestsCsv(await readSent(db, territory, clock.now()))
  })
}
