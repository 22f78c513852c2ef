import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { visitor } from '../../platform/audit.ts'
import { callerOf } from '../../platform/caller.ts'
import { notFound } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Sessions } from '../../platform/session.ts'
import { oidcCookieName } from '../accounts/accounts.strangers.ts'
import { OidcFailure, type OidcRefusal, told } from './oidc.failures.ts'
import { arrive, attemptMs, noteRefusal, saveAttempt, strangerMs, takeAttempt } from './oidc.queries.ts'
import { refusalPath, safeReturn } from './oidc.rules.ts'

const go = (reply: FastifyReply, where: string) => {
  reply.header('location', where)
  return null
}

/** The cookie that ties what is under way to one browser. Lax: the provider sends the browser back from its own site. */
function browserCookie(publicUrl: string) {
  const name = oidcCookieName(publicUrl)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const
  return {
    tokenOf: ({ cookies }: FastifyRequest) => cookies[name],
    give: (reply: FastifyReply, token: string, ms: number) =>
      reply.setCookie(name, token, { ...options, maxAge: ms / 1000 }),
    takeBack: (reply: FastifyReply) => reply.clearCookie(name, options),
  }
}

export function oidcRoutes(app: FastifyInstance, { config, db, clock, oidc }: Deps, sessions: Sessions) {
  const browser = browserCookie(config.publicUrl)
  const clientOf = (id: string) => {
    const client = oidc(id)
    if (!client) throw notFound('Ce fournisseur d’identité n’existe pas.')
    return client
  }

  /** What a page cannot be: the browser is between two sites. It lands on the sign-in page, which says why. */
  const turnBack = async (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    const { provider, code, returnTo = '/', failure } = refusal
    request.log[failure ? 'warn' : 'info']({ provider, code, ...(failure && told(failure)) }, 'sign-in refused')
    if (!refusal.isNoted) await noteRefusal(db, { code, accountId: null }, provider, visitor(request), clock.now())
    return go(reply, refusalPath(code, returnTo))
  }

  route(app, 'GET /api/session/oidc/:provider', async ({ params: { provider }, query, request, reply }) => {
    const client = clientOf(provider)
    const returnTo = safeReturn(query.suite, config.publicUrl)
    const attempt = { state: newToken(), nonce: newToken(), codeVerifier: newToken() }
    const where = await orFailure(client.departure(attempt))
    if (where instanceof OidcFailure)
      return turnBack(request, reply, { provider, code: where.code, returnTo, failure: where })
    browser.give(reply, await saveAttempt(db, { ...attempt, provider, returnTo }, clock.now()), attemptMs)
    return go(reply, where)
  })

  route(app, 'GET /api/session/oidc/:provider/callback', async ({ params: { provider }, request, reply }) => {
    const client = clientOf(provider)
    const query = new URL(request.url, config.publicUrl).searchParams
    const left = { provider, state: query.get('state') }
    const attempt = await takeAttempt(db, browser.tokenOf(request), left, clock.now())
    if (!attempt) return turnBack(request, reply, { provider, code: 'oidc-expired' })

    browser.takeBack(reply)
    const { returnTo } = attempt
    const identity = await orFailure(client.arrival(query, attempt))
    if (identity instanceof OidcFailure)
      return turnBack(request, reply, { provider, code: identity.code, returnTo, failure: identity })

    const previous = sessions.tokenOf(request)
    const who = { actor: visitor(request), caller: callerOf(request), previous, clock }
    const arrived = await arrive(db, identity, { ...who, provider })
    if ('refused' in arrived)
      return turnBack(request, reply, { provider, code: arrived.refused, returnTo, isNoted: true })
    if ('stranger' in arrived) {
      browser.give(reply, arrived.stranger, strangerMs)
      return go(reply, '/demande-acces')
    }
    await sessions.begin(reply, arrived.session, previous)
    return go(reply, returnTo)
  })
}

interface Refusal {
  readonly provider: string
  readonly code: OidcRefusal
  readonly returnTo?: string
  readonly failure?: OidcFailure
  /** The journal has it already, with the account it is about. */
  readonly isNoted?: true
}

/** What the provider made fail is an answer here; anything else is thrown as it is. */
const orFailure = <T>(work: Promise<T>): Promise<T | OidcFailure> =>
  work.catch((error: unknown) => {
    if (error instanceof OidcFailure) return error
    throw error
  })
