import type { Deps } from '../../deps.ts'
import { schedule } from '../../platform/audit.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { closeInactive, deleteClosed, warnInactive } from './accounts.inactive.ts'
import { retention } from './accounts.rules.ts'
import type { Act } from './accounts.states.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'config'>

/** The journal says which schedule acted. */
const run =
  (name: string, work: (db: Db, act: Act) => Promise<number>) =>
  ({ db, clock, config }: Ground) =>
    work(db, { actor: schedule(name), now: clock.now(), publicUrl: config.publicUrl })

const { warnedMonths, inactiveMonths, noticeDays, closedMonths } = retention

export const accountsJobs: readonly Job<Ground>[] = [
  {
    name: 'warn-inactive',
    does: `Prévient les personnes dont le compte n’a pas servi depuis ${warnedMonths} mois`,
    cron: '10 3 * * *',
    when: 'Chaque nuit, à 3 h 10',
    run: run('warn-inactive', warnInactive),
  },
  {
    name: 'close-inactive',
    does: `Ferme les comptes qui n’ont pas servi depuis ${inactiveMonths} mois, ${noticeDays} jours au moins après l’avoir annoncé`,
    cron: '20 3 * * *',
    when: 'Chaque nuit, à 3 h 20',
    run: run('close-inactive', closeInactive),
  },
  {
    name: 'delete-closed',
    does: `Efface les comptes fermés depuis ${closedMonths} mois`,
    cron: '30 3 * * *',
    when: 'Chaque nuit, à 3 h 30',
    run: run('delete-closed', deleteClosed),
  },
]
