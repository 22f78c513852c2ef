import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf, visitor } from '../../platform/audit.ts'
import { notFound } from '../../platform/errors.ts'
import { makeLimit } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { someLines } from '../../platform/text.ts'
import { organisationName, personName } from '../accounts/accounts.names.ts'
import { oidcCookieName, readStranger } from '../accounts/accounts.strangers.ts'
import { askForAccess, confirmRequest } from './access-requests.asking.ts'
import { approveRequest, refuseRequest } from './access-requests.deciding.ts'
import { departementNames, presentRequest, providerLabel } from './access-requests.present.ts'
import { countPending, listRequests, readRequest } from './access-requests.queries.ts'
import { checkDepartements, linkRefused } from './access-requests.rules.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db' | 'directory'>

const windowMs = 15 * 60_000
const asksByEmail = 5
/** Asking takes this long for everybody: what is written differs with what the address has already. */
const answerMs = 150

export function accessRequestsRoutes(app: FastifyInstance, ground: Ground) {
  askingRoutes(app, ground)
  decidingRoutes(app, ground)
}

function askingRoutes(app: FastifyInstance, ground: Ground) {
  const { config, clock, db, directory } = ground
  const limitEmail = makeLimit({ max: asksByEmail, windowMs, clock })
  const browserOf = (request: FastifyRequest) => request.cookies[oidcCookieName(config.publicUrl)]
  const isDepartement = (code: string) => directory().departement(code) !== undefined

  route(app, 'GET /api/access-requests/known', async ({ request }) => {
    const known = await readStranger(db, browserOf(request), clock.now())
    return known && { ...known, provider: providerLabel(ground, known.provider) }
  })

  route(app, 'POST /api/access-requests', async ({ body, request, reply }) => {
    checkDepartements(body.departements, isDepartement)
    const email = body.email.toLowerCase()
    const named = { name: personName(body.name), organisation: organisationName(body.organisation) }
    const message = someLines(body.message ?? '') || null
    limitEmail(email, reply)
    const asked = { ...named, email, message, role: body.role, departements: body.departements }
    const [next] = await Promise.all([
      askForAccess(ground, asked, browserOf(request), visitor(request)),
      sleep(answerMs),
    ])
    return { next }
  })

  route(app, 'POST /api/access-requests/confirm', async ({ body, request }) => {
    const confirmed = await confirmRequest(ground, body.token, visitor(request))
    if ('refused' in confirmed) throw linkRefused(confirmed.refused)
    return { next: confirmed.next, departements: departementNames(ground, confirmed.departements) }
  })
}

function decidingRoutes(app: FastifyInstance, ground: Ground) {
  const { clock, db, directory } = ground
  const deciderOf = ({
    account,
    territory,
    request,
  }: {
    account: Account
    territory: Territory
    request: FastifyRequest
  }) => ({
    territory,
    accountId: account.id,
    actor: actorOf(request),
  })
  const presented = async (id: string, territory: Territory) => {
    const row = await readRequest(db, id, territory)
    if (!row) throw notFound()
    return presentRequest(row, ground)
  }

  route(app, 'GET /api/access-requests', async ({ query, territory }) => {
    const rows = await listRequests(db, territory, query.state, clock.now())
    const requests = rows.map((row) => presentRequest(row, ground))
    return { requests, pending: await countPending(db, territory) }
  })

  route(app, 'POST /api/access-requests/:id/approve', async ({ params, body, ...who }) => {
    checkDepartements(body.departements, (code) => directory().departement(code) !== undefined)
    await approveRequest(ground, params.id, body, deciderOf(who))
    return presented(params.id, who.territory)
  })

  route(app, 'POST /api/access-requests/:id/refuse', async ({ params, body, ...who }) => {
    await refuseRequest(ground, params.id, someLines(body.reason), deciderOf(who))
    return presented(params.id, who.territory)
  })
}
