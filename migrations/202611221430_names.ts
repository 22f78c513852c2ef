import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What `fold` of platform/text.ts does, for Latin letters: people and structures are found without their accents.
  await sql`create function folded(text) returns text language sql immutable strict parallel safe return
    trim(regexp_replace(
      lower(regexp_replace(
        replace(replace(replace(replace(replace(normalize($1, nfd), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'),
        '[\\u0300-\\u036f]', '', 'g')),
      '[^[:alnum:]]+', ' ', 'g'))`.execute(db)
  await sql`create index structures_by_name on structures using gin (folded(nom) gin_trgm_ops)`.execute(db)
  // Whoever is let in again has as long as anybody to come back.
  await sql`alter table accounts add column reopened_at timestamptz`.execute(db)
}
