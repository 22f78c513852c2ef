import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Median working days to a first answer to its demandes over twelve months; null with fewer than five of them.
  await sql`alter table structures add column answer_days smallint`.execute(db)
}
