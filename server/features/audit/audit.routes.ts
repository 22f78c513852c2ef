import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { AuditEntry } from '../../contract/audit.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { actorOf, auditActions, record } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { departementsWithAccounts } from '../accounts/accounts.read.ts'
import { csvHead, csvLines } from './audit.csv.ts'
import { presentEvent } from './audit.present.ts'
import { type Filters, readEvents } from './audit.queries.ts'
import { checkFilters } from './audit.rules.ts'
import type { Names } from './audit.words.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

const pageSize = 50
/** As many lines as are read at a time for a file, however long it gets. */
const batchSize = 500

const actions = Object.entries(auditActions).map(([code, label]) => ({ code, label }))

export function auditRoutes(app: FastifyInstance, { config, db, clock, directory }: Ground) {
  const departementName = (code: string) => directory().departement(code)?.nom ?? code
  const names: Names = {
    departement: departementName,
    provider: (id) => config.oidc.find((one) => one.id === id)?.label ?? id,
  }
  const departementsOf = async (territory: Territory) => {
    const codes = territory.kind === 'departements' ? territory.codes : await departementsWithAccounts(db, territory)
    return [...codes].sort().map((code) => ({ code, name: departementName(code) }))
  }
  const read = async (territory: Territory, filters: Filters, range: { before?: number | undefined; limit: number }) =>
    (await readEvents(db, territory, filters, range)).map((row) => presentEvent(row, names))

  route(app, 'GET /api/audit', async ({ query: { before, ...filters }, territory }) => {
    checkFilters(filters)
    const entries = await read(territory, filters, { before, limit: pageSize + 1 })
    return {
      entries: entries.slice(0, pageSize),
      more: entries.length > pageSize,
      actions,
      departements: await departementsOf(territory),
    }
  })

  async function* file(territory: Territory, filters: Filters) {
    yield csvHead()
    let before: number | undefined
    for (;;) {
      const entries: AuditEntry[] = await read(territory, filters, { before, limit: batchSize })
      yield csvLines(entries)
      if (entries.length < batchSize) return
      before = entries.at(-1)!.id
    }
  }

  route(app, 'GET /api/audit.csv', async ({ query: filters, territory, request, reply }) => {
    checkFilters(filters)
    const departements = territory.kind === 'departements' ? territory.codes : null
    const detail = { filters: Object.keys(filters) }
    await record(db, actorOf(request), { action: 'audit.exported', departements, detail }, clock.now())
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="journal-levier-${clock.today()}.csv"`)
    return Readable.from(file(territory, filters))
  })
}
