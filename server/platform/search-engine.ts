import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { Meilisearch, MeilisearchApiError, type MeilisearchErrorResponse } from 'meilisearch'
import type { Log } from './log.ts'

/** Where the word engine answers. The embedded one may come back on another port after a crash. */
export interface EngineAddress {
  readonly url: string
  readonly key: string
}

export interface SearchEngine {
  /** Asks the engine, briefly. Null when it does not answer, did not a moment ago, or is not there. */
  ask<T>(question: (client: Meilisearch) => Promise<T>): Promise<T | null>
  /** The client for indexing, which may take its time; null without an address. */
  indexing(): Meilisearch | null
  /** Whether it answers now. */
  healthy(): Promise<boolean>
  close(): void
}

interface Options {
  address: () => EngineAddress | null
  log: Log
  /** A search answers in 1 to 20 ms: beyond this the database is quicker. */
  searchTimeoutMs?: number
  /** How often an engine that failed is tried again; meanwhile no search waits for it. */
  probeEveryMs?: number
}

const indexingTimeoutMs = 60_000

export function makeSearchEngine(options: Options): SearchEngine {
  const { address, log, searchTimeoutMs = 800, probeEveryMs = 1000 } = options
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }
  const clientFor = (timeout: number) => cachedClient(address, { timeout, httpClient: transport(agents) })
  const searching = clientFor(searchTimeoutMs)
  const indexing = clientFor(indexingTimeoutMs)
  const healthy = async () =>
    (await searching()
      ?.isHealthy()
      .catch(() => false)) ?? false
  const breaker = makeBreaker(healthy, probeEveryMs)

  const ask = async <T>(question: (client: Meilisearch) => Promise<T>): Promise<T | null> => {
    const client = searching()
    if (!client || breaker.isOpen()) return null
    try {
      return await question(client)
    } catch (error) {
      log.warn({ err: error }, 'the word engine did not answer')
      // A refusal is an answer: only silence and its own failures make it worth leaving alone for a while.
      const refusal = refusalOf(error)
      if (!refusal || refusal.response.status >= 500) breaker.open()
      return null
    }
  }
  const close = () => {
    breaker.close()
    agents.http.destroy()
    agents.https.destroy()
  }
  return { ask, indexing, healthy, close }
}

/** What the engine said when it refused, or null when it said nothing. The client wraps what its transport throws. */
export function refusalOf(error: unknown): MeilisearchApiError | null {
  if (error instanceof MeilisearchApiError) return error
  return error instanceof Error && error.cause instanceof MeilisearchApiError ? error.cause : null
}

/** The client of the present address, built again only when the address changes. */
function cachedClient(
  address: () => EngineAddress | null,
  settings: { timeout: number; httpClient: ReturnType<typeof transport> },
) {
  let cached: { url: string; key: string; client: Meilisearch } | null = null
  return (): Meilisearch | null => {
    const now = address()
    if (!now) return null
    if (cached?.url !== now.url || cached.key !== now.key)
      cached = { ...now, client: new Meilisearch({ host: now.url, apiKey: now.key, ...settings }) }
    return cached.client
  }
}

/** Opens on a failure and closes itself when `healthy` says so: an outage costs one waiting search, not each of them. */
function makeBreaker(healthy: () => Promise<boolean>, everyMs: number) {
  let timer: NodeJS.Timeout | null = null
  let ended = false
  const probe = async () => {
    const back = await healthy()
    timer = back || ended ? null : later()
  }
  const later = () => setTimeout(() => void probe(), everyMs).unref()
  return {
    isOpen: () => timer !== null,
    open: () => {
      if (!ended) timer ??= later()
    },
    close: () => {
      ended = true
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}

interface Agents {
  http: HttpAgent
  https: HttpsAgent
}

/**
 * The client's way out, over `node:http` with connections kept open: through `fetch` every request took 44 ms
 * instead of 1.2 (Meilisearch 1.21, Node 24).
 */
function transport(agents: Agents) {
  return async (...[input, init = {}]: Parameters<typeof fetch>): Promise<unknown> => {
    const url = new URL(String(input))
    const { status, text } = await exchange(url, init, agents)
    const good = status >= 200 && status < 300
    if (good) return text === '' ? undefined : JSON.parse(text)
    throw new MeilisearchApiError(new Response(null, { status }), errorBody(text))
  }
}

function errorBody(text: string): MeilisearchErrorResponse | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a proxy's page
  }
}

async function exchange(url: URL, init: RequestInit, agents: Agents): Promise<{ status: number; text: string }> {
  try {
    return await exchangeOnce(url, init, agents)
  } catch (error) {
    // The engine closed an idle connection at the moment it was used again: not an outage.
    if (error instanceof StaleConnection) return exchangeOnce(url, init, agents)
    throw error
  }
}

class StaleConnection extends Error {}

function exchangeOnce(url: URL, init: RequestInit, agents: Agents) {
  const payload = typeof init.body === 'string' ? Buffer.from(init.body) : null
  const options = {
    method: init.method ?? 'GET',
    headers: {
      ...Object.fromEntries(new Headers(init.headers)),
      ...(payload && { 'content-length': payload.length }),
    },
    ...(init.signal && { signal: init.signal }),
  }
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, agent: agents.https })
        : httpRequest(url, { ...options, agent: agents.http })
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const stale = outgoing.reusedSocket && error.code === 'ECONNRESET'
      reject(stale ? new StaleConnection('the connection was closed', { cause: error }) : error)
    })
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
    })
    outgoing.end(payload ?? undefined)
  })
}
