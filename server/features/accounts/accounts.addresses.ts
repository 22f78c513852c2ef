import { sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { within } from '../../platform/territory.ts'

export interface AddressHolder {
  readonly id: string
  readonly closed: boolean
  /** It is of the territory of who asks, who may hear more of it than that it exists. */
  readonly seen: boolean
}

/** Which of these addresses, in lower case, have an account, open or closed. */
export async function accountsAt(
  db: Db | Trx,
  emails: readonly string[],
  territory: Territory = { kind: 'all' },
): Promise<Map<string, AddressHolder>> {
  if (emails.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'email', 'closed_at'])
    .select(sql<boolean>`${within(territory, { departements: 'departements', structure: 'structure_id' })}`.as('seen'))
    .where('email', 'in', emails)
    .execute()
  return new Map(rows.map(({ id, email, closed_at, seen }) => [email, { id, closed: closed_at !== null, seen }]))
}

export const accountAt = async (db: Db | Trx, email: string, territory?: Territory): Promise<AddressHolder | null> =>
  (await accountsAt(db, [email], territory)).get(email) ?? null

export interface AdminAddress {
  readonly id: string
  readonly email: string
  /** Null: of everything. */
  readonly departements: readonly string[] | null
}

/** Every open admin, those seen last first. */
export const openAdmins = (db: Db | Trx): Promise<AdminAddress[]> =>
  db
    .selectFrom('accounts')
    .select(['id', 'email', 'departements'])
    .where('role', '=', 'admin')
    .where('closed_at', 'is', null)
    .orderBy('last_seen_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute()
