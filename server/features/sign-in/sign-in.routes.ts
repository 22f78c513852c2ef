import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account } from '../../platform/access.ts'
import { callerOf } from '../../platform/caller.ts'
import { notFound } from '../../platform/errors.ts'
import { makeLimit } from '../../platform/limits.ts'
import { noSooner } from '../../platform/no-sooner.ts'
import { route } from '../../platform/route.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Sessions } from '../../platform/session.ts'
import { heldOf, leaveUrl } from '../accounts/accounts.leave.ts'
import { mailLoginLink } from '../accounts/accounts.links.ts'
import { findAccount } from '../accounts/accounts.queries.ts'
import { demoEmails, linkRefused } from '../accounts/accounts.rules.ts'
import { sessionState } from '../accounts/accounts.session.ts'
import { openFor, openWithCode, openWithLink, showCode, signOut, type Visit } from './sign-in.queries.ts'
import { codeRefused, nobodyWaits } from './sign-in.rules.ts'

const windowMs = 15 * 60_000
/** One person who does not find the mail asks again a few times. */
const linksByEmail = 5

export function signInRoutes(app: FastifyInstance, deps: Deps, sessions: Sessions) {
  const { config, clock, db } = deps
  const limitEmail = makeLimit({ max: linksByEmail, windowMs, clock })
  const stateOf = (account: Account | null) => sessionState(account, config)
  const visitOf = (request: FastifyRequest): Visit => ({
    ...{ caller: callerOf(request), previous: sessions.tokenOf(request), clock },
  })

  route(app, 'POST /api/session/link', async ({ body, request, reply }) => {
    limitEmail(body.email.toLowerCase(), reply)
    const attempt = newToken()
    await noSooner(
      mailLoginLink(db, body.email, {
        clock,
        publicUrl: config.publicUrl,
        asker: { attempt, caller: callerOf(request) },
      }),
    )
    return { attempt }
  })

  route(app, 'POST /api/session', async ({ body, request, reply }) => {
    const visit = visitOf(request)
    const opened = await openWithLink(db, body.token, visit)
    if ('refused' in opened) throw linkRefused(opened.refused)
    return stateOf(await sessions.begin(reply, opened.session, visit.previous))
  })

  route(app, 'POST /api/session/link/code', async ({ body, request }) => {
    const shown = await showCode(db, body.token, visitOf(request))
    if (!('refused' in shown)) return { ...shown, expiresAt: shown.expiresAt.toISOString() }
    throw shown.refused === 'no-device' ? nobodyWaits() : linkRefused(shown.refused)
  })

  route(app, 'POST /api/session/code', async ({ body, request, reply }) => {
    const visit = visitOf(request)
    const opened = await noSooner(openWithCode(db, body, visit))
    if ('refused' in opened) throw codeRefused(opened.refused)
    return stateOf(await sessions.begin(reply, opened.session, visit.previous))
  })

  route(app, 'GET /api/session', ({ account }) => stateOf(account))

  route(app, 'DELETE /api/session', async ({ request, reply }) => {
    const { previous: token, ...visit } = visitOf(request)
    const held = token ? await heldOf(db, token) : null
    if (token) await signOut(db, token, visit)
    sessions.end(reply, token)
    return { leave: await leaveUrl(held, deps) }
  })

  if (config.demo)
    route(app, 'POST /api/session/demo', async ({ body, request, reply }) => {
      const account = await findAccount(db, demoEmails[body.role])
      if (!account) throw notFound('Ce compte de démonstration n’existe pas.')
      const visit = visitOf(request)
      return stateOf(await sessions.begin(reply, await openFor(db, account.id, visit), visit.previous))
    })
}
