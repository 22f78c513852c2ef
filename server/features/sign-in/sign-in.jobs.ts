import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { idleMs } from '../../platform/session.ts'

/** A link that no longer serves is kept this long, to say why it does not. */
const keptMs = 24 * 3_600_000

async function purgeLinks(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs)
  const links = await db
    .deleteFrom('login_links')
    .where(({ or, eb }) => or([eb('expires_at', '<', before), eb('used_at', '<', before)]))
    .executeTakeFirst()
  const attempts = await db.deleteFrom('oidc_attempts').where('expires_at', '<', now).executeTakeFirst()
  return Number(links.numDeletedRows + attempts.numDeletedRows)
}

async function purgeSessions(db: Db, now: Date): Promise<number> {
  const left = new Date(now.getTime() - idleMs)
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where(({ or, eb }) => or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', left)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export const signInJobs: readonly Job<Pick<Deps, 'db' | 'clock' | 'config'>>[] = [
  {
    name: 'purge-links',
    does: 'Efface les liens de connexion expirés ou utilisés depuis plus d’un jour',
    cron: '7 * * * *',
    when: 'Chaque heure',
    run: ({ db, clock }) => purgeLinks(db, clock.now()),
  },
  {
    name: 'purge-sessions',
    does: 'Efface les sessions terminées : 12 heures sans activité, ou 30 jours',
    cron: '12 * * * *',
    when: 'Chaque heure',
    run: ({ db, clock }) => purgeSessions(db, clock.now()),
  },
]
