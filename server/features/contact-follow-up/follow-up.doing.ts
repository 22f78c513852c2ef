import type { Db, Trx } from '../../platform/db.ts'
import { revokeLinks } from '../contact-requests/contact-requests.links.ts'
import { type HeldRequest, holdRequest, moveRequest } from '../contact-requests/contact-requests.moves.ts'
import { mailTo } from '../contact-requests/contact-requests.sending.ts'
import { closureOf } from '../listings/listings.closure.ts'
import { closedTold, expiredTold, questionTold } from './follow-up.mails.ts'
import type { Other } from './follow-up.others.ts'
import { readWaitingOne } from './follow-up.queries.ts'
import { type Due, dueOf } from './follow-up.rules.ts'
import { type Moment, tellAdviser, tellRecipient } from './follow-up.telling.ts'

export const byClock = { actor: 'clock' } as const
const isWaiting = ({ state }: HeldRequest) => state === 'sent' || state === 'seen'

/** Holds a demande and acts if it still waits: another instance, or its recipient, may have been first. */
export const whileWaiting = (
  db: Db,
  id: string,
  act: (trx: Trx, held: HeldRequest) => Promise<boolean>,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const held = await holdRequest(trx, id)
    return isWaiting(held) && act(trx, held)
  })

/** A moment, and what can be offered instead of a demande that ends. */
interface Doing extends Moment {
  readonly others?: readonly Other[]
}

/** Does what the calendar wants of one that waits. Returns whether it did anything. */
export const followOne = (db: Db, id: string, doing: Doing): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    const waiting = await readWaitingOne(trx, id)
    const due = waiting && dueOf(waiting, doing.today)
    if (!due) return false
    await steps[due](trx, held, doing)
    return true
  })

const steps: Readonly<Record<Due, (trx: Trx, held: HeldRequest, doing: Doing) => Promise<void>>> = {
  expire: async (trx, held, { others = [], ...moment }) => {
    await moveRequest(trx, held, { action: 'expire', ...byClock }, moment.now)
    await revokeLinks(trx, held.id, moment.now)
    await tellAdviser(trx, held, expiredTold(held, others), moment)
    await tellRecipient(trx, held, held.asked_at ? 'unanswered' : 'expired', moment.now)
  },
  remind: async (trx, held, moment) => {
    const { recipient_kind: kind, recipient_name: name, recipient_role: role, recipient_email: email } = held
    const set = { reminders: held.reminders + 1, reminded_at: moment.now }
    await moveRequest(trx, held, { action: 'remind', ...byClock, set }, moment.now)
    if (email) await mailTo(trx, held.id, { kind, name, role, email }, { ...moment, again: true })
  },
  'remind-adviser': async (trx, held, moment) => {
    await moveRequest(trx, held, { action: 'remind', ...byClock, detail: { to: 'adviser' } }, moment.now)
    await tellAdviser(trx, held, questionTold, moment)
  },
  'tell-closure': async (trx, held, moment) => {
    const text = await closureText(trx, held, moment)
    await moveRequest(trx, held, { action: 'close', ...byClock, text }, moment.now)
    await tellAdviser(trx, held, closedTold(text), moment)
  },
}

/** «Fermé jusqu’au 3 janv.» */
async function closureText(trx: Trx, { listing_id }: HeldRequest, { today }: Moment): Promise<string> {
  const listing = await trx
    .selectFrom('listings')
    .select(['closed_from', 'closed_until', 'closed_message'])
    .where('id', '=', listing_id)
    .executeTakeFirstOrThrow()
  return closureOf(listing, today)?.text ?? 'Fermé temporairement'
}
