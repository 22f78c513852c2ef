import { type SqlBool, sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { sendCampaigns } from './campaigns.sending.ts'
import { forgetLinks } from './verifications.links.ts'
import { remind } from './verifications.reminders.ts'
import { reminderMonths } from './verifications.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config'>

/** Who confirmed what is told for as long as a listing that nobody confirms again could be believed, twice over. */
const keptYears = { verifications: 3, campaigns: 2 } as const
const yearsBefore = (now: Date, years: number) => sql`${now}::timestamptz - make_interval(years => ${years}::integer)`

async function forget(db: Db, now: Date): Promise<number> {
  const verifications = await db
    .deleteFrom('verifications')
    .where(sql<SqlBool>`at <= ${yearsBefore(now, keptYears.verifications)}`)
    .executeTakeFirstOrThrow()
  const campaigns = await db
    .deleteFrom('campaigns')
    .where(sql<SqlBool>`created_at <= ${yearsBefore(now, keptYears.campaigns)}`)
    .executeTakeFirstOrThrow()
  return Number(verifications.numDeletedRows + campaigns.numDeletedRows)
}

export const verificationsJobs: readonly Job<Ground>[] = [
  {
    name: 'remind-verifications',
    does: `Demande aux structures si leurs fiches sont encore exactes, ${reminderMonths.join(', ')} mois après leur confirmation`,
    cron: '15 9 * * 1-5',
    when: 'Chaque jour ouvré, à 9 h 15',
    run: remind,
  },
  {
    name: 'send-campaigns',
    does: 'Écrit les mails des campagnes de vérification, par petits lots',
    cron: '*/5 * * * *',
    when: 'Toutes les 5 minutes',
    run: (ground) => sendCampaigns(ground),
  },
  {
    name: 'purge-verifications',
    does: `Efface les liens périmés, les campagnes de plus de ${keptYears.campaigns} ans et les confirmations de plus de ${keptYears.verifications} ans`,
    cron: '5 4 * * *',
    when: 'Chaque nuit, à 4 h 05',
    run: async ({ db, clock }) => (await forgetLinks(db, clock.now())) + (await forget(db, clock.now())),
  },
]
