import type { ContactRequest } from '../../contract/contact-requests.ts'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { countContactRead } from '../listings/listings.read.ts'
import { deliveryOf } from './contact-requests.delivery.ts'
import { presentContactRequest } from './contact-requests.present.ts'
import { partyTo, phoneToCall, type RequestRow, readRequest, stepsOf } from './contact-requests.queries.ts'
import { nextRecipient, withoutAddress } from './contact-requests.recipients.ts'
import { noRequest } from './contact-requests.rules.ts'

export type Ground = Pick<Deps, 'config' | 'clock' | 'db'>

interface Reader {
  readonly account: Account
  readonly territory: Territory
}

/** One demande for one of its parties. Throws 404. */
export async function detailOf(ground: Ground, id: string, { account, territory }: Reader): Promise<ContactRequest> {
  const { db, clock } = ground
  const row = await readRequest(db, id, partyTo(territory, account.id))
  if (!row) throw noRequest()
  const as = account.role === 'adviser' ? 'adviser' : 'recipient'
  const next = as === 'adviser' && isWaiting(row) ? await nextRecipient(db, row) : null
  return presentContactRequest(row, {
    ...{ steps: await stepsOf(db, id), as, phone: await phoneFor(ground, row, account) },
    ...{ next: next && withoutAddress(next), now: clock.now() },
  })
}

const isWaiting = ({ state }: RequestRow) => state === 'sent' || state === 'seen'

/** Read only when writing did not do: like every contact read, it is counted. */
async function phoneFor({ db, clock }: Ground, row: RequestRow, { id, role }: Account): Promise<string | null> {
  const wanted = role === 'adviser' && (row.state === 'expired' || deliveryOf(row, clock.now()) === 'undelivered')
  if (!wanted) return null
  if (row.listing_id) await countContactRead(db, row.listing_id, id, clock.today())
  return phoneToCall(db, row)
}
