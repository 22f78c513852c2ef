import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { readFile } from '../../platform/tables/file.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { checkMatching, groundOf, judgeLines, readLines, type Structure } from './bulk.check.ts'
import { columnsOf, noticesOf } from './bulk.columns.ts'
import { importLines, presentDrafts } from './bulk.import.ts'
import { modelCsv, modelXlsx } from './bulk.model.ts'
import { checkReport, importReport } from './bulk.report.ts'
import { sendTogether } from './bulk.send.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Import of a partner’s own table: read, match, check, write as drafts. The browser keeps the file meanwhile. */
export function bulkRoutes(app: FastifyInstance, { db, clock, directory }: Pick<Deps, 'db' | 'clock' | 'directory'>) {
  route(app, 'GET /api/bulk/model.csv', ({ reply }) => {
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="modele-fiches-levier.csv"')
    return modelCsv()
  })

  route(app, 'GET /api/bulk/model.xlsx', async ({ reply }) => {
    reply.type(workbook)
    reply.header('content-disposition', 'attachment; filename="modele-fiches-levier.xlsx"')
    return Readable.from([await modelXlsx()])
  })

  route(app, 'POST /api/bulk/read', async ({ body }) => {
    const table = await readFile(body)
    const { kind, readAs, titlesLine, rows } = table
    return {
      ...{ kind, readAs, titlesLine, lines: rows.length },
      columns: columnsOf(table),
      notices: noticesOf(table),
    }
  })

  const ground = () => ({ db, directory: directory(), today: clock.today() })
  const byOf = ({ id, role }: Account) =>
    ({ actor: role === 'admin' ? 'admin' : 'partner', accountId: id, now: clock.now() }) as const

  const structureOf = async (asked: string | undefined, territory: Territory): Promise<Structure> => {
    const id = asked ?? (territory.kind === 'structure' ? territory.id : undefined)
    if (!id) throw structureNeeded()
    const structure = await findStructure(db, id, territory)
    if (!structure) throw beyond()
    return structure
  }

  const read = async ({ structureId, columns, defaults = {}, ...file }: Asked, territory: Territory) => {
    const structure = await structureOf(structureId, territory)
    const table = await readFile(file)
    const matching = { titles: table.titles, columns, defaults }
    checkMatching(table, matching)
    return { structure, matching, lines: await readLines(ground(), table, matching, structure) }
  }

  route(app, 'POST /api/bulk/check', async ({ body, territory, account }) => {
    const { structure, matching, lines } = await read(body, territory)
    const judged = await judgeLines({ db, all: account.role === 'admin' }, lines, matching, structure)
    return { structure: structure.nom, lines: judged, report: checkReport(judged) }
  })

  route(
    app,
    'POST /api/bulk/import',
    async ({ body: { lines: chosen, key, ...asked }, territory, account, request }) => {
      const { structure, matching, lines } = await read(asked, territory)
      const wanted = new Set(chosen)
      const written = lines.filter(({ line }) => wanted.has(line))
      const importer = { by: byOf(account), today: clock.today(), actor: actorOf(request) }
      const made = await importLines(db, { structure, lines: written, key }, importer)
      const drafts = presentDrafts(made, lines, matching)
      const kept = new Set(made.map(({ line }) => line))
      const left = lines.filter(({ line, example }) => !kept.has(line) && !example)
      const judged = await judgeLines({ db, all: account.role === 'admin' }, left, matching, structure)
      return { drafts, left: judged, report: importReport(drafts, judged) }
    },
  )

  route(app, 'POST /api/bulk/send', async ({ body, territory, account, request }) => {
    const sender = { by: byOf(account), territory, actor: actorOf(request), checked: await groundOf(ground()) }
    const outcomes = await sendTogether(db, body.ids, sender)
    return {
      sent: outcomes.filter(({ kept }) => kept === null).map(({ id }) => id),
      kept: outcomes.flatMap(({ id, kept }) => (kept === null ? [] : [{ id, sentence: kept }])),
    }
  })
}

interface Asked {
  readonly name: string
  readonly content: string
  readonly structureId?: string
  readonly columns: Parameters<typeof checkMatching>[1]['columns']
  readonly defaults?: Readonly<Record<string, string>>
}

const refused = (status: number, code: string, message: string) =>
  new Problem(status, code, message, { structureId: message })
const structureNeeded = () => refused(400, 'structure-needed', 'Choisissez la structure dont ce sont les fiches.')
const beyond = () => refused(403, 'beyond-territory', 'Cette structure n’est pas de votre territoire.')
