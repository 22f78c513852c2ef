import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OwnAccount } from '../../contract/accounts.ts'
import type { Deps } from '../../deps.ts'
import type { Account } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { hashOf } from '../../platform/secrets.ts'
import type { Sessions } from '../../platform/session.ts'
import { showTitle } from '../listings/listings.title.ts'
import { isLastAdmin, lastAdminSentence } from './accounts.last-admin.ts'
import { exportOwn } from './own-account.data.ts'
import {
  deleteOwn,
  endOtherSessions,
  endOwnSession,
  openSessions,
  ownAccount,
  renameOwn,
  type SessionRow,
} from './own-account.queries.ts'

/** One's own account, its sessions, what is kept of it, and the way out. */
export function ownAccountRoutes(app: FastifyInstance, { config, clock, db }: Deps, sessions: Sessions) {
  const currentHash = (request: FastifyRequest) => hashOf(sessions.tokenOf(request) ?? '')
  const actOf = (request: FastifyRequest) => ({
    actor: actorOf(request),
    now: clock.now(),
    publicUrl: config.publicUrl,
  })
  const labelOf = (provider: string | null) => config.oidc.find(({ id }) => id === provider)?.label ?? provider

  const shownSession = (row: SessionRow, current: string): OwnAccount['sessions'][number] => ({
    id: row.id,
    device: row.device,
    address: row.address,
    provider: labelOf(row.provider),
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.token_hash === current,
  })

  const show = async ({ id }: Account, request: FastifyRequest): Promise<OwnAccount> => {
    const row = await ownAccount(db, id)
    const { email, name, role, organisation, structure, sector, departements, created_at } = row
    const open = await openSessions(db, id, clock.now())
    return {
      ...{ id, email, name, role, organisation, departements },
      structure: structure && showTitle(structure),
      sector,
      createdAt: created_at.toISOString(),
      sessions: open.map((session) => shownSession(session, currentHash(request))),
      keptBecause: (await isLastAdmin(db, row)) ? lastAdminSentence : null,
    }
  }

  route(app, 'GET /api/account', ({ account, request }) => show(account, request))

  route(app, 'PATCH /api/account', async ({ account, body, request }) => {
    await renameOwn(db, account, body.name, actOf(request))
    sessions.forgetAll()
    return show(account, request)
  })

  route(app, 'DELETE /api/account/sessions/:id', async ({ account, params, request, reply }) => {
    const ended = await endOwnSession(db, account, params.id, { actor: actorOf(request), clock })
    sessions.forgetAll()
    if (ended === currentHash(request)) sessions.end(reply, sessions.tokenOf(request))
    return null
  })

  route(app, 'DELETE /api/account/sessions', async ({ account, request }) => {
    await endOtherSessions(db, account, currentHash(request), { actor: actorOf(request), clock })
    sessions.forgetAll()
    return null
  })

  route(app, 'GET /api/account/data', async ({ account, request, reply }) => {
    reply.header('content-disposition', `attachment; filename="levier-mes-donnees-${clock.today()}.json"`)
    // A person may open it.
    reply.type('application/json; charset=utf-8').serializer((data) => JSON.stringify(data, null, 2))
    return exportOwn(db, account, actOf(request))
  })

  route(app, 'DELETE /api/account', async ({ account, body, request, reply }) => {
    await deleteOwn(db, account, body.email, actOf(request))
    sessions.forgetAll()
    sessions.end(reply, sessions.tokenOf(request))
    return null
  })
}
