import type { PairTick } from '../../contract/vocabulary.pairs.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import type { Account, Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { checkMeanwhile } from '../contact-requests/contact-requests.meanwhile.ts'
import { type HeldRequest, holdRequest, moveRequest } from '../contact-requests/contact-requests.moves.ts'
import { partyTo } from '../contact-requests/contact-requests.queries.ts'
import { noRequest } from '../contact-requests/contact-requests.rules.ts'
import { readSector } from '../sectors/sectors.queries.ts'
import { tellOther } from './pairs.mails.ts'
import { countTicks } from './pairs.queries.ts'
import { alreadyStarted, monthOf, notOfASector } from './pairs.rules.ts'

/** Who acts on one, and from where. */
export interface Follower {
  readonly account: Account
  readonly territory: Territory
  readonly now: Date
  readonly publicUrl: string
}

interface Start {
  readonly version: number
  readonly startedOn: string
  readonly freins: readonly Frein[]
  readonly ticks: readonly PairTick[]
}

/**
 * Starts following somebody together, on a demande the référent accepted, and returns its id. What is ticked is counted
 * by month and sector, and kept nowhere else. Throws 404, 409 `already-started`, `changed-meanwhile`, `not-in-this-state`.
 */
export const startPair = (db: Db, requestId: string, start: Start, by: Follower): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const request = await holdOwn(trx, requestId, by)
    const { kind, sector_id } = request
    const sector = sector_id && (await readSector(trx, sector_id))
    if (kind === 'direct' || !sector) throw notOfASector()
    if (request.outcome === 'started') throw alreadyStarted()
    await checkMeanwhile(trx, request, start.version)
    await conclude(trx, request, by)
    const { startedOn, freins, ticks } = start
    const inserted = await trx
      .insertInto('pairs')
      .values({
        ...{ request_id: requestId, kind, sector_id: sector.id, departement: sector.departement },
        ...{ adviser_id: request.adviser_id, referent_id: referentOf(request, by) },
        referent_name: request.recipient_kind === 'secteur' ? null : request.recipient_name,
        ...{ reference: request.reference, commune: request.commune, freins: [...freins], started_on: startedOn },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await countTicks(trx, { departement: sector.departement, sectorId: sector.id, month: monthOf(startedOn), ticks })
    await tellOther(trx, inserted.id, 'started', by)
    return inserted.id
  })

/** Held alone first, then asked about: a row read while it is being changed is an old one. */
async function holdOwn(trx: Trx, id: string, { territory, account }: Follower): Promise<HeldRequest> {
  const held = await holdRequest(trx, id)
  const own = await trx
    .selectFrom('contact_requests')
    .select('id')
    .where('id', '=', id)
    .where(partyTo(territory, account.id))
    .executeTakeFirst()
  if (!own) throw noRequest()
  return held
}

const conclude = (trx: Trx, request: HeldRequest, { account, now }: Follower) =>
  moveRequest(
    trx,
    request,
    {
      action: 'conclude',
      actor: account.role === 'adviser' ? 'adviser' : 'recipient',
      accountId: account.id,
      set: { outcome: 'started', outcome_reason: null, outcome_at: now },
    },
    now,
  )

const referentOf = ({ assigned_to }: HeldRequest, { account }: Follower) =>
  account.role === 'referent' ? account.id : assigned_to
