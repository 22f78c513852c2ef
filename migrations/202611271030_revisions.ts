import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // kept_here: somebody decided about it here, so imports leave it alone. A merged one leads to what took its place.
  await sql`alter table structures
    add column kept_here boolean not null default false,
    add column trusted boolean not null default false,
    add column merged_into uuid references structures`.execute(db)
  await sql`alter table listings
    add column kept_here boolean not null default false,
    add column merged_into uuid references listings,
    add column closed_from date,
    add column closed_until date,
    add column closed_message text`.execute(db)

  // What a listing says or would say. One is open at most, one is what advisers see at most.
  await sql`create table revisions (
    id uuid primary key default gen_random_uuid(),
    listing_id uuid not null references listings on delete cascade,
    number integer not null,
    state text not null check (state in
      ('draft', 'pending', 'changes_requested', 'approved', 'superseded', 'rejected', 'discarded')),
    content jsonb not null,
    version integer not null default 1,
    author text not null,
    created_at timestamptz not null,
    saved_at timestamptz not null,
    saved_by text not null,
    sent_at timestamptz,
    decided_at timestamptz,
    decided_by text,
    reason text,
    remarks jsonb not null default '{}',
    to_read boolean not null default false,
    unique (listing_id, number)
  )`.execute(db)
  await sql`create unique index revisions_open on revisions (listing_id)
    where state in ('draft', 'pending', 'changes_requested')`.execute(db)
  await sql`create unique index revisions_current on revisions (listing_id) where state = 'approved'`.execute(db)
  await sql`create index revisions_to_decide on revisions (sent_at) where state = 'pending' or to_read`.execute(db)

  // The history tells every step of a revision too, and what a line is about.
  await sql`alter table listing_history
    add column action text,
    add column revision_id uuid references revisions on delete set null,
    add column detail jsonb not null default '{}'`.execute(db)
}
