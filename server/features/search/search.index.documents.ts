import { sql } from 'kysely'
import { type Frein, type Public, publics, type Thematique, thematiques } from '../../contract/vocabulary.ts'
import type { Db } from '../../platform/db.ts'
import { freinsOf } from '../listings/listings.rules.ts'

/** A published listing as the engine holds it: words, and codes to filter by. No contact details. */
export interface ListingDocument {
  id: string
  /** Title, structure and thématique labels: what tier 0 looks at. */
  about: string[]
  more: string[]
  freins: Frein[]
  thematiques: Thematique[]
  publics: Public[]
  /** As `zone_eligibilite`; empty is served everywhere (`IS EMPTY`). */
  coverage: string[]
  departement: string | null
}

/** How far a reader has followed the listings: the last one read, in their order. */
export interface Cursor {
  readonly revision: number
  readonly id: string
}
export const start: Cursor = { revision: 0, id: '00000000-0000-0000-0000-000000000000' }

export interface Change {
  readonly cursor: Cursor
  /** Null: not published, or no longer. */
  readonly document: ListingDocument | null
}

/** What the database is, and how far it has gone: tells a restored or another one from the one that was followed. */
export interface Source {
  readonly databaseId: string
  readonly revision: number
}

export async function readSource(db: Db): Promise<Source> {
  const { rows } = await sql<Source>`
    select value #>> '{}' as "databaseId",
      (select case when is_called then last_value else 0 end from listing_revisions) as revision
    from settings where key = 'database-id'`.execute(db)
  const source = rows[0]
  if (!source) throw new Error('the database has no identity: setting database-id is missing')
  return source
}

/** The next listings after a cursor, in the order of their revisions. */
export async function changesAfter(db: Db, { revision, id }: Cursor, limit: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('listings as l')
    .innerJoin('structures as s', 's.id', 'l.structure_id')
    .leftJoin('communes as c', 'c.code', 'l.commune')
    .select(['l.id', 'l.state', 'l.index_revision', 'l.nom', 'l.description', 'l.thematiques', 'l.publics'])
    .select(['l.publics_precisions', 'l.conditions_acces', 'l.zone_eligibilite'])
    .select(['s.nom as structure', 'c.nom as commune', 'c.departement'])
    .where(sql<boolean>`(l.index_revision, l.id) > (${revision}::bigint, ${id}::uuid)`)
    .orderBy('l.index_revision')
    .orderBy('l.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    cursor: { revision: row.index_revision, id: row.id },
    document: row.state === 'published' ? toDocument(row) : null,
  }))
}

interface Row {
  id: string
  nom: string
  structure: string
  description: string
  thematiques: Thematique[]
  publics: Public[]
  publics_precisions: string | null
  conditions_acces: string | null
  zone_eligibilite: string[]
  commune: string | null
  departement: string | null
}

function toDocument(row: Row): ListingDocument {
  const more = [
    row.description,
    row.publics_precisions,
    row.conditions_acces,
    ...row.publics.map((code) => publics[code]),
    row.commune,
  ]
  return {
    id: row.id,
    about: [row.nom, row.structure, ...row.thematiques.map((code) => thematiques[code])],
    more: more.filter((text): text is string => text !== null),
    freins: freinsOf(row.thematiques),
    thematiques: row.thematiques,
    publics: row.publics,
    coverage: row.zone_eligibilite,
    departement: row.departement,
  }
}
