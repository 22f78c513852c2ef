import { type Actor, record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { holdOffImports } from './oppositions.imports.ts'
import { type Opposed, oppose, type Removed } from './oppositions.removal.ts'

/** Counts only: what was removed, and from whom, is what must not be written again. */
export async function recordApplied(
  trx: Trx,
  actor: Actor,
  { kind, telephone, removed, id }: { kind: string; telephone?: string; removed: Removed; id?: string },
  at: Date,
): Promise<void> {
  const counts = { listings: removed.listings.size, structures: removed.structures.size }
  await record(
    trx,
    actor,
    {
      action: 'opposition.applied',
      ...(id && { target: { kind: 'opposition', id } }),
      detail: { kind, ...(telephone && { telephone }), ...counts },
    },
    at,
  )
}

/** Applies an opposition nobody has to prove: the order of whoever runs the instance. */
export const opposeNow = (db: Db, opposed: Opposed, actor: Actor, at: Date): Promise<Removed> =>
  db.transaction().execute(async (trx) => {
    await holdOffImports(db, trx)
    const removed = await oppose(trx, opposed, at)
    await recordApplied(trx, actor, { kind: opposed.kind, removed }, at)
    return removed
  })

export const together = (...all: readonly Removed[]): Removed => ({
  listings: new Set(all.flatMap(({ listings }) => [...listings])),
  structures: new Set(all.flatMap(({ structures }) => [...structures])),
})

/** How many published listings were concerned, those that show a contact of their structure included. */
export async function countConcerned(trx: Trx, { listings, structures }: Removed): Promise<number> {
  if (listings.size + structures.size === 0) return 0
  const { count } = await trx
    .selectFrom('listings')
    .select(({ fn }) => fn.countAll<string | number>().as('count'))
    .where('state', '=', 'published')
    .where(({ eb, or }) =>
      or([
        ...(listings.size > 0 ? [eb('id', 'in', [...listings])] : []),
        ...(structures.size > 0 ? [eb('structure_id', 'in', [...structures])] : []),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}
