import type { Deps } from '../../deps.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { accountAt, openAdmins } from '../accounts/accounts.addresses.ts'
import { recordAccount } from '../accounts/accounts.audit.ts'
import { insertAccount } from '../accounts/accounts.queries.ts'
import type { ProvedRequest } from './access-requests.asking.ts'
import { openedMail, toDecideMail } from './access-requests.mails.ts'
import { departementsInWords } from './access-requests.present.ts'
import { deciders, domainOf, opensByItself } from './access-requests.rules.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'directory'>

/** A request whose address is proved: an account at once where the domain is trusted, else one for admins to decide. */
export async function settle(
  trx: Trx,
  request: ProvedRequest,
  ground: Ground,
  actor: Actor,
): Promise<'pending' | 'opened'> {
  const holder = await accountAt(trx, request.email)
  if (holder && !holder.closed) {
    await closeAsOpened(trx, request, holder.id, ground)
    return 'opened'
  }
  if (!holder && opensByItself(request, ground.config.trustedDomains)) return open(trx, request, ground, actor)
  await handToAdmins(trx, request, ground, actor)
  return 'pending'
}

async function open(trx: Trx, request: ProvedRequest, ground: Ground, actor: Actor): Promise<'opened'> {
  const now = ground.clock.now()
  const { email, name, organisation, role } = request
  const departements = [...request.departements]
  const account = await insertAccount(trx, { email, name, organisation, role, departements, structure_id: null }, now)
  // Made at this very moment by another one of its clicks or by an admin.
  const id = account?.id ?? (await accountAt(trx, email))!.id
  await closeAsOpened(trx, request, id, ground)
  if (!account) return 'opened'
  const detail = { domain: domainOf(email) }
  await recordAccount(trx, actor, { action: 'account.created', accountId: id, detail }, now)
  const said = { role, departements: departementsInWords(ground, departements) }
  await queueMails(trx, [{ to: email, ...openedMail(said, ground.config.publicUrl) }], now)
  return 'opened'
}

const closeAsOpened = (trx: Trx, { id }: ProvedRequest, accountId: string, { clock }: Ground) =>
  trx
    .updateTable('access_requests')
    .set({ state: 'approved', decided_at: clock.now(), account_id: accountId })
    .where('id', '=', id)
    .execute()

async function handToAdmins(trx: Trx, request: ProvedRequest, ground: Ground, actor: Actor): Promise<void> {
  const now = ground.clock.now()
  const { id, role, departements, provider } = request
  const target = { kind: 'access-request', id } as const
  await record(trx, actor, { action: 'request.confirmed', target, departements, detail: { role, provider } }, now)
  const mail = toDecideMail(
    { ...request, departements: departementsInWords(ground, departements) },
    ground.config.publicUrl,
  )
  const admins = deciders(departements, await openAdmins(trx))
  await queueMails(
    trx,
    admins.map(({ email }) => ({ to: email, ...mail })),
    now,
  )
}
