import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // For whoever is nobody's contact: their address goes when the mail does.
  await sql`alter table mails add column erase_recipient boolean not null default false`.execute(db)
  await sql`create index mails_to_erase on mails (expires_at) where erase_recipient and recipient <> ''`.execute(db)
  // What an adviser shows without an account, until it expires: which listings, never what they say.
  await sql`create table sheets (
    id uuid primary key default gen_random_uuid(),
    account_id uuid not null references accounts on delete cascade,
    token_hash text not null unique,
    content jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`.execute(db)
  await sql`create index sheets_by_account on sheets (account_id, created_at)`.execute(db)
  await sql`create index sheets_by_expiry on sheets (expires_at)`.execute(db)
  // Whose mail it is, to tell them whether it left; to whom is only known to the mail, while it has not.
  await sql`create table sheet_mails (
    mail_id uuid primary key references mails on delete cascade,
    account_id uuid not null references accounts on delete cascade,
    created_at timestamptz not null
  )`.execute(db)
  await sql`create index sheet_mails_by_account on sheet_mails (account_id, created_at)`.execute(db)
}
