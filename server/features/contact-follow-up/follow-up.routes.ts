import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { route } from '../../platform/route.ts'
import { byDepartement, byStructure, figuresOf, inDepartement, readSent, requestsCsv } from './follow-up.figures.ts'

/** More lines are for a spreadsheet. */
const shownStructures = 200

export function followUpRoutes(
  app: FastifyInstance,
  { db, clock, directory }: Pick<Deps, 'db' | 'clock' | 'directory'>,
) {
  route(app, 'GET /api/contact-figures', async ({ territory, query: { departement } }) => {
    const all = await readSent(db, territory, clock.now())
    const sent = inDepartement(all, departement)
    const structures = byStructure(sent)
    const nameOf = (code: string) => directory().departement(code)?.nom ?? code
    return {
      whole: figuresOf(sent),
      departements: byDepartement(all, territory).map((row) => ({ ...row, name: nameOf(row.code) })),
      structures: structures.slice(0, shownStructures).map(({ departements, ...row }) => row),
      structuresTotal: structures.length,
    }
  })

  route(app, 'GET /api/contact-figures.csv', async ({ territory, query: { departement }, reply }) => {
    reply.type('text/csv; charset=utf-8')
    const place = departement ? `-${departement}` : ''
    reply.header('content-disposition', `attachment; filename="demandes${place}-${clock.today()}.csv"`)
    return requestsCsv(await inDepartement(await readSent(db, territory, clock.now()), departement))
  })
}
