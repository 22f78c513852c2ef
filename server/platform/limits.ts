import type { FastifyReply } from 'fastify'
import { keep } from './bounded.ts'
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
