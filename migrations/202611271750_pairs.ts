import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // An adviser and a référent social who follow somebody together. What is left a year after the end is figures.
  await sql`create table pairs (
    id uuid primary key default gen_random_uuid(),
    request_id uuid unique references contact_requests on delete set null,
    kind text not null check (kind in ('global', 'exclusif')),
    sector_id uuid references sectors on delete set null,
    departement text not null,
    adviser_id uuid references accounts on delete set null,
    referent_id uuid references accounts on delete set null,
    referent_name text,
    reference text,
    commune text,
    freins text[] not null default '{}',
    lifted text[] not null default '{}',
    started_on date not null,
    ended_on date check (ended_on >= started_on),
    outcome text check (outcome in ('emploi-durable', 'emploi-court', 'formation', 'autre')),
    ending text,
    next_on date,
    version integer not null default 0,
    check ((ended_on is null) = (outcome is null))
  )`.execute(db)
  await sql`create index pairs_by_adviser on pairs (adviser_id)`.execute(db)
  await sql`create index pairs_by_sector on pairs (sector_id, started_on)`.execute(db)
  await sql`create index pairs_by_departement on pairs (departement, started_on)`.execute(db)
  await sql`create table pair_notes (
    id uuid primary key default gen_random_uuid(),
    pair_id uuid not null references pairs on delete cascade,
    at timestamptz not null,
    account_id uuid references accounts on delete set null,
    text text not null
  )`.execute(db)
  await sql`create index pair_notes_by_pair on pair_notes (pair_id, at)`.execute(db)
  // What is told at a start, by month and sector: never beside the person it was said of.
  await sql`create table pair_ticks (
    departement text not null,
    sector_id uuid references sectors on delete set null,
    month date not null,
    tick text not null check (tick in ('rsa', 'autres-minima', 'chomage-longue-duree')),
    count integer not null,
    unique nulls not distinct (departement, sector_id, month, tick)
  )`.execute(db)
}
