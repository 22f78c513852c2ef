const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })
const shown = (at: number) => clock.format(at).replace(' ', 'T')

/** The moment clocks in France show as this day and time; null when they never do: the 30th of February, the hour skipped in March. */
export function momentInFrance(day: string, time: string): Date | null {
  const wanted = `${day}T${time}`
  const asIfUtc = Date.parse(`${wanted}:00Z`)
  if (Number.isNaN(asIfUtc)) return null
  // An hour ahead of UTC in winter, two in summer; when the hour comes twice, the first one.
  const found = [2, 1].map((hours) => asIfUtc - hours * 3_600_000).find((at) => shown(at) === wanted)
  return found === undefined ? null : new Date(found)
}

const dayText = new Intl.DateTimeFormat('fr-FR', {
  ...({ timeZone: 'Europe/Paris', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
})

/** «14 h 30», «14 h». */
export function timeInWords(at: Date): string {
  const [hour, minute] = shown(at.getTime()).slice(11).split(':')
  return `${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}`
}

/** «mardi 1er décembre 2026 à 14 h 30». */
export const momentInWords = (at: Date) => `${dayText.format(at).replace(/\b1(?= \p{L})/u, '1er')} à ${timeInWords(at)}`
