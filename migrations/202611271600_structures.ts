import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // One more at each change made here: two people who started from the same one are told.
  await sql`alter table structures add column version integer not null default 1`.execute(db)
  await sql`create index structures_merged on structures (merged_into) where merged_into is not null`.execute(db)
  await sql`create index listings_merged on listings (merged_into) where merged_into is not null`.execute(db)

  // What was changed of a structure here: by whom, when, and the fields as they were and as they became.
  await sql`create table structure_history (
    id bigint generated always as identity primary key,
    structure_id uuid not null references structures on delete cascade,
    at timestamptz not null,
    actor text not null,
    action text not null check (action in ('edit', 'trust', 'distrust', 'merge', 'merged')),
    before jsonb not null default '{}',
    after jsonb not null default '{}',
    reason text,
    other_id uuid references structures on delete set null
  )`.execute(db)
  await sql`create index structure_history_by_structure on structure_history (structure_id, id)`.execute(db)

  // A structure that says another one of the base, which nobody of it keeps, is itself.
  await sql`create table structure_claims (
    id uuid primary key default gen_random_uuid(),
    structure_id uuid not null references structures on delete cascade,
    claimant_structure_id uuid not null references structures on delete cascade,
    account_id uuid references accounts on delete cascade,
    message text,
    created_at timestamptz not null,
    state text not null default 'pending' check (state in ('pending', 'approved', 'refused')),
    reason text,
    decided_at timestamptz,
    decided_by uuid
  )`.execute(db)
  await sql`create unique index structure_claims_pending on structure_claims (structure_id, claimant_structure_id)
    where state = 'pending'`.execute(db)
  await sql`create index structure_claims_by_claimant on structure_claims (claimant_structure_id)`.execute(db)
}
