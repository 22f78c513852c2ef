import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'
import { hashOf } from './secrets.ts'

/** What is kept of an address: the same as for an opposition, so that one is recognised by the other. */
export const addressPrint = (address: string): string => hashOf(`courriel:${address.toLowerCase()}`)

/** The same in the database, of a column. */
export const addressPrintSql = (column: string): RawBuilder<string> =>
  sql<string>`encode(sha256(convert_to('courriel:' || lower(${sql.ref(column)}), 'UTF8')), 'hex')`

interface Refused {
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  /** One for each address, where the whole says what came last. */
  readonly rejectedErrors?: readonly Refused[]
}

/**
 * Why a mail server refuses an address for good, `550 5.1.1`; null when it does not, or not because of the address: who
 * may not send (530, 5.7.x: RFC 3463) says nothing about who receives.
 */
export function bounceCode(error: unknown): string | null {
  const whole = error as Refused
  const { command, responseCode = 0, response = '' } = whole.rejectedErrors?.[0] ?? whole
  if (command !== 'RCPT TO' || responseCode < 500 || responseCode === 530) return null
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  if (enhanced?.startsWith('5.7.')) return null
  return enhanced ? `${responseCode} ${enhanced}` : String(responseCode)
}

/** An address was refused for good, once more. */
export async function noteBounce(db: Db, address: string, code: string, at: Date): Promise<void> {
  await db
    .insertInto('bounces')
    .values({ address: addressPrint(address), at, code, count: 1 })
    .onConflict((conflict) =>
      conflict.column('address').doUpdateSet({ at, code, count: sql<number>`bounces.count + 1` }),
    )
    .execute()
}

/** A mail went through: whatever was wrong is over. */
export async function clearBounce(db: Db, address: string): Promise<void> {
  await db.deleteFrom('bounces').where('address', '=', addressPrint(address)).execute()
}

/** Forgets refusals nothing has confirmed since. Returns how many. */
export async function purgeBounces(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('bounces').where('at', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
