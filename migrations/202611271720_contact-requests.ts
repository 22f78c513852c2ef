import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await requests(db)
  await steps(db)
  // A mail written for somebody is answered to them, not to the product.
  await sql`alter table mails add column reply_to text`.execute(db)
}

async function requests(db: Kysely<unknown>) {
  // Whoever it concerns may go: the figures stay. What was written is emptied a year after the end.
  await sql`create table contact_requests (
    id uuid primary key default gen_random_uuid(),
    form_key uuid not null,
    kind text not null check (kind in ('direct', 'global', 'exclusif')),
    adviser_id uuid references accounts on delete set null,
    listing_id uuid references listings on delete set null,
    structure_id uuid references structures on delete set null,
    sector_id uuid references sectors on delete set null,
    commune text,
    freins text[] not null default '{}',
    sensitive_in_mail boolean not null default false,
    reference text,
    message text,
    answer_way text not null check (answer_way in ('courriel', 'telephone', 'lien')),
    state text not null default 'sent'
      check (state in ('sent', 'seen', 'accepted', 'declined', 'expired', 'cancelled')),
    version integer not null default 0,
    recipient_kind text not null
      check (recipient_kind in ('intervenant', 'structure', 'colleague', 'referent', 'secteur')),
    recipient_name text,
    recipient_role text,
    recipient_email text,
    assigned_to uuid references accounts on delete set null,
    mail_id uuid,
    delivered_at timestamptz,
    undelivered_at timestamptz,
    sent_at timestamptz not null,
    seen_at timestamptz,
    answered_at timestamptz,
    closed_at timestamptz,
    asked_at timestamptz,
    reminders integer not null default 0,
    reminded_at timestamptz,
    appointment_at timestamptz,
    appointment_place text,
    decline_reason text,
    outcome text check (outcome in ('started', 'not-started')),
    outcome_reason text,
    outcome_at timestamptz,
    departements text[] not null default '{}'
  )`.execute(db)
  await sql`create unique index contact_requests_once on contact_requests (adviser_id, form_key)`.execute(db)
  await sql`create index contact_requests_by_adviser on contact_requests (adviser_id, sent_at)`.execute(db)
  await sql`create index contact_requests_by_structure on contact_requests (structure_id, sent_at)`.execute(db)
  await sql`create index contact_requests_by_sector on contact_requests (sector_id, sent_at)`.execute(db)
  await sql`create index contact_requests_by_listing on contact_requests (listing_id, sent_at)`.execute(db)
  await sql`create index contact_requests_waiting on contact_requests (sent_at)
    where state in ('sent', 'seen')`.execute(db)
}

async function steps(db: Kysely<unknown>) {
  await sql`create table contact_request_steps (
    id bigint generated always as identity primary key,
    request_id uuid not null references contact_requests on delete cascade,
    at timestamptz not null,
    actor text not null check (actor in ('adviser', 'recipient', 'clock')),
    account_id uuid references accounts on delete set null,
    action text not null,
    from_state text,
    to_state text not null,
    text text,
    detail jsonb not null default '{}'
  )`.execute(db)
  await sql`create index contact_request_steps_by_request on contact_request_steps (request_id, id)`.execute(db)
  await sql`create table contact_request_links (
    token_hash text primary key,
    request_id uuid not null references contact_requests on delete cascade,
    sent_to text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
  )`.execute(db)
  await sql`create index contact_request_links_by_request on contact_request_links (request_id)`.execute(db)
}
