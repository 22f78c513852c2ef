import { type SqlBool, sql } from 'kysely'
import type { Role } from '../../contract/vocabulary.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { entirelyWithin, within } from '../../platform/territory.ts'
import { fold } from '../../platform/text.ts'

const columns = { departements: 'accounts.departements', structure: 'accounts.structure_id' }
export const pageSize = 50

export interface Filters {
  readonly q?: string
  readonly role?: Role
  readonly departement?: string
  readonly structure?: string
  readonly state?: 'open' | 'closed'
}

/** The accounts of a territory, with the structure they belong to and whether they lie in it whole. */
const accountsOf = (db: Db | Trx, territory: Territory) =>
  db
    .selectFrom('accounts')
    .leftJoin('structures', 'structures.id', 'accounts.structure_id')
    .leftJoin('sectors', 'sectors.id', 'accounts.sector_id')
    .select(['accounts.id', 'email', 'accounts.name', 'role', 'organisation', 'structure_id'])
    .select(['structures.nom as structure', 'sector_id', 'sectors.name as sector', 'departements'])
    .select(['accounts.created_at', 'last_seen_at', 'closed_at', 'closed_reason'])
    .select(sql<boolean>`${entirelyWithin(territory, columns)}`.as('whole'))
    .where(within(territory, columns))

export type AccountFound = Awaited<ReturnType<typeof accountWithin>>

/** One of them. Undefined: nobody, or somebody of another territory. */
export const accountWithin = (db: Db | Trx, territory: Territory, id: string) =>
  accountsOf(db, territory).where('accounts.id', '=', id).executeTakeFirst()

/** The same, held to the end of the transaction that decides about it. */
export const holdAccount = (trx: Trx, territory: Territory, id: string) =>
  accountsOf(trx, territory).where('accounts.id', '=', id).forUpdate('accounts').executeTakeFirst()

/** Those that answer the filters, by name, a page at a time. */
export async function findAccounts(db: Db, territory: Territory, filters: Filters, page: number) {
  const found = filtered(accountsOf(db, territory), filters)
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const accounts = await found
    .orderBy(sql`folded(accounts.name) collate "C"`)
    .orderBy('email')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { accounts, total }
}

/** A word of the name, the address, the organisation or the structure, whatever its accents. */
const has = (word: string) => {
  const like = `%${word}%`
  return sql<SqlBool>`(accounts.words like ${like}
    or structure_id in (select id from structures as one where folded(one.nom) like ${like}))`
}

function filtered(accounts: ReturnType<typeof accountsOf>, { q = '', ...filters }: Filters) {
  const { role, departement, structure, state = 'open' } = filters
  const words = fold(q).split(' ').filter(Boolean)
  return accounts
    .where('closed_at', state === 'open' ? 'is' : 'is not', null)
    .$if(role !== undefined, (query) => query.where('role', '=', role!))
    .$if(departement !== undefined, (query) =>
      query.where(sql<SqlBool>`coalesce(${departement} = any(accounts.departements), false)`),
    )
    .$if(structure !== undefined, (query) => query.where('structure_id', '=', structure!))
    .where((eb) => eb.and(words.map(has)))
}

/** Départements that accounts of the territory are of, in order. */
export async function departementsWithAccounts(db: Db, territory: Territory): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select(sql<string>`unnest(departements)`.as('code'))
    .distinct()
    .where(within(territory, columns))
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}
