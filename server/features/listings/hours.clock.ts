const minute = 60_000
// Every change of the clocks, here or there, falls on a quarter of an hour.
const quarter = 15 * minute

const mainland = 'Europe/Paris'
/** By the three first figures of the INSEE codes. */
const overseas: Readonly<Record<string, string>> = {
  971: 'America/Guadeloupe',
  972: 'America/Martinique',
  973: 'America/Cayenne',
  974: 'Indian/Reunion',
  975: 'America/Miquelon',
  976: 'Indian/Mayotte',
  977: 'America/St_Barthelemy',
  978: 'America/Marigot',
  986: 'Pacific/Wallis',
  987: 'Pacific/Tahiti',
  988: 'Pacific/Noumea',
}

/** The time zone clocks follow in a commune, by its INSEE code; that of mainland France when it is not known. */
export const timeZoneOf = (commune: string | null) => overseas[commune?.slice(0, 3) ?? ''] ?? mainland

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })

interface Shift {
  readonly clock: Intl.DateTimeFormat
  quarter: number
  shift: number
}
const shifts = new Map<string, Shift>()

function shiftAt(start: number, parts: Intl.DateTimeFormat): number {
  const field = Object.fromEntries(parts.formatToParts(start).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = field
  return new Date(year, month - 1, day, hour, minute).getTime() - start
}

/**
 * A Date whose local fields are what clocks show in `timeZone` at `now`, whatever the time zone of the server. Where the
 * server's zone skips an hour another night, that hour is read as the next one.
 */
export function wallClock(now: Date, timeZone: string): Date {
  const start = Math.floor(now.getTime() / quarter) * quarter
  const known = shifts.get(timeZone) ?? { clock: clockIn(timeZone), quarter: Number.NaN, shift: 0 }
  if (known.quarter !== start)
    shifts.set(timeZone, Object.assign(known, { quarter: start, shift: shiftAt(start, known.clock) }))
  return new Date(now.getTime() + known.shift)
}
