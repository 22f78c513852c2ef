import type { Updateable } from 'kysely'
import type { OtherEnding, PairOutcome } from '../../contract/vocabulary.pairs.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { PairsTable } from '../../platform/schema-pairs.ts'
import { checkVersion } from '../contact-requests/contact-requests.rules.ts'
import { tellOther } from './pairs.mails.ts'
import { followedBy, holdPair } from './pairs.queries.ts'
import { checkEnd } from './pairs.rules.ts'
import type { Follower } from './pairs.starting.ts'

interface Found {
  readonly freins: readonly Frein[]
  readonly lifted: readonly Frein[]
  readonly nextOn: string | null
}

const held = (trx: Trx, id: string, { territory, account }: Follower) =>
  holdPair(trx, id, followedBy(territory, account.id))

const change = (trx: Trx, { id, version }: { id: string; version: number }, set: Updateable<PairsTable>) =>
  trx
    .updateTable('pairs')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()

/** What was lifted was found first. */
const among = (lifted: readonly Frein[], freins: readonly Frein[]) => lifted.filter((frein) => freins.includes(frein))

/** What the two found, and when they meet again. Throws 404, 409 `changed-meanwhile`. */
export const noteFound = (db: Db, id: string, { version, ...found }: Found & { version: number }, by: Follower) =>
  db.transaction().execute(async (trx) => {
    const pair = await held(trx, id, by)
    checkVersion(pair, version)
    const { freins, lifted, nextOn } = found
    await change(trx, pair, { freins: [...freins], lifted: among(lifted, freins), next_on: nextOn })
  })

/** A note for the other of the two. Throws 404. */
export const writeNote = (db: Db, id: string, text: string, by: Follower) =>
  db.transaction().execute(async (trx) => {
    const pair = await held(trx, id, by)
    await trx
      .insertInto('pair_notes')
      .values({ pair_id: pair.id, at: by.now, account_id: by.account.id, text })
      .execute()
    await tellOther(trx, id, 'noted', by)
  })

interface End {
  readonly version: number
  readonly endedOn: string
  readonly outcome: PairOutcome
  readonly ending: OtherEnding | null
  readonly lifted: readonly Frein[]
}

/** When and how it ended; said again, it corrects. Throws 400, 404, 409 `changed-meanwhile`. */
export const endPair = (db: Db, id: string, end: End, today: string, by: Follower) =>
  db.transaction().execute(async (trx) => {
    const pair = await held(trx, id, by)
    checkVersion(pair, end.version)
    checkEnd(end, pair.started_on, today)
    const { endedOn, outcome, ending, lifted } = end
    await change(trx, pair, {
      ...{ ended_on: endedOn, outcome, ending: outcome === 'autre' ? ending : null },
      ...{ lifted: among(lifted, pair.freins), next_on: null },
    })
    if (!pair.ended_on) await tellOther(trx, id, 'ended', by)
  })
