import { type SqlBool, sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { isWorkingDay } from '../contact-requests/contact-requests.working-days.ts'
import { answersAtLeast, measureAnswers } from './follow-up.delays.ts'
import { cancelPurposeless, noteMailed, passFromOrphan } from './follow-up.delivering.ts'
import { followOne } from './follow-up.doing.ts'
import { othersFor } from './follow-up.others.ts'
import { readMailed, readOrphans, readPurposeless, readWaiting } from './follow-up.queries.ts'
import { dueOf, expireAfter, keptMonths, linksKeptDays, remindAfter } from './follow-up.rules.ts'
import type { Moment } from './follow-up.telling.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config' | 'log' | 'search' | 'directory'>

const momentOf = ({ clock, config }: Ground): Moment => ({
  now: clock.now(),
  today: clock.today(),
  publicUrl: config.publicUrl,
})

/** One that fails is told and left: the others are not made to wait for it. Returns how many were done. */
async function each<R extends { id: string }>({ log }: Ground, rows: readonly R[], act: (row: R) => Promise<boolean>) {
  let done = 0
  for (const row of rows)
    try {
      if (await act(row)) done += 1
    } catch (error) {
      log.error({ err: error, request: row.id }, 'demande not followed')
    }
  return done
}

/** Reminds and ends, on working days: nobody is asked for an answer on a holiday. */
async function follow(ground: Ground): Promise<number> {
  const moment = momentOf(ground)
  if (!isWorkingDay(moment.today)) return 0
  const due = (await readWaiting(ground.db)).filter((waiting) => dueOf(waiting, moment.today))
  return each(ground, due, async (waiting) => {
    const others = dueOf(waiting, moment.today) === 'expire' ? await othersFor(ground, waiting) : []
    return followOne(ground.db, waiting.id, { ...moment, others })
  })
}

/** Notes what became of the mails, and finds somebody else for what nobody can receive. */
async function deliver(ground: Ground): Promise<number> {
  const { db } = ground
  const moment = momentOf(ground)
  const gone = await each(ground, await readPurposeless(db), ({ id, why }) => cancelPurposeless(db, id, why, moment))
  const orphans = await each(ground, await readOrphans(db), ({ id }) => passFromOrphan(db, id, moment))
  const mailed = await each(ground, await readMailed(db), (mail) => noteMailed(db, mail, moment))
  return gone + orphans + mailed
}

/** Forgets who wrote to whom and what, a year after the end; what is left is counted. */
async function forget(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const over = sql`(select id from contact_requests
      where coalesce(outcome_at, closed_at, case when state = 'accepted' then answered_at end)
        <= ${now}::timestamptz - make_interval(months => ${keptMonths}::integer))`
    await sql`update contact_request_steps set text = null, account_id = null, detail = '{}'
      where request_id in ${over} and (text is not null or account_id is not null or detail <> '{}')`.execute(trx)
    await sql`delete from contact_request_links where request_id in ${over}`.execute(trx)
    const { numAffectedRows } = await sql`update contact_requests
      set message = null, reference = null, recipient_name = null, recipient_role = null, recipient_email = null,
        adviser_id = null, adviser_phone = null, assigned_to = null, appointment_place = null, commune = null
      where id in ${over} and coalesce(message, reference, recipient_name, recipient_role, recipient_email,
        adviser_id::text, adviser_phone, assigned_to::text, appointment_place, commune) is not null`.execute(trx)
    await trx
      .deleteFrom('contact_request_links')
      .where(sql<SqlBool>`expires_at <= ${now}::timestamptz - make_interval(days => ${linksKeptDays}::integer)`)
      .execute()
    return Number(numAffectedRows ?? 0)
  })
}

export const followUpJobs: readonly Job<Ground>[] = [
  {
    name: 'follow-requests',
    does: `Relance les demandes restées ${remindAfter.join(' et ')} jours ouvrés sans réponse, clôt celles de ${expireAfter} jours`,
    cron: '30 9 * * 1-5',
    when: 'Chaque jour ouvré, à 9 h 30',
    run: follow,
  },
  {
    name: 'deliver-requests',
    does: 'Note les demandes remises, et trouve un autre destinataire à celles qui ne peuvent pas l’être',
    cron: '*/5 * * * *',
    when: 'Toutes les 5 minutes',
    run: deliver,
  },
  {
    name: 'measure-answers',
    does: `Mesure en combien de jours ouvrés répondent les structures qui ont eu au moins ${answersAtLeast} demandes en un an`,
    cron: '45 4 * * *',
    when: 'Chaque nuit, à 4 h 45',
    run: ({ db, clock }) => measureAnswers(db, clock.now()),
  },
  {
    name: 'forget-requests',
    does: `Efface les messages, les références et les noms des demandes closes depuis ${keptMonths} mois`,
    cron: '35 3 * * *',
    when: 'Chaque nuit, à 3 h 35',
    run: ({ db, clock }) => forget(db, clock.now()),
  },
]
