import { type SqlBool, sql } from 'kysely'
import type { ListingNews } from '../../contract/calls.ts'
import type { CallOutcome } from '../../contract/vocabulary.calls.ts'
import type { Db } from '../../platform/db.ts'
import { type AvailabilitySaid, presentAvailability } from './listings.availability.ts'
import { readReported } from './listings.read.ts'
import { reachedOf } from './listings.why.ts'

export const presentSaid = (said: AvailabilitySaid & { readonly last_reached_on: string | null }, today: string) => ({
  reached: reachedOf(said.last_reached_on, today),
  availability: presentAvailability(said, today),
})

interface Reader {
  readonly accountId: string
  readonly now: Date
  readonly today: string
}

/** What calls change of a listing, for whoever has just said what came of one. */
export async function readNews(db: Db, listingId: string, { accountId, now, today }: Reader): Promise<ListingNews> {
  const said = await db
    .selectFrom('listings')
    .select(['availability', 'availability_on', 'last_reached_on'])
    .where('id', '=', listingId)
    .executeTakeFirstOrThrow()
  return { ...presentSaid(said, today), ...(await readReported(db, listingId, accountId, now)) }
}

/** How far back calls are counted for the structure, in days. */
const countedDays = 30

const words: Readonly<Partial<Record<CallOutcome, (calls: number) => string>>> = {
  'no-answer': (calls) => `pas de réponse à ${calls === 1 ? 'un appel' : `${calls} appels`}`,
  'wrong-number': (calls) => `mauvais numéro ${calls} fois`,
  full: (calls) => `plus de places ${calls} fois`,
  closed: (calls) => `fermé ${calls} fois`,
}

/** «Pas de réponse à 3 appels, mauvais numéro 1 fois, ces 30 derniers jours»: what calls met, and never who called. */
function callsText(counts: ReadonlyMap<CallOutcome, number>): string {
  const parts = Object.entries(words).flatMap(([outcome, say]) => {
    const calls = counts.get(outcome as CallOutcome)
    return calls ? [say(calls)] : []
  })
  const text = `${parts.join(', ')}${parts.length > 1 ? ',' : ''} ces ${countedDays} derniers jours`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The same for each of these listings that calls did not get through to. */
export async function callsMet(db: Db, listingIds: readonly string[], now: Date): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('calls')
    .select(['listing_id', 'outcome', sql<number>`count(*)::integer`.as('calls')])
    .where(sql<SqlBool>`listing_id = any(${listingIds}::uuid[])`)
    .where(sql<SqlBool>`at > ${now}::timestamptz - make_interval(days => ${countedDays}::integer)`)
    .where('outcome', '!=', 'reached')
    .groupBy(['listing_id', 'outcome'])
    .execute()
  const met = Map.groupBy(rows, ({ listing_id }) => listing_id)
  return new Map(
    [...met].map(([id, counts]) => [id, callsText(new Map(counts.map(({ outcome, calls }) => [outcome, calls])))]),
  )
}
