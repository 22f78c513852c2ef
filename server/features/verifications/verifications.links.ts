import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import { confirmListings } from './verifications.confirming.ts'
import { readListingsOf, readStructure, type StructureOfLink } from './verifications.queries.ts'
import { linkRefused } from './verifications.rules.ts'

export interface OpenLink {
  readonly token_hash: string
  readonly structure: StructureOfLink
  readonly account_id: string | null
  readonly recipient_id: string | null
  readonly listing_ids: readonly string[]
  /** The day it was mailed: what has been confirmed since then is. */
  readonly day: string
  readonly expires_at: Date
  /** No other mail is wanted at the address it was sent to. */
  readonly refused: boolean
}

/**
 * The link a token opens, held to the end of the transaction. Throws 410: unknown, for something else, too old, mailed
 * to somebody who has left the structure since; used; of a structure that another one took the place of.
 */
export async function holdLink(trx: Trx, token: string, now: Date): Promise<OpenLink> {
  const link = await trx
    .selectFrom('verification_links')
    .select(['token_hash', 'structure_id', 'account_id', 'recipient_id', 'listing_ids', 'expires_at', 'used_at'])
    .select(sql<string>`(created_at at time zone 'Europe/Paris')::date`.as('day'))
    .select(sql<boolean>`exists (select from verification_refusals where address = sent_to)`.as('refused'))
    .where('token_hash', '=', hashOf(token))
    .where('purpose', '=', 'confirm')
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  if (!link || (link.account_id && !(await isMember(trx, link.account_id, link.structure_id))))
    throw linkRefused('link-expired')
  if (link.used_at) throw linkRefused('link-used')
  const structure = await readStructure(trx, link.structure_id)
  if (structure.merged_into) throw linkRefused('structure-merged')
  return { ...link, structure }
}

async function isMember(trx: Trx, accountId: string, structureId: string): Promise<boolean> {
  const account = await trx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('structure_id', '=', structureId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return account !== undefined
}

export type Found = { link: OpenLink; listings: Awaited<ReturnType<typeof readListingsOf>> }

/** What a link is about, as it stands. */
export const readLink = (db: Db, token: string, now: Date): Promise<Found> =>
  db.transaction().execute(async (trx) => {
    const link = await holdLink(trx, token, now)
    return { link, listings: await readListingsOf(trx, link) }
  })

/** Says by a link that listings of it are still true. Used once there is nothing left to confirm. */
export const confirmByLink = (
  db: Db,
  { token, ids, now, today }: { token: string; ids: readonly string[]; now: Date; today: string },
): Promise<Found> =>
  db.transaction().execute(async (trx) => {
    const link = await holdLink(trx, token, now)
    const known = ids.filter((id) => link.listing_ids.includes(id))
    const saying = { actor: link.account_id ?? 'structure', how: 'mail', now, today } as const
    await confirmListings(trx, known, { kind: 'structure', id: link.structure.id }, saying)
    const listings = await readListingsOf(trx, link)
    if (!listings.some(({ state }) => state === 'to-confirm')) await setLink(trx, link).set({ used_at: now }).execute()
    return { link, listings }
  })

const setLink = (trx: Trx, { token_hash }: OpenLink) =>
  trx.updateTable('verification_links').where('token_hash', '=', token_hash)

/** Notes for its campaign that something has changed. Returns whether somebody of the structure can write it. */
export const changedByLink = (db: Db, token: string, now: Date): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const { recipient_id, structure } = await holdLink(trx, token, now)
    if (recipient_id)
      await trx.updateTable('campaign_recipients').set({ changed_at: now }).where('id', '=', recipient_id).execute()
    return structure.has_members
  })

/** Whether reminders are wanted at the address a link was sent to. Works as often as it is pressed. Throws 410. */
export const wantReminders = (db: Db, token: string, wanted: boolean, now: Date): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const link = await trx
      .selectFrom('verification_links')
      .select('sent_to as address')
      .where('token_hash', '=', hashOf(token))
      .where('purpose', '=', 'unsubscribe')
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (!link) throw linkRefused('link-expired')
    if (wanted) await trx.deleteFrom('verification_refusals').where('address', '=', link.address).execute()
    else
      await trx
        .insertInto('verification_refusals')
        .values({ address: link.address, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  })

/** Forgets links that open nothing any more. Returns how many. */
export async function forgetLinks(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('verification_links')
    .where(sql<SqlBool>`expires_at <= ${now}::timestamptz`)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
