import type { PGlite } from '@electric-sql/pglite'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import type { Database } from './schema.ts'

/** What other instances, and this one, must hear of after a commit. */
export type Channel = 'listings' | 'mails' | 'geography' | 'accounts'
const channels: readonly Channel[] = ['listings', 'mails', 'geography', 'accounts']

export interface Signals {
  on(channel: Channel, listener: () => void): void
  close(): Promise<void>
}

/** Sends a signal; inside a transaction it leaves at commit, and not at all on rollback. */
export async function notify(db: Kysely<Database>, channel: Channel): Promise<void> {
  await sql`select pg_notify(${`levier_${channel}`}, '')`.execute(db)
}

function listeners() {
  const byChannel = new Map<string, (() => void)[]>()
  const on = (channel: Channel, listener: () => void) =>
    void byChannel.set(`levier_${channel}`, [...(byChannel.get(`levier_${channel}`) ?? []), listener])
  const call = (name: string) => {
    for (const listener of byChannel.get(name) ?? []) listener()
  }
  return { on, call }
}

export async function embeddedSignals(pglite: PGlite): Promise<Signals> {
  const { on, call } = listeners()
  const stops = await Promise.all(
    channels.map((channel) => pglite.listen(`levier_${channel}`, () => call(`levier_${channel}`))),
  )
  return { on, close: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}

/** One connection of its own, opened again after a loss; the workers' scans cover what was missed meanwhile. */
export async function serverSignals(connectionString: string, log: Log): Promise<Signals> {
  const { on, call } = listeners()
  let client: pg.Client | null = null
  let closed = false
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString })
    next.on('notification', ({ channel }) => call(channel))
    next.on('error', (error) => log.warn({ err: error }, 'signal connection lost'))
    next.on('end', () => {
      if (!closed) setTimeout(() => void connect().catch(() => {}), 1000).unref()
    })
    client = next
    await next.connect()
    for (const channel of channels) await next.query(`listen levier_${channel}`)
  }
  await connect()
  const close = async () => {
    closed = true
    await client?.end()
  }
  return { on, close }
}
