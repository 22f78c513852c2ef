/** Where the time comes from: never `new Date()` in a feature. */
export interface Clock {
  now(): Date
  /** The calendar day in France, `2026-11-22`. */
  today(): string
}

const dayInFrance = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })

/** The real clock or, with `day`, one that stays on that day and runs through its hours. */
export function makeClock(day: string | null = null): Clock {
  const shift = day ? Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayInFrance.format(new Date())}T00:00:00Z`) : 0
  const now = () => new Date(Date.now() + shift)
  return { now, today: () => day ?? dayInFrance.format(now()) }
}
