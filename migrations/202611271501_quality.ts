import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Probable duplicates of the whole base, sought each night: comparing names takes seconds at national size.
  await sql`create table probable_twins (
    listing_id uuid not null references listings on delete cascade,
    twin_id uuid not null references listings on delete cascade,
    reasons text[] not null,
    primary key (listing_id, twin_id)
  )`.execute(db)
  await sql`create index probable_twins_by_twin on probable_twins (twin_id)`.execute(db)
  // How the base was on the first of each month, by département; an empty one holds what lies nowhere.
  await sql`create table quality_months (
    month date not null,
    departement text not null,
    published integer not null,
    within_6 integer not null,
    within_12 integer not null,
    reachable integer not null,
    primary key (month, departement)
  )`.execute(db)
}
