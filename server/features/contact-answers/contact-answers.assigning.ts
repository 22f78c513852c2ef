import type { Territory } from '../../platform/access.ts'
import type { Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { type HeldRequest, moveRequest } from '../contact-requests/contact-requests.moves.ts'
import { readAsked } from '../contact-requests/contact-requests.queries.ts'
import { receivedUrl } from '../contact-requests/contact-requests.rules.ts'
import type { Answerer } from './contact-answers.actions.ts'
import { assignedMail } from './contact-answers.mails.ts'
import { colleaguesOf } from './contact-answers.queries.ts'
import { unknownColleague } from './contact-answers.rules.ts'

type Member = Answerer & { readonly account: NonNullable<Answerer['account']>; readonly territory: Territory }

/** Gives a demande to somebody of the team, who is told unless it is the one who acts. Throws 400 `unknown-person`, 409. */
export async function assign(trx: Trx, held: HeldRequest, accountId: string, by: Member): Promise<void> {
  const taker = (await colleaguesOf(trx, by.territory)).find(({ id }) => id === accountId)
  if (!taker) throw unknownColleague()
  if (held.assigned_to === taker.id) return
  const set = { assigned_to: taker.id }
  const given = taker.id !== by.account.id
  const move = {
    action: 'assign',
    actor: 'recipient',
    accountId: by.account.id,
    detail: given ? { given } : {},
    set,
  } as const
  await moveRequest(trx, held, move, by.now)
  if (!given) return
  const url = receivedUrl(by.publicUrl, held.id)
  const body = assignedMail(await readAsked(trx, held.id), { by: by.account.name, name: taker.name, url })
  await queueMails(trx, [{ to: taker.email, ...body }], by.now)
}
