import { contentLines, escaped } from '../content-lines.ts'

export interface CalendarEvent {
  /** Of the demande. */
  readonly id: string
  /** One more at each change: a calendar that has it already takes the later one. */
  readonly version: number
  /** Instant, ISO 8601. */
  readonly at: string
  readonly place: string | null
  readonly title: string
  /** Where the demande is read; null for whoever has no account. */
  readonly url: string | null
}

/** `20261203T133000Z`: in UTC, so that no calendar has to know our change of hour. */
const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')

/**
 * An appointment as iCalendar (RFC 5545). Nobody said how long it lasts: it is marked for half an hour. Private: it says
 * whom somebody is sent to, and calendars are shared.
 */
export const calendarText = ({ id, version, at, place, title, url }: CalendarEvent, now: Date): string =>
  contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Levier//FR',
    'BEGIN:VEVENT',
    `UID:${id}@levier`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(new Date(at))}`,
    'DURATION:PT30M',
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
