import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Readings of the référents of a sector, counted as those of the contacts of a listing are.
  await sql`create table sector_reads (
    sector_id uuid not null references sectors on delete cascade,
    account_id uuid not null references accounts on delete cascade,
    day date not null,
    reads integer not null,
    primary key (sector_id, account_id, day)
  )`.execute(db)
}
