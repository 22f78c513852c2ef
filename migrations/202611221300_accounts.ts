import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await accounts(db)
  await signIn(db)
  await requests(db)
  await audit(db)
  // A mail that is worth nothing after a while, such as a sign-in link, is not sent later than that.
  await sql`alter table mails add column expires_at timestamptz`.execute(db)
  await sql`create table schedule_runs (
    name text primary key,
    started_at timestamptz not null,
    ended_at timestamptz,
    done integer,
    error text
  )`.execute(db)
}

async function accounts(db: Kysely<unknown>) {
  // Every account works somewhere: an admin of a département sees those of its own.
  await sql`alter table accounts drop constraint accounts_check1`.execute(db)
  await sql`alter table accounts
    add column organisation text,
    add column last_seen_at timestamptz,
    add column warned_at timestamptz,
    add column closed_reason text check (closed_reason in ('admin', 'team', 'inactive'))`.execute(db)
  await sql`create index accounts_by_structure on accounts (structure_id)`.execute(db)
}

async function signIn(db: Kysely<unknown>) {
  // A link opened on another device becomes a short code for the device that asked: its attempt, told by a token.
  await sql`alter table login_links
    add column attempt_hash text unique,
    add column asked_device text,
    add column asked_address text,
    add column code_hash text,
    add column code_expires_at timestamptz,
    add column code_tries integer not null default 0`.execute(db)
  await sql`create index login_links_by_account on login_links (account_id)`.execute(db)
  await sql`alter table sessions
    add column id uuid not null unique default gen_random_uuid(),
    add column device text,
    add column address text,
    add column provider text,
    add column id_token text`.execute(db)
  await sql`create index sessions_by_account on sessions (account_id)`.execute(db)
  await sql`create table identities (
    issuer text not null,
    subject text not null,
    account_id uuid not null references accounts on delete cascade,
    linked_at timestamptz not null,
    primary key (issuer, subject)
  )`.execute(db)
  // A sign-in under way at an identity provider, bound to a browser by the hash of its cookie. email and name are
  // what the provider vouches for, once it has answered about somebody without an account.
  await sql`create table oidc_attempts (
    browser_hash text primary key,
    provider text not null,
    state text not null,
    nonce text not null,
    code_verifier text not null,
    return_to text not null,
    email text,
    name text,
    expires_at timestamptz not null
  )`.execute(db)
}

const role = sql`text not null check (role in ('adviser', 'referent', 'partner', 'admin'))`

async function requests(db: Kysely<unknown>) {
  await sql`create table access_requests (
    id uuid primary key default gen_random_uuid(),
    email text not null check (email = lower(email)),
    name text not null,
    organisation text not null,
    role ${role},
    departements text[] not null,
    message text,
    state text not null check (state in ('unconfirmed', 'pending', 'approved', 'refused', 'expired')),
    token_hash text unique,
    provider text,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    expires_at timestamptz not null,
    reminded_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    reason text,
    account_id uuid
  )`.execute(db)
  await sql`create unique index access_requests_open on access_requests (email) where state in ('unconfirmed', 'pending')`.execute(
    db,
  )
  await sql`create table invitations (
    id uuid primary key default gen_random_uuid(),
    email text not null check (email = lower(email)),
    name text,
    organisation text,
    role ${role},
    structure_id uuid references structures,
    departements text[],
    state text not null check (state in ('sent', 'accepted', 'cancelled', 'expired')),
    token_hash text unique,
    invited_by uuid,
    created_at timestamptz not null,
    sent_at timestamptz not null,
    reminded_at timestamptz,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    account_id uuid
  )`.execute(db)
  await sql`create unique index invitations_open on invitations (email) where state = 'sent'`.execute(db)
  await sql`create table opposition_requests (
    id uuid primary key default gen_random_uuid(),
    email text not null,
    telephone text,
    message text,
    state text not null check (state in ('unconfirmed', 'pending', 'done', 'refused')),
    token_hash text unique,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    expires_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    reason text
  )`.execute(db)
}

async function audit(db: Kysely<unknown>) {
  // Ids and codes only: names are looked up when it is read, so a deleted account leaves none behind.
  await sql`create table audit_events (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('account', 'visitor', 'command', 'schedule')),
    actor_id text,
    action text not null,
    target_kind text,
    target_id text,
    departements text[],
    structure_id uuid,
    address text,
    detail jsonb not null
  )`.execute(db)
  await sql`create index audit_events_by_time on audit_events (at)`.execute(db)
  await sql`create index audit_events_by_target on audit_events (target_kind, target_id)`.execute(db)
  await sql`create index audit_events_by_departement on audit_events using gin (departements)`.execute(db)
  // Nobody changes it, not even whoever owns the table; one role deletes, and only what is older than twelve months.
  await sql`create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and current_user = 'levier_audit_purge' and old.at < now() - interval '12 months' then
      return old;
    end if;
    raise exception 'audit_events is append-only' using errcode = 'insufficient_privilege';
  end $$`.execute(db)
  await sql`create trigger audit_events_append_only before update or delete on audit_events
    for each row execute function refuse_audit_change()`.execute(db)
  await sql`create trigger audit_events_not_truncated before truncate on audit_events
    for each statement execute function refuse_audit_change()`.execute(db)
  // A role belongs to the whole server: another database of Levier may have made it, perhaps at this very moment.
  await sql`do $$
  begin
    if not exists (select from pg_roles where rolname = 'levier_audit_purge') then
      create role levier_audit_purge nologin;
    end if;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
      raise exception 'role levier_audit_purge is missing and this user may not create it'
        using hint = 'As a superuser: create role levier_audit_purge nologin; grant levier_audit_purge to ' || current_user;
  end $$`.execute(db)
  // From PostgreSQL 16 on, whoever makes a role is a member of it that may not act as it, unless it grants itself that.
  await sql`do $$
  begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant levier_audit_purge to %I', current_user);
    end if;
  exception
    when unique_violation or duplicate_object then null;
    when insufficient_privilege then
      if not pg_has_role(current_user, 'levier_audit_purge', 'member') then
        raise exception 'this user may not act as role levier_audit_purge'
          using hint = 'As a superuser: grant levier_audit_purge to ' || current_user;
      end if;
  end $$`.execute(db)
  await sql`revoke update, delete, truncate on audit_events from current_user, public`.execute(db)
  await sql`grant select, delete on audit_events to levier_audit_purge`.execute(db)
}
