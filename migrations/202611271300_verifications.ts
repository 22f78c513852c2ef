import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await verifications(db)
  await campaigns(db)
  // Addresses are known by their fingerprint only: enough to recognise one, not to read it.
  await sql`create table verification_refusals (
    address text primary key,
    at timestamptz not null
  )`.execute(db)
  await sql`create table bounces (
    address text primary key,
    at timestamptz not null,
    code text not null,
    count integer not null
  )`.execute(db)
}

async function verifications(db: Kysely<unknown>) {
  await sql`create table verifications (
    id uuid primary key default gen_random_uuid(),
    listing_id uuid not null references listings on delete cascade,
    at timestamptz not null,
    day date not null,
    actor text not null,
    how text not null check (how in ('page', 'mail', 'publication'))
  )`.execute(db)
  await sql`create index verifications_by_listing on verifications (listing_id, at)`.execute(db)
  await sql`create index verifications_by_time on verifications (at)`.execute(db)
  // The last reminder about a listing since it was confirmed on that day: in months.
  await sql`create table verification_reminders (
    listing_id uuid primary key references listings on delete cascade,
    verified_on date not null,
    step integer not null,
    at timestamptz not null
  )`.execute(db)
}

async function campaigns(db: Kysely<unknown>) {
  await sql`create table campaigns (
    id uuid primary key default gen_random_uuid(),
    created_at timestamptz not null,
    created_by uuid,
    frein text,
    departement text,
    source text,
    structure_id uuid references structures on delete cascade,
    months integer not null,
    departements text[],
    state text not null check (state in ('sending', 'sent', 'stopped')),
    ended_at timestamptz
  )`.execute(db)
  // Who is written to, about what. The address is read when the mail is written, never kept here.
  await sql`create table campaign_recipients (
    id uuid primary key default gen_random_uuid(),
    campaign_id uuid not null references campaigns on delete cascade,
    structure_id uuid not null references structures on delete cascade,
    account_id uuid references accounts on delete cascade,
    listing_ids uuid[] not null,
    address text not null,
    had_members boolean not null,
    sent_at timestamptz,
    left_out_at timestamptz,
    changed_at timestamptz
  )`.execute(db)
  await sql`create index campaign_recipients_to_send on campaign_recipients (campaign_id, id)
    where sent_at is null and left_out_at is null`.execute(db)
  await sql`create index campaign_recipients_by_campaign on campaign_recipients (campaign_id)`.execute(db)
  await sql`create table verification_links (
    token_hash text primary key,
    purpose text not null check (purpose in ('confirm', 'unsubscribe')),
    structure_id uuid not null references structures on delete cascade,
    account_id uuid references accounts on delete cascade,
    recipient_id uuid references campaign_recipients on delete set null,
    listing_ids uuid[] not null,
    sent_to text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`.execute(db)
  await sql`create index verification_links_by_address on verification_links (sent_to, created_at)`.execute(db)
}
