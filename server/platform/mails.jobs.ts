import { purgeBounces } from './bounces.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { Job } from './jobs.ts'
import { eraseRecipients, purgeMails } from './mails.queries.ts'

const day = 24 * 60 * 60_000
const keptDays = 30
/** An address refused that long ago may be somebody's again. */
const bounceDays = 365
const daysBefore = (clock: Clock, days: number) => new Date(clock.now().getTime() - days * day)

export const mailsJobs: readonly Job<{ db: Db; clock: Clock }>[] = [
  {
    name: 'purge-mails',
    does: `Efface la trace des mails envoyés ou abandonnés depuis plus de ${keptDays} jours`,
    cron: '50 3 * * *',
    when: 'Chaque nuit, à 3 h 50',
    run: ({ db, clock }) => purgeMails(db, daysBefore(clock, keptDays)),
  },
  {
    name: 'erase-recipients',
    does: 'Efface l’adresse et le texte des feuilles qui n’ont pas pu être remises en 24 heures',
    cron: '*/5 * * * *',
    when: 'Toutes les 5 minutes',
    run: ({ db, clock }) => eraseRecipients(db, clock.now()),
  },
  {
    name: 'purge-bounces',
    does: 'Oublie les adresses que leur serveur de mail a refusées il y a plus d’un an',
    cron: '55 3 * * *',
    when: 'Chaque nuit, à 3 h 55',
    run: ({ db, clock }) => purgeBounces(db, daysBefore(clock, bounceDays)),
  },
]
