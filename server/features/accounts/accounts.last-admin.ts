import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'

export const lastAdminSentence =
  'C’est le dernier compte qui administre tous les départements : donnez d’abord ce rôle à quelqu’un d’autre.'
const lastAdmin = () => new Problem(409, 'last-admin', lastAdminSentence)

interface Target {
  readonly id: string
  readonly role: string
  readonly departements: readonly string[] | null
  readonly closed_at: Date | null
}

/** Whether an account opens everything: the one kind of which there must always be one. */
const administersAll = ({ role, departements, closed_at }: Target) =>
  role === 'admin' && departements === null && closed_at === null

/**
 * Refuses to lose the last open account that administers everything; two that go at once wait here for each other.
 * Asked in the transaction that closes, demotes or deletes it. Throws 409 `last-admin`.
 */
export async function keepAnAdmin(trx: Trx, target: Target): Promise<void> {
  if (!administersAll(target)) return
  await sql`select pg_advisory_xact_lock(hashtext('last admin'))`.execute(trx)
  if (await isLastAdmin(trx, target)) throw lastAdmin()
}

export async function isLastAdmin(db: Db | Trx, target: Target): Promise<boolean> {
  if (!administersAll(target)) return false
  const other = await db
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'admin')
    .where('departements', 'is', null)
    .where('closed_at', 'is', null)
    .where('id', '<>', target.id)
    .limit(1)
    .executeTakeFirst()
  return other === undefined
}
