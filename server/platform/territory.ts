import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Territory } from './access.ts'

interface Columns {
  /** Holds the codes of the départements a row belongs to; null: none in particular, seen from everywhere only. */
  departements: string
  /** Holds the structure a row belongs to, if it can belong to one. */
  structure?: string
  /** Holds the social sector a row belongs to, if it can belong to one. */
  sector?: string
}

/** Whether a row is inside: the one condition that keeps each query of an administrator at home. */
export function within(territory: Territory, { departements, structure, sector }: Columns): RawBuilder<SqlBool> {
  switch (territory.kind) {
    case 'all':
      return sql`true`
    case 'departements':
      return sql`coalesce(${sql.ref(departements)} && ${territory.codes}::text[], false)`
    case 'structure':
      return structure ? sql`coalesce(${sql.ref(structure)} = ${territory.id}::uuid, false)` : sql`false`
    case 'sector':
      return sector ? sql`coalesce(${sql.ref(sector)} = ${territory.id}::uuid, false)` : sql`false`
  }
}

/** Whether a row lies inside whole: what must hold to change an admin, whose own reach goes with its départements. */
export function entirelyWithin(territory: Territory, columns: Columns): RawBuilder<SqlBool> {
  if (territory.kind !== 'departements') return within(territory, columns)
  return sql`coalesce(${sql.ref(columns.departements)} <@ ${territory.codes}::text[], false)`
}
