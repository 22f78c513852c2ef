import type { Db, Trx } from '../../platform/db.ts'
import { revokeLinks } from '../contact-requests/contact-requests.links.ts'
import { type HeldRequest, moveRequest } from '../contact-requests/contact-requests.moves.ts'
import { nextRecipient } from '../contact-requests/contact-requests.recipients.ts'
import { mailTo, recipientColumns } from '../contact-requests/contact-requests.sending.ts'
import { byClock, whileWaiting } from './follow-up.doing.ts'
import { failedTold, type Reason, withdrawnTold } from './follow-up.mails.ts'
import { isOrphan, type Mailed } from './follow-up.queries.ts'
import { type Moment, tellAdviser, tellRecipient } from './follow-up.telling.ts'

/** Notes what became of the last mail of a demande, and acts on it when it never will arrive. */
export const noteMailed = (db: Db, { id, mail_id, left, refused }: Mailed, moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    // Another instance was first, or it was mailed to somebody else meanwhile.
    if (held.mail_id !== mail_id || held.delivered_at || held.undelivered_at) return false
    if (left) await trx.updateTable('contact_requests').set({ delivered_at: left }).where('id', '=', id).execute()
    else if (refused) await succeed(trx, held, 'refused', moment)
    else await fail(trx, held, 'outage', moment)
    return true
  })

/** The recipient is no longer of the listing: somebody else has it, whether the mail was delivered or not. */
export const passFromOrphan = (db: Db, id: string, moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    if (!(await isOrphan(trx, id))) return false
    await revokeLinks(trx, id, moment.now)
    await succeed(trx, held, 'gone', moment)
    return true
  })

/** As the adviser reads it in the history. */
const reasons: Readonly<Record<Reason, string>> = {
  refused: 'L’adresse ne reçoit plus de messages.',
  gone: 'Cette personne ne répond plus pour cette fiche.',
  outage: 'Le message n’est pas parti, malgré un jour et demi d’essais.',
}

const note = 'Elle vous revient parce que la personne à qui elle était adressée ne peut plus être jointe.'

/** Whoever had it cannot be reached: the next one has it; without any, the adviser is told to call. */
async function succeed(trx: Trx, held: HeldRequest, why: Reason, moment: Moment): Promise<void> {
  const next = await nextRecipient(trx, held)
  if (!next) return fail(trx, held, why, moment)
  await revokeLinks(trx, held.id, moment.now)
  const set = { ...recipientColumns(next), assigned_to: null }
  await moveRequest(trx, held, { action: 'succeed', ...byClock, text: reasons[why], set }, moment.now)
  await mailTo(trx, held.id, next, { ...moment, note })
}

async function fail(trx: Trx, held: HeldRequest, why: Reason, moment: Moment): Promise<void> {
  const set = { undelivered_at: moment.now }
  await moveRequest(trx, held, { action: 'fail', ...byClock, text: reasons[why], set }, moment.now)
  await tellAdviser(trx, held, failedTold(why), moment)
}

/** Ends one that lost its purpose, and tells the side that is left. */
export const cancelPurposeless = (db: Db, id: string, why: 'listing' | 'adviser', moment: Moment): Promise<boolean> =>
  whileWaiting(db, id, async (trx, held) => {
    const text =
      why === 'listing' ? 'La fiche a été retirée.' : 'Le compte de la conseillère ou du conseiller est fermé.'
    await moveRequest(trx, held, { action: 'cancel', ...byClock, text }, moment.now)
    await revokeLinks(trx, held.id, moment.now)
    if (why === 'listing') await tellAdviser(trx, held, withdrawnTold, moment)
    else await tellRecipient(trx, held, 'left', moment.now)
    return true
  })
