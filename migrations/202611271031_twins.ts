import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What probable duplicates are sought by, while somebody types.
  await sql`create index intervenants_by_phone on intervenants (telephone)`.execute(db)
  await sql`create index listings_by_commune on listings (commune)`.execute(db)
}
