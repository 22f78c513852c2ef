import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OwnRequest } from '../../contract/contact-requests.own.ts'
import { type RequestShelf, requestShelves } from '../../contract/vocabulary.requests.ts'
import type { Db } from '../../platform/db.ts'
import { showTitle } from '../listings/listings.title.ts'
import { attentionOf, inOrder, lastAt, shelfOf } from './contact-requests.attention.ts'
import { deliveryOf } from './contact-requests.delivery.ts'
import { type RequestRow, requestsRead, requestTitle } from './contact-requests.queries.ts'

const pageSize = 30

/** Those of an adviser that are open, or ended less than a year ago: what was written in the others is forgotten. */
const ownRows = (db: Db, adviserId: string, now: Date): Promise<RequestRow[]> =>
  requestsRead(db).where('contact_requests.adviser_id', '=', adviserId).where(isKept(now)).execute()

const isKept = (
  now: Date,
): RawBuilder<SqlBool> => sql`coalesce(contact_requests.closed_at, outcome_at, contact_requests.sent_at)
  > ${now}::timestamptz - interval '12 months'`

interface Wanted {
  readonly shelf: RequestShelf
  readonly page: number
}

/** One page of one's own, sorted by what is expected, and how many there are of each. An adviser writes a few hundred a year. */
export async function ownRequests(db: Db, adviserId: string, { shelf, page }: Wanted, now: Date) {
  const shelves = Object.groupBy(await ownRows(db, adviserId, now), (row) => shelfOf(row, now))
  const counted = (Object.keys(requestShelves) as RequestShelf[]).map((name) => [name, shelves[name]?.length ?? 0])
  const sorted = inOrder(shelves[shelf] ?? [], shelf, now)
  return {
    counts: Object.fromEntries(counted) as Record<RequestShelf, number>,
    requests: sorted.slice((page - 1) * pageSize, page * pageSize).map((row) => presentOwn(row, now)),
    ...{ page, pages: Math.max(1, Math.ceil(sorted.length / pageSize)) },
  }
}

export const countAttention = async (db: Db, adviserId: string, now: Date): Promise<number> =>
  (await ownRows(db, adviserId, now)).filter((row) => attentionOf(row, now)).length

function presentOwn(row: RequestRow, now: Date): OwnRequest {
  const place = row.structure_nom ?? (row.sector_name && `Secteur ${row.sector_name}`)
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, attention: attentionOf(row, now), title: requestTitle(row) },
    ...{ place: place && showTitle(place), commune: row.town, reference: row.reference },
    ...{ delivery: deliveryOf(row, now), sentAt: row.sent_at.toISOString(), at: lastAt(row).toISOString() },
    appointment: row.appointment_at && { at: row.appointment_at.toISOString(), place: row.appointment_place },
    ...{ declineReason: row.decline_reason, outcome: row.outcome },
  }
}
