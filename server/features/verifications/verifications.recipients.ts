import { type RawBuilder, sql } from 'kysely'
import { addressPrintSql } from '../../platform/bounces.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { daysAfter, quietDays } from './verifications.rules.ts'

export interface Recipient {
  readonly structure_id: string
  /** Null: the structure's own address, because nobody of it has an account. */
  readonly account_id: string | null
  readonly address: string
  /** Fingerprint of the address. */
  readonly print: string
  /** Why nobody writes there: its owner opposed, wants no reminder, or the address does not exist. */
  readonly barred: 'opposed' | 'refused' | 'bounced' | null
  /** Written to about listings less than a week ago. */
  readonly written: boolean
}

const openPartners = sql`accounts where accounts.structure_id = structures.id and accounts.closed_at is null`

/** Who may be written to about the listings of structures: their people, else the structure itself. */
const candidates = (structures: RawBuilder<unknown>) => sql`
  select structures.id as structure_id, accounts.id as account_id, accounts.email as address,
    ${addressPrintSql('accounts.email')} as print
  from structures join accounts on accounts.structure_id = structures.id and accounts.closed_at is null
  where structures.id in (${structures}) and structures.merged_into is null
  union all
  select structures.id, null, structures.courriel, ${addressPrintSql('structures.courriel')}
  from structures
  where structures.id in (${structures}) and structures.merged_into is null
    and structures.courriel like '%_@_%' and not exists (select from ${openPartners})`

/** The same as a table, each with what keeps from writing to it. */
export const recipientsOf = (structures: RawBuilder<unknown>, now: Date): RawBuilder<unknown> => sql`(
  select candidates.*,
    case when exists (select from oppositions where kind = 'courriel' and fingerprint = print) then 'opposed'
      when exists (select from verification_refusals where verification_refusals.address = print) then 'refused'
      when exists (select from bounces where bounces.address = print) then 'bounced' end as barred,
    exists (select from verification_links
      where sent_to = print and purpose = 'confirm'
        and created_at > ${daysAfter(now, -quietDays)}::timestamptz) as written
  from (${candidates(structures)}) as candidates)`

/** Those of one structure. */
export async function readRecipients(db: Db | Trx, structureId: string, now: Date): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select * from ${recipientsOf(sql`select ${structureId}::uuid`, now)} as recipients
    order by account_id nulls last`.execute(db)
  return rows
}

export const mayBeWrittenTo = ({ barred }: Recipient): boolean => barred === null
