import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { someLines } from '../../platform/text.ts'
import { readContent } from '../listings/listings.content.ts'
import { checkPersonalData } from '../listings/listings.personal-data.check.ts'
import { askStructure, respond } from './reports.asking.ts'
import { type Decider, decideReport, noReport, unpublishReported } from './reports.deciding.ts'
import { presentDetail, presentOwn, presentReport } from './reports.present.ts'
import {
  countReports,
  deskOf,
  listingStory,
  listReports,
  membersOf,
  ownReports,
  type ReportRow,
  readReport,
} from './reports.queries.ts'
import { checkAnswer, checkSaid, mayAskAgain, outOfPlace } from './reports.rules.ts'
import { sendReport } from './reports.sending.ts'
import { valueOfField } from './reports.value.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db' | 'directory'>

const words = (text: string | undefined) => someLines(text ?? '') || null
const storyLines = 12

export function reportsRoutes(app: FastifyInstance, ground: Ground) {
  reportingRoutes(app, ground)
  readingRoutes(app, ground)
  decidingRoutes(app, ground)
}

function reportingRoutes(app: FastifyInstance, { db, clock }: Ground) {
  route(app, 'POST /api/listings/:id/reports', async ({ params, body, account, request }) => {
    const said = { field: body.field ?? null, kind: body.kind, message: words(body.message) }
    checkSaid(said.kind, said.message)
    checkPersonalData({ message: said.message }, { confirmed: body.confirmed ?? false, kinds: outOfPlace })
    const sender = { accountId: account.id, actor: actorOf(request), now: clock.now() }
    const id = await sendReport(db, params.id, said, sender)
    const [report] = await ownReports(db, account.id, { id })
    return presentOwn(report!)
  })

  route(app, 'GET /api/reports/mine', async ({ query, account }) => {
    const reports = await ownReports(db, account.id, query)
    return { reports: reports.map(presentOwn) }
  })
}

function readingRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock } = ground

  route(app, 'GET /api/reports', async ({ query, territory }) => {
    const now = clock.now()
    const rows = await listReports(db, territory, query, now)
    const { open, late, median } = await countReports(db, territory, now)
    return { reports: rows.map((row) => presentReport(row, territory)), open, late, medianHours: median }
  })

  route(app, 'GET /api/reports/:id', ({ params, territory }) => detailOf(ground, params.id, territory))
}

/** Everything to decide a report by. Throws 404. */
async function detailOf(ground: Ground, id: string, territory: Territory) {
  const { db, clock } = ground
  const row = await readReport(db, id, territory)
  if (!row) throw noReport()
  const others = await listReports(db, territory, { state: 'open', listing: row.listing_id }, clock.now())
  const members = await membersOf(db, row.structure_id)
  return presentDetail(row, territory, {
    value: await fieldValue(ground, row),
    others: others.filter((one) => one.id !== id),
    story: await listingStory(db, row.listing_id, id, storyLines),
    canAsk: members.length > 0 && mayAskAgain(row.asked_at, clock.now()),
  })
}

async function fieldValue({ db, clock, directory }: Ground, { listing_id, structure_id, field }: ReportRow) {
  const content = await readContent(db, listing_id)
  const desk = await deskOf(db, structure_id)
  return valueOfField(field, { content, desk, directory: directory(), now: clock.now() })
}

interface Who {
  readonly account: Account
  readonly territory: Territory
  readonly request: FastifyRequest
}
const byOf = ({ account, territory, request }: Who): Decider => ({
  territory,
  accountId: account.id,
  actor: actorOf(request),
})

function decidingRoutes(app: FastifyInstance, ground: Ground) {
  route(app, 'POST /api/reports/:id/decide', async ({ params, body, ...who }) => {
    const answer = words(body.answer)
    checkAnswer(body.state, answer)
    await decideReport(ground, params.id, { state: body.state, answer }, byOf(who))
    return detailOf(ground, params.id, who.territory)
  })

  route(app, 'POST /api/reports/:id/unpublish', async ({ params, body, ...who }) => {
    await unpublishReported(ground, params.id, someLines(body.reason), byOf(who))
    return detailOf(ground, params.id, who.territory)
  })

  route(app, 'POST /api/reports/:id/ask', async ({ params, ...who }) => {
    await askStructure(ground, params.id, byOf(who))
    return detailOf(ground, params.id, who.territory)
  })

  route(app, 'POST /api/reports/:id/respond', async ({ params, body, ...who }) => {
    await respond(ground, params.id, body.answer, byOf(who))
    return detailOf(ground, params.id, who.territory)
  })
}
