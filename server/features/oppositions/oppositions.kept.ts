import type { Trx } from '../../platform/db.ts'
import { type Oppositions, oppositionsOf } from './oppositions.rules.ts'

/** What was opposed, to refuse it where people type. Whoever writes what it is asked about holds the revisions first. */
export const keptOppositions = async (trx: Trx): Promise<Oppositions> =>
  oppositionsOf(await trx.selectFrom('oppositions').select(['kind', 'fingerprint']).execute())
