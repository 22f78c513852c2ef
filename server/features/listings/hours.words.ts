// One voice for hours and days: «8 h 30», «Lundi au jeudi», «Jeudi 26 nov. 2026».

const nbsp = '\u00a0'

export const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
export const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const
const shortMonths = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Minutes since midnight → «8 h 30»; 24 h is «minuit». */
export function hourText(minutes: number): string {
  if (minutes === 24 * 60) return 'minuit'
  const rest = minutes % 60
  const hour = `${Math.floor(minutes / 60) % 24}${nbsp}h`
  return rest === 0 ? hour : `${hour}${nbsp}${String(rest).padStart(2, '0')}`
}

export const spanText = (start: number, end: number) => `${hourText(start)} – ${hourText(end)}`
export const roundTheClock = `24${nbsp}h sur 24`

export const minutesOf = (wall: Date) => wall.getHours() * 60 + wall.getMinutes()
/** 0 is Monday. */
export const dayIndex = (wall: Date) => (wall.getDay() + 6) % 7
export const dayName = (wall: Date) => days[dayIndex(wall)]!

const ordinal = (day: number) => (day === 1 ? '1er' : String(day))
/** «26 nov.», and with its year «26 nov. 2026». */
export const dateText = (day: number, month: number, year: number | null) =>
  [ordinal(day), shortMonths[month], year].filter((part) => part !== null).join(nbsp)

/** Indices of days → «lundi au jeudi», «samedi, dimanche», «tous les jours». */
export function daysText(indices: readonly number[]): string {
  if (indices.length === 7) return 'tous les jours'
  const runs: number[][] = []
  for (const index of [...indices].sort()) {
    const run = runs.at(-1)
    if (run?.at(-1) === index - 1) run.push(index)
    else runs.push([index])
  }
  return runs
    .map((run) =>
      run.length > 2 ? `${days[run[0]!]} au ${days[run.at(-1)!]}` : run.map((day) => days[day]).join(', '),
    )
    .join(', ')
}
