import { sql } from 'kysely'
import { type Actor, type AuditAction, type AuditEvent, record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'

/** Where its admins are: the département it takes place in, else that of its structure, else those it covers. */
export const departementsOf = sql<string[] | null>`coalesce(
  (select array[departement] from communes where communes.code = coalesce(listings.commune, structures.commune)),
  (select array_agg(code) from departements where code = any(listings.zone_eligibilite)))`

/** Writes what happened to a listing, where its admins and its structure will read it. */
export async function recordListing(
  trx: Db | Trx,
  actor: Actor,
  event: { action: AuditAction; listingId: string; detail?: AuditEvent['detail'] },
  at: Date,
): Promise<void> {
  const { action, listingId, detail } = event
  const listing = await trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select(['structure_id', departementsOf.as('departements')])
    .where('listings.id', '=', listingId)
    .executeTakeFirstOrThrow()
  const { departements, structure_id: structureId } = listing
  const target = { kind: 'listing', id: listingId } as const
  await record(trx, actor, { action, target, departements, structureId, ...(detail && { detail }) }, at)
}
