import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Account } from './access.ts'
import { keep } from './bounded.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { Log } from './log.ts'
import { hashOf } from './secrets.ts'
import { isForInterface } from './security.ts'
import { readSession, touchSession } from './session.queries.ts'
import type { Signals } from './signals.ts'

const minute = 60_000
const hour = 60 * minute

/** A session ends 30 days after it was opened, or 12 hours after it was last used. */
export const sessionMs = 30 * 24 * hour
export const idleMs = 12 * hour
/** How long a closed account or session may still be served by another instance. */
const trustedMs = 20_000
/** The last use is written this often, so that a search costs no write. */
const touchedEveryMs = 5 * minute
const cacheSize = 10_000

export interface OpenSession {
  readonly account: Account
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}
type Known = OpenSession & { readonly readAt: number }

/** Over HTTPS the browser itself refuses the cookie from a neighbouring site or a plain connection (`__Host-`). */
export const sessionCookieName = (publicUrl: string) =>
  publicUrl.startsWith('https:') ? '__Host-levier_session' : 'levier_session'

const attributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') }) as const

const isAlive = ({ lastSeenAt, expiresAt }: OpenSession, now: Date) =>
  now < expiresAt && now.getTime() - lastSeenAt.getTime() < idleMs

export interface Sessions {
  /** The token of the request's cookie, if any: open or not. */
  tokenOf(request: FastifyRequest): string | undefined
  /** Gives the browser its new session in place of the previous one. Returns who it belongs to. */
  begin(reply: FastifyReply, token: string, previous: string | undefined): Promise<Account | null>
  /** Reads every session again from now on, here: other instances hear of a change by its signal. */
  forgetAll(): void
  /** Takes the cookie back and forgets the session, so that a closed one is refused here at once. */
  end(reply: FastifyReply, token: string | undefined): void
}

interface Ground {
  db: Db
  log: Log
  clock: Clock
  publicUrl: string
  signals: Signals
}

/** Reads sessions through a short memory: a search by somebody known costs no round trip. */
function sessionReader({ db, log, clock, signals }: Ground) {
  const known = new Map<string, Known>()
  // An account was closed or changed, a session ended: told within a moment, and at worst after `trustedMs`.
  signals.on('accounts', () => known.clear())

  const remember = (hash: string, session: OpenSession): Known =>
    keep(known, hash, { ...session, readAt: clock.now().getTime() }, cacheSize)
  const fromDatabase = async (hash: string): Promise<Known | null> => {
    const session = await readSession(db, hash)
    if (!session) known.delete(hash)
    return session && remember(hash, session)
  }
  const touch = async (hash: string, session: Known, now: Date) => {
    if (now.getTime() - session.lastSeenAt.getTime() < touchedEveryMs) return
    // As old as when it was read: use does not make it trusted for longer.
    keep(known, hash, { ...session, lastSeenAt: now }, cacheSize)
    // Nobody is refused because this could not be noted.
    await touchSession(db, hash, now).catch((error: unknown) => log.warn({ err: error }, 'last use not noted'))
  }
  const accountOf = async (token: string): Promise<Account | null> => {
    const hash = hashOf(token)
    const now = clock.now()
    const recent = known.get(hash)
    const trusted = recent && Math.abs(now.getTime() - recent.readAt) < trustedMs
    const session = trusted ? recent : await fromDatabase(hash)
    if (!session || !isAlive(session, now)) return null
    await touch(hash, session, now)
    return session.account
  }
  return {
    accountOf,
    forget: (token: string) => void known.delete(hashOf(token)),
    forgetAll: () => known.clear(),
  }
}

/** Sets `request.account` on every request to the interface; pages and assets are the same for everybody. */
export function sessions(app: FastifyInstance, ground: Ground): Sessions {
  const reader = sessionReader(ground)
  const name = sessionCookieName(ground.publicUrl)
  const cookie = attributes(ground.publicUrl)
  const tokenOf = (request: FastifyRequest) => request.cookies[name]

  app.decorateRequest('account', null)
  app.addHook('onRequest', async (request) => {
    const token = isForInterface(request) ? tokenOf(request) : undefined
    if (token) request.account = await reader.accountOf(token)
  })
  return {
    tokenOf,
    forgetAll: reader.forgetAll,
    begin: (reply, token, previous) => {
      if (previous) reader.forget(previous)
      reply.setCookie(name, token, { ...cookie, maxAge: sessionMs / 1000 })
      return reader.accountOf(token)
    },
    end: (reply, token) => {
      if (token) reader.forget(token)
      reply.clearCookie(name, cookie)
    },
  }
}
