import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account } from '../../platform/access.ts'
import { callerOf } from '../../platform/caller.ts'
import { notFound } from '../../platform/errors.ts'
import { makeLimit } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Sessions } from '../../platform/session.ts'
import { mailLoginLink, openWithLink } from '../accounts/accounts.links.ts'
import { closeSession, findAccount, rotateSession } from '../accounts/accounts.queries.ts'
import { demoEmails, linkRefused } from '../accounts/accounts.rules.ts'
import { sessionState } from '../accounts/accounts.session.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db'>

const windowMs = 15 * 60_000
/** One person who does not find the mail asks again a few times. */
const linksByEmail = 5
/** Asking for a link takes this long for everybody: a commit that writes is slower than one that does not. */
const answerMs = 150

export function signInRoutes(app: FastifyInstance, { config, clock, db }: Ground, sessions: Sessions) {
  const limitEmail = makeLimit({ max: linksByEmail, windowMs, clock })
  const stateOf = (account: Account | null) => sessionState(account, config)

  route(app, 'POST /api/session/link', async ({ body, reply }) => {
    limitEmail(body.email.toLowerCase(), reply)
    await Promise.all([mailLoginLink(db, body.email, { clock, publicUrl: config.publicUrl }), sleep(answerMs)])
    return { attempt: newToken() }
  })

  route(app, 'POST /api/session', async ({ body, request, reply }) => {
    const previous = sessions.tokenOf(request)
    const opened = await openWithLink(db, body.token, previous, clock, callerOf(request))
    if ('refused' in opened) throw linkRefused(opened.refused)
    return stateOf(await sessions.begin(reply, opened.session, previous))
  })

  route(app, 'GET /api/session', ({ account }) => stateOf(account))

  route(app, 'DELETE /api/session', async ({ request, reply }) => {
    const token = sessions.tokenOf(request)
    if (token) await closeSession(db, token)
    sessions.end(reply, token)
    return { leave: null }
  })

  if (config.demo)
    route(app, 'POST /api/session/demo', async ({ body, request, reply }) => {
      const account = await findAccount(db, demoEmails[body.role])
      if (!account) throw notFound('Ce compte de démonstration n’existe pas.')
      const previous = sessions.tokenOf(request)
      const session = await db
        .transaction()
        .execute((trx) => rotateSession(trx, account.id, previous, clock, callerOf(request)))
      return stateOf(await sessions.begin(reply, session, previous))
    })
}
