import { auditActions } from '../../platform/audit.ts'
import { Problem } from '../../platform/errors.ts'

const isDay = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`)
  // PostgreSQL has no year zero.
  return !day.startsWith('0000') && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const refused = (code: string, field: string, sentence: string) =>
  new Problem(400, code, sentence, { [field]: sentence })

/** Throws 400 `invalid-day` for a day no calendar has, `unknown-action` for a code the journal does not write. */
export function checkFilters({ action, ...days }: { action?: string; from?: string; to?: string }): void {
  if (action !== undefined && !Object.hasOwn(auditActions, action))
    throw refused('unknown-action', 'action', 'Cette action n’existe pas.')
  for (const field of ['from', 'to'] as const)
    if (days[field] !== undefined && !isDay(days[field])) throw refused('invalid-day', field, 'Ce jour n’existe pas.')
}
