import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // The adviser's own line, for who is asked to answer by telephone; forgotten with the message.
  await sql`alter table contact_requests add column adviser_phone text`.execute(db)
  // When the adviser last said to have read how it was answered.
  await sql`alter table contact_requests add column acknowledged_at timestamptz`.execute(db)
}
