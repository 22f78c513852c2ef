import type { Schedule } from '../../../server/contract/schedules.ts'
import { date, time } from '../../dates.ts'
import { count } from '../../typography.ts'
import type { IconName } from '../../ui/icons.ts'

interface State {
  readonly state: 'ok' | 'bad' | 'aging' | 'stale'
  readonly icon?: IconName
  readonly words: string
  /** What goes with it. */
  readonly more?: string
}

/** How the last run went, and whether the next one is overdue. */
export function stateOf({ lastRun, late }: Schedule): State {
  if (lastRun?.failed) return { state: 'bad', words: 'Échec', more: 'Le journal du serveur dit pourquoi' }
  if (!lastRun) return { state: 'stale', icon: 'clock', words: 'À faire' }
  if (late) return { state: 'stale', icon: 'clock', words: 'En retard', more: 'Reprise dans l’heure' }
  if (!lastRun.endedAt) return { state: 'aging', icon: 'hourglass', words: 'En cours' }
  const done = lastRun.done ?? 0
  return {
    state: 'ok',
    words: 'Fait',
    more: done === 0 ? 'Rien à traiter' : count(done, 'élément traité', 'éléments traités'),
  }
}

const day = 24 * 60 * 60_000

/** «aujourd’hui à 2 h 30», «hier à 2 h 30», «12 nov. 2026 à 2 h 30». */
export function whenWords(iso: string, now: Date): string {
  const on = date(iso)
  const said =
    on === date(now.toISOString())
      ? 'aujourd’hui'
      : on === date(new Date(now.getTime() - day).toISOString())
        ? 'hier'
        : on
  return `${said} à ${time(iso)}`
}
