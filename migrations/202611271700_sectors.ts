import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A social sector: its desk is usually that of a centre médico-social, and some of its référents are named.
  await sql`create table sectors (
    id uuid primary key default gen_random_uuid(),
    code text not null unique,
    name text not null,
    departement text not null,
    desk_name text,
    desk_phone text,
    desk_email text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db)
  await sql`create index sectors_by_departement on sectors (departement)`.execute(db)

  // One sector at most for a commune; an EPCI of the file is written as its communes.
  await sql`create table sector_communes (
    commune text primary key references communes,
    sector_id uuid not null references sectors on delete cascade
  )`.execute(db)
  await sql`create index sector_communes_by_sector on sector_communes (sector_id)`.execute(db)

  await sql`create table sector_referents (
    id uuid primary key default gen_random_uuid(),
    sector_id uuid not null references sectors on delete cascade,
    rank integer not null,
    name text not null,
    role text,
    phone text,
    email text,
    unique (sector_id, rank)
  )`.execute(db)

  // A sector goes only once nobody works in it.
  await sql`alter table accounts add column sector_id uuid references sectors`.execute(db)
  await sql`create index accounts_by_sector on accounts (sector_id) where sector_id is not null`.execute(db)
  await sql`alter table invitations add column sector_id uuid references sectors on delete set null`.execute(db)
}
