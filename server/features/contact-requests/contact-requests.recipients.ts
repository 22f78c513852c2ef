import { type RawBuilder, sql } from 'kysely'
import type { RecipientKind } from '../../contract/vocabulary.requests.ts'
import { addressPrint, addressPrintSql } from '../../platform/bounces.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { HeldRequest } from './contact-requests.moves.ts'

/** Somebody a demande can be written to. */
export interface Recipient {
  readonly kind: RecipientKind
  readonly name: string | null
  readonly role: string | null
  readonly email: string
}

/** Those of them who may be written to: their owner did not oppose, and the address exists; each address once. */
const reachable = (candidates: RawBuilder<unknown>) => sql<Recipient>`
  select kind, name, role, email from (
    select distinct on (lower(email)) * from (${candidates}) as found
    where email like '%_@_%'
      and not exists (select from oppositions
        where oppositions.kind = 'courriel' and fingerprint = ${addressPrintSql('found.email')})
      and not exists (select from bounces where bounces.address = ${addressPrintSql('found.email')})
    order by lower(email), place
  ) as once order by place`

/** Whoever answers for a listing, the first to write to first: its intervenants in their order, then the structure's desk. */
export async function recipientsOfListing(db: Db | Trx, listingId: string): Promise<Recipient[]> {
  const { rows } = await reachable(sql`
    select 'intervenant' as kind, name, role, courriel as email, rank as place
    from intervenants where listing_id = ${listingId}
    union all
    select 'structure', structures.nom, null, structures.courriel, 1000
    from structures join listings on listings.structure_id = structures.id
    where listings.id = ${listingId}`).execute(db)
  return rows
}

/** Whoever answers for a sector: its référents in their order, then its desk. */
export async function recipientsOfSector(db: Db | Trx, sectorId: string): Promise<Recipient[]> {
  const { rows } = await reachable(sql`
    select 'referent' as kind, name, role, email, rank as place
    from sector_referents where sector_id = ${sectorId}
    union all
    select 'secteur', coalesce(desk_name, name), null, desk_email, 1000
    from sectors where id = ${sectorId}`).execute(db)
  return rows
}

export const withoutAddress = ({ kind, name, role }: Recipient) => ({ kind, name, role })

/** Who could have a demande instead of whoever has it: the first of those it never was mailed to. */
export async function nextRecipient(
  db: Db | Trx,
  {
    id,
    listing_id,
    sector_id,
    recipient_email,
  }: Pick<HeldRequest, 'id' | 'listing_id' | 'sector_id' | 'recipient_email'>,
): Promise<Recipient | null> {
  const links = await db.selectFrom('contact_request_links').select('sent_to').where('request_id', '=', id).execute()
  const had = new Set([...links.map(({ sent_to }) => sent_to), addressPrint(recipient_email ?? '')])
  const all = listing_id
    ? await recipientsOfListing(db, listing_id)
    : sector_id
      ? await recipientsOfSector(db, sector_id)
      : []
  return all.find(({ email }) => !had.has(addressPrint(email))) ?? null
}
