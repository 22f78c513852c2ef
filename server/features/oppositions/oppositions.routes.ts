import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { actorOf, visitor } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { written } from '../../platform/text.ts'
import { presentRequest } from './oppositions.present.ts'
import { applyRequest, confirmRequest, listRequests, refuseRequest, submitRequest } from './oppositions.requests.ts'
import { badNumber, ownNumber, reasonNeeded } from './oppositions.rules.ts'

export function oppositionsRoutes(app: FastifyInstance, { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>) {
  const ground = () => ({ now: clock.now(), publicUrl: config.publicUrl })

  route(app, 'POST /api/oppositions', async ({ body }) => {
    const telephone = body.telephone === undefined ? null : ownNumber(body.telephone)
    if (body.telephone !== undefined && !telephone) throw badNumber()
    const asked = { email: body.email.toLowerCase(), telephone, message: written(body.message ?? '') }
    await submitRequest(db, asked, ground())
    return null
  })

  // Somebody who opposes acts as a person concerned, whoever is signed in.
  route(app, 'POST /api/oppositions/confirm', ({ body, request }) =>
    confirmRequest(db, body.token, visitor(request), ground()),
  )

  route(app, 'GET /api/oppositions', async () => ({ requests: (await listRequests(db)).map(presentRequest) }))

  route(app, 'POST /api/oppositions/:id/apply', async ({ params, account, request }) =>
    presentRequest(await applyRequest(db, { id: params.id, by: account.id, actor: actorOf(request) }, clock.now())),
  )

  route(app, 'POST /api/oppositions/:id/refuse', async ({ params, body, account, request }) => {
    const decision = { id: params.id, by: account.id, actor: actorOf(request) }
    const reason = written(body.reason)
    if (!reason) throw reasonNeeded()
    return presentRequest(await refuseRequest(db, decision, reason, clock.now()))
  })
}
