import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What somebody said is wrong in a listing, and what came of it. Who said it, and the words, are forgotten in time:
  // the row stays, to be counted.
  await sql`create table reports (
    id uuid primary key default gen_random_uuid(),
    listing_id uuid not null references listings on delete cascade,
    field text,
    kind text not null check (kind in ('wrong-number', 'closed', 'not-these-people', 'other')),
    message text,
    reporter uuid references accounts on delete set null,
    created_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'fixed', 'dismissed')),
    answer text,
    decided_at timestamptz,
    decided_by uuid,
    asked_at timestamptz,
    partner_answer text check (partner_answer in ('corrected', 'correct')),
    partner_answered_at timestamptz
  )`.execute(db)
  await sql`create unique index reports_once on reports (listing_id, reporter, kind, coalesce(field, ''))
    where state = 'open' and reporter is not null`.execute(db)
  await sql`create index reports_open on reports (created_at) where state = 'open'`.execute(db)
  await sql`create index reports_by_listing on reports (listing_id)`.execute(db)
  await sql`create index reports_by_reporter on reports (reporter) where reporter is not null`.execute(db)
  await sql`create index reports_decided on reports (decided_at) where state <> 'open'`.execute(db)
}
