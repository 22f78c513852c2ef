import type { Db, Trx } from '../../platform/db.ts'

export interface AddressHolder {
  readonly id: string
  readonly closed: boolean
}

/** Which of these addresses, in lower case, have an account, open or closed. */
export async function accountsAt(db: Db | Trx, emails: readonly string[]): Promise<Map<string, AddressHolder>> {
  if (emails.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'email', 'closed_at'])
    .where('email', 'in', emails)
    .execute()
  return new Map(rows.map(({ id, email, closed_at }) => [email, { id, closed: closed_at !== null }]))
}

export const accountAt = async (db: Db | Trx, email: string): Promise<AddressHolder | null> =>
  (await accountsAt(db, [email])).get(email) ?? null

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
