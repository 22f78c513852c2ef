import { Agent, request } from 'node:http'

/** One request of a load, ready to be sent. */
export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Figures {
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly perSecond: number
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export function figuresOf(durations: readonly number[], elapsedMs: number): Figures {
  const sorted = [...durations].sort((a, b) => a - b)
  return {
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
    perSecond: (durations.length / elapsedMs) * 1000,
  }
}

function send(agent: Agent, { method, url, headers, body }: Shot): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().on('end', resolve).on('error', reject)
    })
    outgoing.on('error', reject).end(body)
  })
}

/** Sends the shots over keep-alive connections, `clients` at a time, until all are sent or the time is up. */
export async function load(
  shots: readonly Shot[],
  { clients, maxMs }: { clients: number; maxMs: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const durations: number[] = []
  let next = 0
  const started = performance.now()
  const client = async () => {
    while (next < shots.length && performance.now() - started < maxMs) {
      const shot = shots[next++]!
      const sent = performance.now()
      await send(agent, shot)
      durations.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = performance.now() - started
  agent.destroy()
  return figuresOf(durations, elapsed)
}
