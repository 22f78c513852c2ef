import type { Sessions } from './model.ts'

const dayMs = 86_400_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']

const shift = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs)

/** The calendar day so many days before. */
export const dayBefore = (today: string, days: number) => shift(today, -days).toISOString().slice(0, 10)

/** Dated meetings as OSM opening hours, all after today: `2026 Nov 26 14:00-16:00; 2026 Dec 10 14:00-16:00`. */
export function datedHours({ on, weeks, hours }: Sessions, today: string): string {
  const wait = (weekdays.indexOf(on) - shift(today, 0).getUTCDay() + 7) % 7 || 7
  return weeks.map((week) => `${osmDay(shift(today, wait + 7 * week))} ${hours}`).join('; ')
}

const osmDay = (date: Date) =>
  `${date.getUTCFullYear()} ${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, '0')}`
