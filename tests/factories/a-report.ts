import type { ReportField } from '../../server/contract/vocabulary.reports.ts'
import type { Db } from '../../server/platform/db.ts'
import type { ReportsTable } from '../../server/platform/schema-reports.ts'
import { aListing } from './a-listing.ts'
import { anAccount } from './an-account.ts'

const hour = 3_600_000

type Wanted = Partial<Pick<ReportsTable, 'listing_id' | 'kind'>> & {
  field?: ReportField
  message?: string
  reporter?: string
  /** By the clock of the product, when that is not the real one. */
  now?: Date
  hoursAgo?: number
  /** Decided after so many hours. */
  decidedAfter?: number
  state?: 'open' | 'fixed' | 'dismissed'
}

/** An open report of a wrong number, by an adviser of its own, about a listing of the Landes of its own, unless told. */
export async function aReport(db: Db, wanted: Wanted = {}) {
  const {
    now = new Date(),
    hoursAgo = 0,
    decidedAfter = 1,
    state = 'open',
    kind = 'wrong-number',
    message = null,
  } = wanted
  const created_at = new Date(now.getTime() - hoursAgo * hour)
  const listing_id = wanted.listing_id ?? (await aListing(db)).id
  const reporter =
    wanted.reporter ?? (await anAccount(db, { name: 'Nadia Signale', organisation: 'Agence d’essai' })).id
  const decided = state !== 'open' && { decided_at: new Date(created_at.getTime() + decidedAfter * hour) }
  const { id } = await db
    .insertInto('reports')
    .values({
      ...{ listing_id, kind, message, reporter, created_at, state, field: wanted.field ?? 'telephone' },
      ...(decided && { ...decided, answer: 'Merci.' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, listingId: listing_id, reporter }
}
