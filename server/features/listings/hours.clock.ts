const minute = 60_000
// Every change of the clocks, here or there, falls on a quarter of an hour.
const quarter = 15 * minute

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
})

let known = { quarter: Number.NaN, shift: 0 }

function shiftAt(start: number): number {
  const field = Object.fromEntries(parts.formatToParts(start).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = field
  return new Date(year, month - 1, day, hour, minute).getTime() - start
}

/**
 * A Date whose local fields are what clocks show in France at `now`, whatever the time zone of the server; null-width
 * when that zone is France's. In a zone that skips an hour another night than France, that hour is read as the next one.
 */
export function wallClock(now: Date): Date {
  const start = Math.floor(now.getTime() / quarter) * quarter
  if (known.quarter !== start) known = { quarter: start, shift: shiftAt(start) }
  return new Date(now.getTime() + known.shift)
}
