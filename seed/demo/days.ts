import type { Sessions } from './model.ts'

const dayMs = 86_400_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']

/** Nobody meets on these days: holidays with a fixed date, and the last week of the year. */
const daysOff = /-(01-01|05-01|05-08|07-14|08-15|11-01|11-11|12-2[4-9]|12-3[01])$/

const shift = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** The calendar day so many days before. */
export const dayBefore = (today: string, days: number) => dayOf(shift(today, -days))

/** Dated meetings as OSM opening hours, all after today: `2026 Nov 26 14:00-16:00; 2026 Dec 10 14:00-16:00`. */
export function datedHours({ on, weeks, hours }: Sessions, today: string): string {
  const wait = (weekdays.indexOf(on) - shift(today, 0).getUTCDay() + 7) % 7 || 7
  const days = weeks.map((week) => dayOf(shift(today, wait + 7 * week)))
  return days
    .filter((day) => !daysOff.test(day))
    .map((day) => `${osmDay(day)} ${hours}`)
    .join('; ')
}

function osmDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year} ${months[Number(month) - 1]} ${date}`
}

const isWorked = (day: string) => ![0, 6].includes(shift(day, 0).getUTCDay()) && !daysOff.test(day)

/** A moment of office hours so many working days from today, after (positive) or before; `time` as read in France in winter. */
export function officeTime(today: string, workingDays: number, time: string): Date {
  const step = Math.sign(workingDays)
  let day = today
  for (let left = Math.abs(workingDays); left > 0; ) {
    day = dayOf(shift(day, step))
    if (isWorked(day)) left -= 1
  }
  return new Date(Date.parse(`${day}T${time}:00Z`) - 3_600_000)
}
