import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { QualityBoard } from '../../contract/quality.ts'
import type { QualityFigure } from '../../contract/vocabulary.quality.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { keep } from '../../platform/bounded.ts'
import { byteOrderMark } from '../../platform/csv.ts'
import { route } from '../../platform/route.ts'
import { seekTwinsJob } from './quality.jobs.ts'
import { readMonths } from './quality.months.ts'
import { csvHead, csvRow, presentLine } from './quality.present.ts'
import {
  countFigure,
  countFigures,
  departementsWithListings,
  type Line,
  listFigure,
  readDelays,
  type Scope,
} from './quality.queries.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>
type Filters = Pick<Scope, 'departement' | 'frein'>

const pageSize = 50
/** As many lines as are read at a time for a file. */
const batchSize = 500
/** A board is counted again after this: several people look at the same one. */
const keptMs = 60_000
const keptBoards = 200

export function qualityRoutes(app: FastifyInstance, ground: Ground) {
  const { config, db, clock } = ground
  const scopeOf = (territory: Territory, { departement, frein }: Filters): Scope => ({
    ...{ territory, now: clock.now(), today: clock.today() },
    ...(departement && { departement }),
    ...(frein && { frein }),
  })
  const boards = new Map<string, { at: number; board: Promise<QualityBoard> }>()

  route(app, 'GET /api/quality', ({ query, territory }) => {
    const key = JSON.stringify([territory, query.departement, query.frein])
    const now = clock.now().getTime()
    const known = boards.get(key)
    if (known && now - known.at < keptMs && now >= known.at) return known.board
    const board = makeBoard(ground, scopeOf(territory, query))
    board.catch(() => boards.delete(key)) // the next one tries again
    return keep(boards, key, { at: now, board }, keptBoards).board
  })

  route(app, 'GET /api/quality/list', async ({ query: { figure, page = 1, ...filters }, territory }) => {
    const scope = scopeOf(territory, filters)
    const lines = await listFigure(db, figure, scope, { limit: pageSize, offset: (page - 1) * pageSize })
    const total = await countFigure(db, figure, scope)
    return { rows: lines.map((line) => presentLine(line, figure)), total, page, pageSize }
  })

  async function* file(figure: QualityFigure, scope: Scope) {
    yield byteOrderMark + csvHead(figure)
    for (let offset = 0; ; offset += batchSize) {
      const lines: Line[] = await listFigure(db, figure, scope, { limit: batchSize, offset })
      yield lines.map((line) => csvRow(presentLine(line, figure), config.publicUrl)).join('')
      if (lines.length < batchSize) return
    }
  }

  route(app, 'GET /api/quality/list.csv', ({ query: { figure, ...filters }, territory, reply }) => {
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="qualite-${figure}-${clock.today()}.csv"`)
    return Readable.from(file(figure, scopeOf(territory, filters)))
  })
}

async function makeBoard({ db, directory }: Ground, scope: Scope): Promise<QualityBoard> {
  const { territory, departement, now } = scope
  const { oldest, medianWaiting, decided, medianDecided, medianReport } = await readDelays(db, scope)
  const codes = await departementsWithListings(db, territory)
  const sought = await db
    .selectFrom('schedule_runs')
    .select('ended_at')
    .where('name', '=', seekTwinsJob)
    .executeTakeFirst()
  return {
    at: now.toISOString(),
    ...(await countFigures(db, scope)),
    queue: { oldest: oldest?.toISOString() ?? null, medianWaiting, decided, medianDecided },
    medianReport,
    twinsAt: sought?.ended_at?.toISOString() ?? null,
    months: scope.frein ? [] : await readMonths(db, territory, departement),
    departements: codes.sort().map((code) => ({ code, name: directory().departement(code)?.nom ?? code })),
  }
}
