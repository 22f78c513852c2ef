import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // kind and item_id: what waits may be a revision, a report, a claim or an access request.
  await sql`create table moderation_assignments (
    kind text not null,
    item_id uuid not null,
    account_id uuid not null references accounts on delete cascade,
    at timestamptz not null,
    primary key (kind, item_id)
  )`.execute(db)
  await sql`create table moderation_presence (
    kind text not null,
    item_id uuid not null,
    account_id uuid not null references accounts on delete cascade,
    seen_at timestamptz not null,
    primary key (kind, item_id, account_id)
  )`.execute(db)
}
