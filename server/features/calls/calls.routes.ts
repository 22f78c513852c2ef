import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { readNews } from '../listings/listings.calls.ts'
import { noteCall, takeBackCall } from './calls.queries.ts'
import { undoableUntil } from './calls.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock'>

export function callsRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock } = ground
  const newsOf = (listingId: string, accountId: string) =>
    readNews(db, listingId, { accountId, now: clock.now(), today: clock.today() })

  route(app, 'POST /api/listings/:id/calls', async ({ params, body, account, request }) => {
    const caller = { accountId: account.id, actor: actorOf(request) }
    const { id, outcome, at } = await noteCall(ground, params.id, body.outcome, caller)
    const call = { id, outcome, until: undoableUntil(at).toISOString() }
    return { call, listing: await newsOf(params.id, account.id) }
  })

  route(app, 'DELETE /api/calls/:id', async ({ params, account, request }) => {
    const listingId = await takeBackCall(ground, params.id, { accountId: account.id, actor: actorOf(request) })
    return { listing: await newsOf(listingId, account.id) }
  })
}
