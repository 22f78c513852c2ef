import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { listingWithin } from '../listings/listings.within.ts'

/** The listings of a territory, each with the last thing that was written of it. */
const listingsOf = (db: Db | Trx, territory: Territory) =>
  db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('revisions')
          .selectAll('revisions')
          .whereRef('revisions.listing_id', '=', 'listings.id')
          .where('revisions.state', '!=', 'discarded')
          .orderBy('number', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['listings.id', 'listings.nom', 'listings.state', 'verified_on', 'listings.structure_id'])
    .select(['closed_from', 'closed_until', 'closed_message', 'structures.nom as structure', 'structures.trusted'])
    .select(['availability', 'availability_on'])
    .select(['last.state as last', 'last.saved_at', 'last.sent_at', 'last.decided_at', 'last.reason', 'last.remarks'])
    .where(sql<SqlBool>`listings.merged_into is null`)
    .where(listingWithin(territory))

/** How far back readings are counted, in days. */
const viewedDays = 30

const viewsSince = (today: string) => sql<number>`(
  select coalesce(sum(reads), 0)::integer from contact_reads
  left join accounts on accounts.id = contact_reads.account_id
  where contact_reads.listing_id = listings.id and day > ${today}::date - ${viewedDays}::integer
    and accounts.structure_id is distinct from listings.structure_id)`

const listedAtMost = 500
const isOpen = sql<SqlBool>`last.state in ('draft', 'pending', 'changes_requested')`

export type SubmissionListRow = Awaited<ReturnType<typeof listSubmissions>>[number]

/** Those of a structure; without one, for who has several, those being written or read. */
export async function listSubmissions(db: Db, territory: Territory, structureId: string | undefined, today: string) {
  const all = listingsOf(db, territory).select(viewsSince(today).as('views'))
  const chosen =
    structureId !== undefined
      ? all.where('listings.structure_id', '=', structureId)
      : territory.kind === 'structure'
        ? all
        : all.where(isOpen)
  return chosen
    .select(sql<number>`count(*) over ()::integer`.as('total'))
    .orderBy(isOpen, (order) => order.desc().nullsLast())
    .orderBy('listings.nom')
    .orderBy('listings.id')
    .limit(listedAtMost)
    .execute()
}

export type SubmissionFound = NonNullable<Awaited<ReturnType<typeof findSubmission>>>

/** One listing of a territory, with who saved it last. */
export const findSubmission = (db: Db | Trx, id: string, territory: Territory) =>
  listingsOf(db, territory)
    .leftJoin('accounts as saver', (join) => join.on(sql<SqlBool>`saver.id::text = last.saved_by`))
    .select([
      'last.id as revision',
      'last.version',
      'last.content',
      'last.saved_by',
      'saver.name as saver',
      'saver.role as saver_role',
    ])
    .where('listings.id', '=', id)
    .executeTakeFirst()

/** Who saved a revision, as far as accounts tell. */
export const findSaver = (trx: Trx, savedBy: string) =>
  trx
    .selectFrom('accounts')
    .select(['name as saver', 'role as saver_role'])
    .where(sql<SqlBool>`id::text = ${savedBy}`)
    .executeTakeFirst()

/** Whether the small corrections of a listing's structure are published at once. */
export async function isTrusted(trx: Trx, listingId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select('structures.trusted')
    .where('listings.id', '=', listingId)
    .executeTakeFirst()
  return row?.trusted ?? false
}
