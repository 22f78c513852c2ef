import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { SessionState } from '../../contract/sign-in.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../platform/errors.ts'
import { makeLimit } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import type { Sessions } from '../../platform/session.ts'
import { mailLoginLink, openWithLink } from '../accounts/accounts.links.ts'
import { closeSession, findAccount, rotateSession } from '../accounts/accounts.queries.ts'
import { demoEmails, linkRefused } from '../accounts/accounts.rules.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db'>

const windowMs = 15 * 60_000
/** One person who does not find the mail asks again a few times; an agency of 200 may sit behind one address. */
const linksByEmail = 5
const linksByAddress = 200
/** Asking for a link takes this long for everybody: a commit that writes is slower than one that does not. */
const answerMs = 150

export function signInRoutes(app: FastifyInstance, { config, clock, db }: Ground, sessions: Sessions) {
  const limitEmail = makeLimit({ max: linksByEmail, windowMs, clock })
  const limitAddress = makeLimit({ max: linksByAddress, windowMs, clock })
  const stateOf = (account: SessionState['account']): SessionState => ({ account, demo: config.demo })

  route(app, 'POST /api/session/link', async ({ body, request, reply }) => {
    limitAddress(request.ip, reply)
    limitEmail(body.email.toLowerCase(), reply)
    await Promise.all([mailLoginLink(db, body.email, { clock, publicUrl: config.publicUrl }), sleep(answerMs)])
    return null
  })

  route(app, 'POST /api/session', async ({ body, request, reply }) => {
    const previous = sessions.tokenOf(request)
    const opened = await openWithLink(db, body.token, previous, clock)
    if ('refused' in opened) throw linkRefused(opened.refused)
    return stateOf(await sessions.begin(reply, opened.session, previous))
  })

  route(app, 'GET /api/session', ({ account }) => stateOf(account))

  route(app, 'DELETE /api/session', async ({ request, reply }) => {
    const token = sessions.tokenOf(request)
    if (token) await closeSession(db, token)
    sessions.end(reply, token)
    return null
  })

  if (config.demo)
    route(app, 'POST /api/session/demo', async ({ body, request, reply }) => {
      const account = await findAccount(db, demoEmails[body.role])
      if (!account) throw notFound('Ce compte de démonstration n’existe pas.')
      const previous = sessions.tokenOf(request)
      const session = await db.transaction().execute((trx) => rotateSession(trx, account.id, previous, clock))
      return stateOf(await sessions.begin(reply, session, previous))
    })
}
