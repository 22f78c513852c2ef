import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whether there is room, as it was last said, and when; too old to be believed after 30 days, which is told from the
  // day. When an adviser last got somebody on the telephone: no verification.
  await sql`alter table listings
    add column availability text check (availability in ('places', 'attente', 'complet')),
    add column availability_on date,
    add column last_reached_on date,
    add constraint listings_availability_dated check ((availability is null) = (availability_on is null))`.execute(db)
  // What came of a call, in one tap. Who called goes with the account, and the rows with time.
  await sql`create table calls (
    id uuid primary key default gen_random_uuid(),
    listing_id uuid not null references listings on delete cascade,
    account_id uuid references accounts on delete set null,
    at timestamptz not null,
    outcome text not null check (outcome in ('reached', 'no-answer', 'wrong-number', 'full', 'closed')),
    -- The report it made, or added its weight to.
    report_id uuid references reports on delete set null,
    made_report boolean not null default false
  )`.execute(db)
  await sql`create index calls_by_listing on calls (listing_id, at)`.execute(db)
  await sql`create index calls_by_account on calls (account_id) where account_id is not null`.execute(db)
  await sql`create index calls_by_report on calls (report_id) where report_id is not null`.execute(db)
  await sql`create index calls_by_age on calls (at)`.execute(db)
  // Each time somebody said whether there is room: the last one counts, and taking one back leaves the one before.
  await sql`create table availabilities (
    id bigint generated always as identity primary key,
    listing_id uuid not null references listings on delete cascade,
    state text check (state in ('places', 'attente', 'complet')),
    day date not null,
    at timestamptz not null,
    account_id uuid references accounts on delete set null,
    call_id uuid references calls on delete cascade
  )`.execute(db)
  await sql`create index availabilities_by_listing on availabilities (listing_id, at)`.execute(db)
  await sql`create index availabilities_by_account on availabilities (account_id) where account_id is not null`.execute(
    db,
  )
  await sql`create index availabilities_by_call on availabilities (call_id) where call_id is not null`.execute(db)
  await sql`create index availabilities_by_age on availabilities (at)`.execute(db)
}
