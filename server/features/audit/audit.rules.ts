import { Problem } from '../../platform/errors.ts'

const isDay = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** Throws 400 `invalid-day` for a day no calendar has. */
export function checkDays(days: { from?: string; to?: string }): void {
  for (const field of ['from', 'to'] as const) {
    const day = days[field]
    const sentence = 'Ce jour n’existe pas.'
    if (day !== undefined && !isDay(day)) throw new Problem(400, 'invalid-day', sentence, { [field]: sentence })
  }
}
