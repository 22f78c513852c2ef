import { expect, test } from 'vitest'
import { type CalendarEvent, calendarText } from '../../web/ui/appointment.calendar.ts'

const event: CalendarEvent = {
  id: 'd2f6a1f0-0000-4000-8000-000000000001',
  version: 3,
  at: '2026-12-03T13:30:00.000Z',
  place: '12 rue des Forges, Dax; 2e étage',
  title: 'Rendez-vous avec Yann Le Goff, accueil',
  url: 'https://levier.example/mes-demandes/d2f6a1f0-0000-4000-8000-000000000001',
}
const now = new Date('2026-11-27T20:15:09.123Z')
const read = (said: Partial<CalendarEvent>) =>
  calendarText({ ...event, ...said }, now)
    .replaceAll('\r\n ', '')
    .split('\r\n')

test('an appointment is an event that calendars take, in UTC, its signs escaped', () => {
  expect(read({})).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Levier//FR',
    'BEGIN:VEVENT',
    'UID:d2f6a1f0-0000-4000-8000-000000000001@levier',
    'SEQUENCE:3',
    'DTSTAMP:20261127T201509Z',
    'DTSTART:20261203T133000Z',
    'DURATION:PT30M',
    'SUMMARY:Rendez-vous avec Yann Le Goff\\, accueil',
    'LOCATION:12 rue des Forges\\, Dax\\; 2e étage',
    'URL:https://levier.example/mes-demandes/d2f6a1f0-0000-4000-8000-000000000001',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('it says only what is known: no place, no page for who has no account', () => {
  expect(read({ place: null, url: null }).join('\n')).not.toMatch(/LOCATION|URL|null/)
})

test('the same half past two in France is another hour in UTC before and after the change of hour', () => {
  expect(read({ at: '2026-10-24T14:30:00+02:00' })).toContain('DTSTART:20261024T123000Z')
  expect(read({ at: '2026-10-26T14:30:00+01:00' })).toContain('DTSTART:20261026T133000Z')
})

test('lines of 75 octets at most', () => {
  const text = calendarText({ ...event, place: 'Été à l’Œuvre '.repeat(30) }, now)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})
