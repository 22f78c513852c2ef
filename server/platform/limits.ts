import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import type { Access, Endpoint } from '../contract/api.ts'
import { keep } from './bounded.ts'
import { connectionOf } from './caller.ts'
import type { Clock } from './clock.ts'
import { Problem } from './errors.ts'

interface Allowance {
  /** How many in one window. */
  max: number
  windowMs: number
  clock: Clock
}

/** Beyond this many different callers in one window the oldest are forgotten: memory stays bounded. */
const callers = 20_000

/**
 * Counts by caller, in this process. The function made throws 429 `too-many-requests` and says when to come back.
 * Several instances allow as many times more: enough against a flooded mailbox, which is what it is for.
 */
export function makeLimit({ max, windowMs, clock }: Allowance) {
  const counts = new Map<string, { since: number; taken: number }>()
  return (caller: string, reply: FastifyReply) => {
    const now = clock.now().getTime()
    const known = counts.get(caller)
    const count =
      known && now - known.since < windowMs ? known : keep(counts, caller, { since: now, taken: 0 }, callers)
    if (count.taken >= max) refuse(reply, Math.ceil((count.since + windowMs - now) / 1000))
    count.taken += 1
  }
}

function refuse(reply: FastifyReply, seconds: number): never {
  reply.header('retry-after', seconds)
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes > 1 ? `${minutes} minutes` : 'une minute'
  throw new Problem(429, 'too-many-requests', `Trop de demandes. Réessayez dans ${wait}.`)
}

declare module 'fastify' {
  interface FastifyContextConfig {
    limit?: Limit
  }
}

interface Limit {
  /** Calls with the same key are counted together. */
  readonly key: string
  readonly max: number
  readonly windowMs: number
}

const minute = 60_000
/** How many is a setting. */
const byAccount: Limit = { key: 'account', max: 0, windowMs: minute }
/** For what has no account: an agency of 200 people starts its day behind one address. */
const byAddress: Limit = { key: 'address', max: 6000, windowMs: minute }

/** An endpoint's own limit, else the one it shares with the others of its kind. */
export function limitOf(key: string, access: Access, own: Endpoint['limit']): Limit {
  if (own) return { key, max: own.max, windowMs: own.minutes * minute }
  return access === 'public' ? byAddress : byAccount
}

type Shared = Pick<Config, 'requestsPerMinute'>

/**
 * Counts every call to the interface: by account when somebody is signed in, whatever the address they share, and by
 * address otherwise. Registered after the sessions, which say who calls.
 */
export function limits(app: FastifyInstance, { clock, config }: { clock: Clock; config: Shared }) {
  const shared = makeLimit({ ...byAccount, max: config.requestsPerMinute, clock })
  const counters = new Map([[byAccount.key, shared]])
  app.addHook('onRequest', async ({ routeOptions, account, ip }, reply) => {
    const { limit } = routeOptions.config
    if (!limit) return
    const count = counters.get(limit.key) ?? makeLimit({ ...limit, clock })
    counters.set(limit.key, count)
    count(account ? `account ${account.id}` : `address ${connectionOf(ip)}`, reply)
  })
}
