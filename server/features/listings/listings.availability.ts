import { sql } from 'kysely'
import type { Availability } from '../../contract/availability.ts'
import { type AvailabilityState, availabilities, availabilityDays } from '../../contract/vocabulary.availability.ts'
import type { Trx } from '../../platform/db.ts'
import { dayInWords, daysBetween } from './listings.days.ts'
import { renewListings } from './listings.queries.ts'

/** Whether there is room, as a listing keeps it. */
export interface AvailabilitySaid {
  readonly availability: AvailabilityState | null
  readonly availability_on: string | null
}

/** Told from the day, never written: what was said more than 30 days ago is not known any more. */
export function availabilityOf({ availability: state, availability_on: on }: AvailabilitySaid, today: string) {
  return state !== null && on !== null && daysBetween(on, today) <= availabilityDays ? { state, on } : null
}

/** «Des places, le 12 nov.». */
export function presentAvailability(said: AvailabilitySaid, today: string): Availability | null {
  const known = availabilityOf(said, today)
  return known && { ...known, text: `${availabilities[known.state]}, le ${dayInWords(known.on, today)}` }
}

/** Whether that is more than what it keeps: a second press, or the same said again on the same day, is not. */
export const isNews = (kept: AvailabilitySaid, state: AvailabilityState | null, today: string) =>
  kept.availability !== state || (state !== null && kept.availability_on !== today)

interface Said {
  /** Null: it is no longer known. */
  readonly state: AvailabilityState | null
  readonly accountId: string | null
  /** The call it was heard in. */
  readonly callId?: string
  readonly now: Date
  /** In France. */
  readonly today: string
}

/** Keeps what was said of a listing, shown at once. Whoever calls holds the revisions, then the listing. */
export async function sayAvailability(trx: Trx, listingId: string, { state, ...said }: Said): Promise<void> {
  const { accountId: account_id, callId: call_id = null, now: at, today: day } = said
  await trx
    .insertInto('availabilities')
    .values({ listing_id: listingId, state, day, at, account_id, call_id })
    .execute()
  await showAvailability(trx, listingId)
  await renewListings(trx, 'listings.id', [listingId])
}

/** The last thing said is what is shown; whoever calls renews the listing. */
export async function showAvailability(trx: Trx, listingId: string): Promise<void> {
  await sql`update listings set availability = last.state, availability_on = last.day
    from (select null) as one left join lateral (
      select state, case when state is not null then day end as day from availabilities
      where listing_id = ${listingId} order by at desc, id desc limit 1) as last on true
    where listings.id = ${listingId}`.execute(trx)
}

/** What was said of a listing is said of the one that takes its place; whoever calls renews both. */
export async function mergeAvailability(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable('availabilities').set({ listing_id: into }).where('listing_id', '=', from).execute()
  await showAvailability(trx, into)
  await sql`update listings set last_reached_on = greatest(listings.last_reached_on, gone.last_reached_on)
    from listings as gone where listings.id = ${into} and gone.id = ${from}`.execute(trx)
}
