import type { Deps } from '../../deps.ts'
import { record, schedule } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { openAdmins } from '../accounts/accounts.addresses.ts'
import { expiredMail, reminderMail } from './access-requests.mails.ts'
import { forgetRequests } from './access-requests.queries.ts'
import { daysBefore, deciders, remindAfterDays, remindAgainDays } from './access-requests.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config'>

/** Takes the requests to be reminded of, so that another instance does not: whether there are any. */
async function takeForgotten(trx: Trx, now: Date): Promise<readonly { departements: string[] }[]> {
  return trx
    .updateTable('access_requests')
    .set({ reminded_at: now })
    .where('state', '=', 'pending')
    .where('expires_at', '>', now)
    .where('confirmed_at', '<=', daysBefore(now, remindAfterDays))
    .where(({ eb, or }) =>
      or([eb('reminded_at', 'is', null), eb('reminded_at', '<=', daysBefore(now, remindAgainDays))]),
    )
    .returning('departements')
    .execute()
}

/** One mail for each admin concerned, with all that wait for it. Returns how many mails. */
async function remind({ db, clock, config }: Ground): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const forgotten = await takeForgotten(trx, now)
    if (forgotten.length === 0) return 0
    const admins = await openAdmins(trx)
    const told = new Set(forgotten.flatMap(({ departements }) => deciders(departements, admins)))
    const pending = await trx
      .selectFrom('access_requests')
      .select('departements')
      .where('state', '=', 'pending')
      .execute()
    const waiting = pending.flatMap(({ departements }) => deciders(departements, admins))
    const mails = [...told].map((admin) => {
      const count = waiting.filter((one) => one === admin).length
      return { to: admin.email, ...reminderMail(count, config.publicUrl) }
    })
    await queueMails(trx, mails, now)
    return mails.length
  })
}

async function expire({ db, clock, config }: Ground): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const expired = await trx
      .updateTable('access_requests')
      .set({ state: 'expired', decided_at: now })
      .where('state', '=', 'pending')
      .where('expires_at', '<=', now)
      .returning(['id', 'email', 'departements'])
      .execute()
    for (const { id, departements } of expired) {
      const target = { kind: 'access-request', id } as const
      await record(trx, schedule('expire-requests'), { action: 'request.expired', target, departements }, now)
    }
    const mail = expiredMail(config.publicUrl)
    await queueMails(
      trx,
      expired.map(({ email }) => ({ to: email, ...mail })),
      now,
    )
    return expired.length
  })
}

export const accessRequestsJobs: readonly Job<Ground>[] = [
  {
    name: 'remind-requests',
    does: 'Rappelle aux administrateurs les demandes d’accès qui attendent depuis plus de deux jours',
    cron: '0 8 * * 1-5',
    when: 'Du lundi au vendredi, à 8 h',
    run: remind,
  },
  {
    name: 'expire-requests',
    does: 'Clôt les demandes d’accès restées 30 jours sans réponse, efface celles jamais confirmées et les plus anciennes',
    cron: '40 2 * * *',
    when: 'Chaque nuit, à 2 h 40',
    run: async (ground) => (await expire(ground)) + (await forgetRequests(ground.db, ground.clock.now())),
  },
]
