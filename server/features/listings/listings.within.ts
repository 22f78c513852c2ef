import { type RawBuilder, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'

/**
 * Whether a listing is of a territory: a structure's own; for départements, where it takes place, else where its
 * structure is, else what it covers. A social sector has none. For queries that have `listings` and `structures`.
 */
export function listingWithin(territory: Territory): RawBuilder<boolean> {
  switch (territory.kind) {
    case 'all':
      return sql`true`
    case 'structure':
      return sql`listings.structure_id = ${territory.id}::uuid`
    case 'sector':
      return sql`false`
    case 'departements':
      return sql`coalesce(
        (select departement = any(${territory.codes}::text[]) from communes
         where communes.code = coalesce(listings.commune, structures.commune)),
        listings.zone_eligibilite && ${territory.codes}::text[])`
  }
}
