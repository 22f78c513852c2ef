import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What an import made, kept a day: sent twice, it is written once. Ids and line numbers only.
  await sql`create table bulk_imports (
    structure_id uuid not null references structures on delete cascade,
    key uuid not null,
    at timestamptz not null,
    drafts jsonb not null default '[]',
    primary key (structure_id, key)
  )`.execute(db)
}
