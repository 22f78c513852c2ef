const dayMs = 86_400_000

/** Whole days from one calendar day to another, `2026-11-22`; negative when `to` comes first. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

const utc = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const
const inYear = new Intl.DateTimeFormat('fr-FR', utc)
const withYear = new Intl.DateTimeFormat('fr-FR', { ...utc, year: 'numeric' })

/** «3 janv.», with the year when it could be mistaken: half a year away and more. */
export function dayInWords(day: string, today: string): string {
  const text = (Math.abs(daysBetween(today, day)) > 180 ? withYear : inYear).format(new Date(day))
  return text.replace(/^1(?=\s)/, '1er').replaceAll(' ', '\u00a0')
}
