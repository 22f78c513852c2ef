import { lookup as systemLookup } from 'node:dns/promises'
import { request as askHttp } from 'node:http'
import { request as askHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { ReviewCheck } from '../../contract/moderation.ts'
import { askable, isPublicAddress } from './moderation.addresses.ts'

export interface Reach {
  /** Every address a name leads to. */
  resolve(hostname: string): Promise<readonly string[]>
  isAllowed(address: string): boolean
  /** Null: that of the protocol. */
  readonly port: number | null
}

const publicly: Reach = {
  resolve: async (hostname) => (await systemLookup(hostname, { all: true })).map(({ address }) => address),
  isAllowed: isPublicAddress,
  port: null,
}

const timeoutMs = 3000
/** Of the head of an answer; its body is not read at all. */
const headBytes = 64 * 1024

type Outcome = 'answers' | 'moved' | 'refuses' | 'unknown' | 'silent'

const words: Readonly<Record<Outcome, Omit<ReviewCheck, 'code'>>> = {
  answers: { level: 'ok', text: 'Site joignable' },
  moved: { level: 'ok', text: 'Site joignable, qui renvoie à une autre page' },
  refuses: { level: 'caution', text: 'Le site répond que cette page n’existe pas ou ne s’ouvre pas' },
  unknown: { level: 'caution', text: 'Le nom de ce site n’existe pas' },
  silent: { level: 'caution', text: 'Le site ne répond pas' },
}

/** Whether a site answers, in words; null for a link that is not to be asked. */
export async function checkLink(link: string, reach: Reach = publicly): Promise<ReviewCheck | null> {
  const url = askable(link)
  return url && { code: 'site', ...words[await outcomeOf(url, reach)] }
}

/**
 * Asks once, following nothing. Every address of the name must be public, and the one that was checked is the one that
 * is asked: a name that leads elsewhere a moment later changes nothing.
 */
async function outcomeOf(url: URL, { resolve, isAllowed, port }: Reach): Promise<Outcome> {
  const limit = AbortSignal.timeout(timeoutMs)
  const late = new Promise<never>((_, reject) => limit.addEventListener('abort', () => reject(limit.reason)))
  late.catch(() => {}) // heard through the race, if it is still run
  let addresses: readonly string[]
  try {
    addresses = await Promise.race([resolve(url.hostname), late])
  } catch {
    return 'unknown'
  }
  // Said in the same words: who reads must not learn what is inside.
  if (addresses.length === 0 || !addresses.every(isAllowed)) return 'unknown'
  try {
    const status = await statusOf(url, { address: addresses[0]!, port, limit })
    return status < 300 ? 'answers' : status < 400 ? 'moved' : 'refuses'
  } catch {
    return 'silent'
  }
}

interface Pinned {
  readonly address: string
  readonly port: number | null
  readonly limit: AbortSignal
}

function statusOf(url: URL, { address, port, limit }: Pinned): Promise<number> {
  const family = address.includes(':') ? 6 : 4
  const lookup: LookupFunction = (_name, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family)
  const ask = url.protocol === 'https:' ? askHttps : askHttp
  const headers = { 'user-agent': 'Levier (verification des fiches)', accept: 'text/html,*/*' }
  return new Promise((resolve, reject) => {
    const options = { lookup, signal: limit, agent: false as const, maxHeaderSize: headBytes, headers }
    const asking = ask(url, { ...options, ...(port && { port }) }, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    asking.once('error', reject).end()
  })
}
