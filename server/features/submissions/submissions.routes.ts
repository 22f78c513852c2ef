import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf as auditActorOf } from '../../platform/audit.ts'
import { notFound } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { someLines } from '../../platform/text.ts'
import { callsMet } from '../listings/listings.calls.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { showTitle } from '../listings/listings.title.ts'
import { actorOf, contentOf, presentRow, presentState, presentSubmission } from './submissions.present.ts'
import { previewOf } from './submissions.preview.ts'
import { findSubmission, listSubmissions } from './submissions.queries.ts'
import { groups } from './submissions.rules.ts'
import { archive, discard, reopen, save, send, start, type Writer, withdraw } from './submissions.writing.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory'>

interface Asking {
  readonly account: Account
  readonly territory: Territory
  readonly request: FastifyRequest
}

export function submissionsRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock } = ground
  const writerOf = ({ account, territory, request }: Asking): Writer => ({
    ...{ account, territory, ground },
    actor: auditActorOf(request),
  })
  const found = async (id: string, { territory }: Asking) => {
    const row = await findSubmission(db, id, territory)
    if (!row) throw notFound('Cette fiche n’existe pas ou n’existe plus.')
    return row
  }
  const present = async (id: string, asking: Asking) =>
    presentSubmission(await found(id, asking), { account: asking.account, ground })

  const askedStructure = async (id: string | undefined, territory: Territory) => {
    const row = id === undefined ? undefined : await findStructure(db, id, territory)
    return row ? { id: row.id, name: showTitle(row.nom) } : null
  }

  route(app, 'GET /api/submissions', async ({ query, account, territory }) => {
    const today = clock.today()
    const rows = await listSubmissions(db, territory, query.structureId, today)
    const ids = rows.map(({ id }) => id)
    const scene = { actor: actorOf(account), today, calls: await callsMet(db, ids, clock.now()) }
    const listings = rows.map((row) => presentRow(row, scene))
    listings.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))
    const structure = await askedStructure(query.structureId, territory)
    return {
      listings,
      structure,
      total: rows[0]?.total ?? 0,
      can: { start: true, choose: territory.kind !== 'structure' },
    }
  })

  route(app, 'POST /api/submissions', async ({ body, ...asking }) => ({ id: await start(body, writerOf(asking)) }))

  route(app, 'GET /api/submissions/:id', ({ params, ...asking }) => present(params.id, asking))

  route(app, 'PUT /api/submissions/:id', async ({ params, body, ...asking }) => {
    await save(params.id, body, writerOf(asking))
    const row = await found(params.id, asking)
    return presentState(row, await contentOf(db, row), { account: asking.account, ground })
  })

  route(app, 'GET /api/submissions/:id/preview', async ({ params, ...asking }) =>
    previewOf(await found(params.id, asking), { account: asking.account, ground }),
  )

  route(app, 'POST /api/submissions/:id/send', async ({ params, body, ...asking }) => {
    await send(params.id, body.version, writerOf(asking))
    return present(params.id, asking)
  })

  route(app, 'POST /api/submissions/:id/withdraw', async ({ params, ...asking }) => {
    await withdraw(params.id, writerOf(asking))
    return present(params.id, asking)
  })

  route(app, 'POST /api/submissions/:id/discard', async ({ params, body, ...asking }) => {
    await discard(params.id, body.version, writerOf(asking))
    return present(params.id, asking)
  })

  route(app, 'POST /api/submissions/:id/archive', async ({ params, body, ...asking }) => {
    await archive(params.id, someLines(body.reason), writerOf(asking))
    return present(params.id, asking)
  })

  route(app, 'POST /api/submissions/:id/reopen', async ({ params, ...asking }) => {
    await reopen(params.id, writerOf(asking))
    return present(params.id, asking)
  })
}
