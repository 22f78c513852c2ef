import type { AuditEntry } from '../../../server/contract/audit.ts'
import { day } from '../../dates.ts'

/** The day in France, for what is grouped by it. */
const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })

interface Day {
  /** `2026-11-22`. */
  readonly day: string
  /** «Dimanche 22 nov. 2026». */
  readonly title: string
  readonly entries: readonly AuditEntry[]
}

const titleOf = (iso: string) => {
  const words = `${day(iso)}\u00a0${iso.slice(0, 4)}`
  return words[0]!.toUpperCase() + words.slice(1)
}

/** Lines under their days, in the order they came. */
export function byDay(entries: readonly AuditEntry[]): readonly Day[] {
  const days = new Map<string, AuditEntry[]>()
  for (const entry of entries) {
    const key = dayOf.format(new Date(entry.at))
    days.set(key, [...(days.get(key) ?? []), entry])
  }
  return [...days].map(([key, entries]) => ({ day: key, title: titleOf(key), entries }))
}

/** Who or what it was done to, unless that is who did it. */
export const targetOf = ({ actor, target }: AuditEntry) => (target && target.name !== actor.name ? target.name : null)
