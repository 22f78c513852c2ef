import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { dayOfInstant, workingDaysBetween } from '../contact-requests/contact-requests.working-days.ts'
import { holdRevisions, renewListings } from '../listings/listings.queries.ts'
import { expireAfter } from './follow-up.rules.ts'

/** Fewer would tell of one person's week. */
export const answersAtLeast = 5
const countedMonths = 12

interface Answered {
  readonly structure_id: string
  readonly sent_at: Date
  /** The first acceptance, refusal or question; null when it ended without any. */
  readonly answered_at: Date | null
}

/** What ended without an answer counts as long as it waited: silence is not to look quick. */
export const daysOf = ({ sent_at, answered_at }: Pick<Answered, 'sent_at' | 'answered_at'>) =>
  answered_at ? workingDaysBetween(dayOfInstant(sent_at), dayOfInstant(answered_at)) : expireAfter

export function median(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1]!, sorted[Math.floor(sorted.length / 2)]!]
  return Math.round((low + high) / 2)
}

/** By structure, rather than by listing: the same desk answers for all, and five demandes are soon there. */
export function delaysOf(rows: readonly Answered[]): Map<string, number> {
  const by = Map.groupBy(rows, ({ structure_id }) => structure_id)
  return new Map(
    [...by].flatMap(([id, own]) => (own.length < answersAtLeast ? [] : [[id, median(own.map(daysOf))] as const])),
  )
}

/** What never reached anybody tells nothing of them. */
async function readAnswered(db: Db, now: Date): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select structure_id, sent_at, (select min(at) from contact_request_steps steps
      where steps.request_id = contact_requests.id and steps.actor = 'recipient'
        and steps.action in ('accept', 'decline', 'ask')) as answered_at
    from contact_requests
    where structure_id is not null and undelivered_at is null and sent_at > ${now}::timestamptz - make_interval(months => ${countedMonths}::integer)
      and (state in ('accepted', 'declined', 'expired') or exists (select from contact_request_steps steps
        where steps.request_id = contact_requests.id and steps.action = 'ask'))`.execute(db)
  return rows
}

/** Writes the delay of each structure where it changed, and shows it in the results. Returns how many changed. */
export async function measureAnswers(db: Db, now: Date): Promise<number> {
  const delays = delaysOf(await readAnswered(db, now))
  const known = await db
    .selectFrom('structures')
    .select(['id', 'answer_days'])
    .where('answer_days', 'is not', null)
    .execute()
  const before = new Map(known.map(({ id, answer_days }) => [id, answer_days]))
  const changed = [...new Set([...delays.keys(), ...before.keys()])].filter(
    (id) => (delays.get(id) ?? null) !== (before.get(id) ?? null),
  )
  for (const id of changed)
    await db.transaction().execute(async (trx) => {
      await holdRevisions(trx)
      await trx
        .updateTable('structures')
        .set({ answer_days: delays.get(id) ?? null })
        .where('id', '=', id)
        .execute()
      await renewListings(trx, 'structure_id', [id])
    })
  return changed.length
}
