import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>
export type Trx = Transaction<Database>

// Days stay text, 64-bit counters become numbers: the same answers from both databases.
const date = 1082
const int8 = 20

/** PostgreSQL 18 in this process, in a folder or a file system of its own, or in memory without one. */
export async function openEmbedded(place?: string | PGliteOptions['fs']): Promise<PGlite> {
  return PGlite.create({
    ...(typeof place === 'string' ? { dataDir: place } : place && { fs: place }),
    extensions: { pg_trgm },
    parsers: { [date]: (value: string) => value, [int8]: Number },
  })
}

export const embeddedDb = (pglite: PGlite): Db => new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })

/**
 * A pool on a real server. `onError` hears of every connection lost, idle or between two queries of its user: without
 * a listener of its own, one such loss would end the process.
 */
export function serverDb(connectionString: string, onError: (error: Error) => void): Db {
  const types = new pg.TypeOverrides()
  types.setTypeParser(date, (value) => value)
  types.setTypeParser(int8, Number)
  const pool = new pg.Pool({ connectionString, max: 10, types, connectionTimeoutMillis: 5000 })
  pool.on('connect', (client) => client.on('error', onError))
  pool.on('error', () => {}) // an idle one, heard above
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

// Connection exceptions, server stopping or starting, no place left, database closed for maintenance:
// https://www.postgresql.org/docs/current/errcodes-appendix.html; then what the network and the driver say.
const lostCodes = /^(08\w{3}|57P0[1-5]|53300|55000|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/
const lostWords = /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i

/** Whether a query failed because the database cannot be reached, rather than because of the query. */
export function isDatabaseLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, message } = error as NodeJS.ErrnoException
  return lostCodes.test(code ?? '') || lostWords.test(message)
}
