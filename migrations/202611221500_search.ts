import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What people are searched by, folded once: folding 20,000 accounts at each search took 0.8 s.
  await sql`alter table accounts add column words text not null
    generated always as (folded(name || ' ' || email || ' ' || coalesce(organisation, ''))) stored`.execute(db)
  await sql`create index accounts_by_name on accounts (folded(name) collate "C", email)`.execute(db)
}
