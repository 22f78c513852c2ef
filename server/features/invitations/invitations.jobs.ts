import type { Deps } from '../../deps.ts'
import { record, schedule } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { reminderMail } from './invitations.mails.ts'
import { invitedOf } from './invitations.present.ts'
import { holdInvitations, type InvitationRow, unansweredInvitations } from './invitations.queries.ts'
import { isVouchedFor, keptSince, reminderDue } from './invitations.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config'>

/** Returns how many were reminded. */
async function remind({ db, clock, config }: Ground): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    await holdInvitations(trx)
    const due = (await unansweredInvitations(trx)).filter((row) => isVouchedFor(row) && reminderDue(row, now))
    for (const row of due) await remindOf(trx, row, config.publicUrl, now)
    return due.length
  })
}

/** With a link of its own: of the one before only the hash is known. */
async function remindOf(trx: Trx, row: InvitationRow, publicUrl: string, now: Date) {
  const token = newToken()
  const changes = { token_hash: hashOf(token), reminded_at: now }
  await trx.updateTable('invitations').set(changes).where('id', '=', row.id).execute()
  const mail = reminderMail(invitedOf(row, publicUrl, token), row.expires_at)
  await queueMails(trx, [{ to: row.email, ...mail, expiresAt: row.expires_at }], now)
}

async function expire({ db, clock }: Ground): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    await holdInvitations(trx)
    const expired = await trx
      .updateTable('invitations')
      .set({ state: 'expired' })
      .where('state', '=', 'sent')
      .where('expires_at', '<=', now)
      .returning(['id', 'departements', 'structure_id'])
      .execute()
    for (const { id, departements, structure_id } of expired) {
      const place = { target: { kind: 'invitation', id }, departements, structureId: structure_id } as const
      await record(trx, schedule('expire-invitations'), { action: 'invitation.expired', ...place }, now)
    }
    return expired.length
  })
}

async function forget(db: Db, now: Date): Promise<number> {
  const forgotten = await db
    .deleteFrom('invitations')
    .where('state', '!=', 'sent')
    .where('expires_at', '<=', keptSince(now))
    .executeTakeFirst()
  return Number(forgotten.numDeletedRows)
}

export const invitationsJobs: readonly Job<Ground>[] = [
  {
    name: 'remind-invitations',
    does: 'Rappelle leur invitation aux personnes qui n’ont pas répondu, après une semaine puis trois jours avant la fin',
    cron: '0 9 * * *',
    when: 'Chaque jour, à 9 h',
    run: remind,
  },
  {
    name: 'expire-invitations',
    does: 'Clôt les invitations de plus de 30 jours et efface celles terminées depuis un an',
    cron: '50 2 * * *',
    when: 'Chaque nuit, à 2 h 50',
    run: async (ground) => (await expire(ground)) + (await forget(ground.db, ground.clock.now())),
  },
]
