import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { notFound } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { someLines } from '../../platform/text.ts'
import { readContent } from '../listings/listings.content.ts'
import { differencesOf } from '../listings/listings.differences.ts'
import { showTitle } from '../listings/listings.title.ts'
import { decide, readCorrection } from './moderation.deciding.ts'
import { assign, giveBack, leave, notePresence } from './moderation.desk.ts'
import { checkLink } from './moderation.links.ts'
import { presentItem, presentReview } from './moderation.present.ts'
import { checkRemarks } from './moderation.remarks.ts'
import { archiveListing, restoreVersion, undoCorrection } from './moderation.restoring.ts'
import { listingsWithin, readRevision } from './moderation.revision.ts'
import { lateBefore, noRevision, presentSince, waitingOf } from './moderation.rules.ts'
import { readStory } from './moderation.story.ts'
import { countWaiting, isWaiting, listWaiting, readersIn } from './moderation.waiting.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

export function moderationRoutes(app: FastifyInstance, ground: Ground) {
  queueRoutes(app, ground)
  reviewRoutes(app, ground)
  decisionRoutes(app, ground)
}

interface Who {
  readonly account: Account
  readonly territory: Territory
  readonly request: FastifyRequest
}

function queueRoutes(app: FastifyInstance, { db, clock }: Ground) {
  const waitingOfTerritory = async (territory: Territory) =>
    waitingOf(await countWaiting(db, territory, lateBefore(clock.now())))
  const readersOf = (territory: Territory, { id }: Account) =>
    readersIn(db, territory, { except: id, since: presentSince(clock.now()) })
  const checkWaiting = async (item: Parameters<typeof isWaiting>[2], territory: Territory) => {
    if (!(await isWaiting(db, territory, item))) throw notFound('Ceci n’attend plus de décision.')
  }

  route(app, 'GET /api/moderation/queue', async ({ query: { mine, ...filters }, account, territory }) => {
    const rows = await listWaiting(db, territory, { ...filters, ...(mine && { takenBy: account.id }) })
    const setting = { me: account.id, now: clock.now(), readers: await readersOf(territory, account) }
    return { items: rows.map((row) => presentItem(row, setting)), waiting: await waitingOfTerritory(territory) }
  })

  route(app, 'GET /api/moderation/waiting', ({ territory }) => waitingOfTerritory(territory))

  route(app, 'PUT /api/moderation/items/:kind/:id/assignee', async ({ params, account, territory }) => {
    await checkWaiting(params, territory)
    await assign(db, params, account.id, clock.now())
    return null
  })

  route(app, 'DELETE /api/moderation/items/:kind/:id/assignee', async ({ params, account, territory }) => {
    await checkWaiting(params, territory)
    await giveBack(db, params, account.id)
    return null
  })

  route(app, 'PUT /api/moderation/items/:kind/:id/presence', async ({ params, account, territory }) => {
    await checkWaiting(params, territory)
    await notePresence(db, params, account.id, clock.now())
    return { readers: await readersOf(territory, account) }
  })

  route(app, 'DELETE /api/moderation/items/:kind/:id/presence', async ({ params, account, territory }) => {
    await checkWaiting(params, territory)
    await leave(db, params, account.id)
    return null
  })
}

function reviewRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, directory, config } = ground
  const wording = () => ({ directory: directory(), now: clock.now() })
  const revisionOf = async (id: string, territory: Territory) => {
    const row = await readRevision(db, id, territory)
    if (!row || row.state === 'draft') throw noRevision()
    return row
  }

  route(app, 'GET /api/moderation/revisions/:id', async ({ params, account, territory }) =>
    presentReview(await revisionOf(params.id, territory), { me: account.id, territory }, ground),
  )

  route(app, 'GET /api/moderation/revisions/:id/link', async ({ params, territory }) => {
    const { content } = await revisionOf(params.id, territory)
    return config.checkLinks && content.lien_mobilisation ? checkLink(content.lien_mobilisation) : null
  })

  route(app, 'GET /api/moderation/revisions/:id/twins/:twin', async ({ params, territory }) => {
    const { content } = await revisionOf(params.id, territory)
    const twin = (await listingsWithin(db, [params.twin], territory)).get(params.twin)
    if (!twin) throw notFound('Cette fiche n’existe pas ou n’existe plus.')
    const differences = differencesOf(await readContent(db, params.twin), content, wording())
    return { title: showTitle(twin.nom), structure: showTitle(twin.structure), differences }
  })

  route(app, 'GET /api/moderation/listings/:id/story', ({ params, account, territory }) =>
    readStory(db, params.id, territory, account.role === 'admin', wording()),
  )
}

function decisionRoutes(app: FastifyInstance, ground: Ground) {
  const deciderOf = ({ account, territory, request }: Who) => ({
    ...{ territory, accountId: account.id, actor: actorOf(request) },
  })

  route(app, 'POST /api/moderation/revisions/:id/publish', async ({ params, body, ...who }) => {
    await decide(ground, params.id, { action: 'publish', version: body.version }, deciderOf(who))
    return null
  })

  route(app, 'POST /api/moderation/revisions/:id/ask-changes', async ({ params, body, ...who }) => {
    const remarks = checkRemarks(body.remarks)
    await decide(ground, params.id, { action: 'ask_changes', version: body.version, remarks }, deciderOf(who))
    return null
  })

  route(app, 'POST /api/moderation/revisions/:id/reject', async ({ params, body, ...who }) => {
    const decision = { action: 'reject', version: body.version, reason: someLines(body.reason) } as const
    await decide(ground, params.id, decision, deciderOf(who))
    return null
  })

  route(app, 'POST /api/moderation/revisions/:id/read', async ({ params, ...who }) => {
    await readCorrection(ground, params.id, deciderOf(who))
    return null
  })

  route(app, 'POST /api/moderation/revisions/:id/undo', async ({ params, body, ...who }) => {
    await undoCorrection(ground, params.id, someLines(body.reason), deciderOf(who))
    return null
  })

  route(app, 'POST /api/moderation/revisions/:id/restore', async ({ params, body, ...who }) => {
    await restoreVersion(ground, params.id, someLines(body.reason), deciderOf(who))
    return null
  })

  route(app, 'POST /api/moderation/listings/:id/archive', async ({ params, body, ...who }) => {
    await archiveListing(ground, params.id, someLines(body.reason), deciderOf(who))
    return null
  })
}
