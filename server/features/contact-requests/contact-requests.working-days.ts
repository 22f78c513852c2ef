const dayMs = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Easter Sunday of a year: the anonymous Gregorian computus, Nature, 20 April 1876. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const [month, day] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Code du travail, L3133-1: those with a date, and those so many days after Easter Sunday. */
const dated = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const afterEaster = [1, 39, 50]

/** Alsace and Moselle have two more (L3134-13). */
const alsaceMoselle = new Set(['57', '67', '68'])
/** Overseas, the day slavery was abolished (law of 30 June 1983). */
const abolition: Readonly<Record<string, string>> = {
  '971': '05-27',
  '972': '05-22',
  '973': '06-10',
  '974': '12-20',
  '976': '04-27',
}

/** Whether it is a public holiday in France, in this département if told; `day`: `2026-05-14`. */
export function isHoliday(day: string, departement?: string): boolean {
  const sinceEaster = (at(day) - at(easter(Number(day.slice(0, 4))))) / dayMs
  const date = day.slice(5)
  if (dated.includes(date) || afterEaster.includes(sinceEaster)) return true
  if (departement === undefined) return false
  if (alsaceMoselle.has(departement)) return sinceEaster === -2 || date === '12-26'
  return abolition[departement] === date
}

/** Monday to Friday, holidays left out. */
export function isWorkingDay(day: string, departement?: string): boolean {
  const weekday = new Date(at(day)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day, departement)
}

/** How many working days came after one day, up to another: 0 on the same day, 1 from a Friday to the Monday after. */
export function workingDaysBetween(from: string, to: string, departement?: string): number {
  let count = 0
  for (let time = at(from) + dayMs; time <= at(to); time += dayMs)
    if (isWorkingDay(dayOf(time), departement)) count += 1
  return count
}

const dayInFrance = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })

/** The calendar day in France of a moment. */
export const dayOfInstant = (moment: Date): string => dayInFrance.format(moment)
