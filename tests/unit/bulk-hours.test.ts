import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frenchHours, hoursOf } from '../../server/features/bulk/bulk.hours.ts'

test.each([
  ['lundi au vendredi 9h-12h 14h-17h', 'Mo-Fr 09:00-12:00,14:00-17:00'],
  ['Lun-Ven : 9h30-12h / 14h-17h30', 'Mo-Fr 09:30-12:00,14:00-17:30'],
  ['lundi-vendredi 8:30-12:00 13:30-17:00', 'Mo-Fr 08:30-12:00,13:30-17:00'],
  ['mardi et jeudi de 9h à 12h', 'Tu,Th 09:00-12:00'],
  ['lundi, mardi, jeudi 9-12h', 'Mo,Tu,Th 09:00-12:00'],
  ['Du lundi au jeudi de 9 h à 17 h, vendredi de 9h à 16h', 'Mo-Th 09:00-17:00; Fr 09:00-16:00'],
  ['Lundi : 9h-12h\nMardi : 14h-17h', 'Mo 09:00-12:00; Tu 14:00-17:00'],
  ['le lundi de 14h à 16h et le mercredi de 9h à 11h', 'Mo 14:00-16:00; We 09:00-11:00'],
  ['samedi 10h à midi', 'Sa 10:00-12:00'],
  ['tous les jours 8h-20h sauf jours fériés', 'Mo-Su 08:00-20:00; PH off'],
  ['lundi au vendredi 9h-17h. Fermé samedi et dimanche.', 'Mo-Fr 09:00-17:00; Sa,Su off'],
  ['lundi au vendredi matin 9h-12h, mercredi fermé', 'Mo-Fr 09:00-12:00; We off'],
  ['mercredi fermé, jeudi 9h-12h', 'Th 09:00-12:00; We off'],
  ['mardi 14h-16h sur rendez-vous', 'Tu 14:00-16:00 "sur rendez-vous"'],
  ['Sur rendez-vous', '"sur rendez-vous"'],
  ['Mo-Fr 09:00-12:00', 'Mo-Fr 09:00-12:00'],
  ['24/7', '24/7'],
])('«%s» is understood', (text, hours) => expect(hoursOf(text)).toBe(hours))

test.each([
  ['a day without hours, which would be the whole day', 'mardi'],
  ['a part of a day', 'mercredi matin'],
  ['a part of a day that is closed', 'lundi au vendredi 9h-17h, fermé le mercredi après-midi'],
  ['a part of a day excepted', 'lundi au vendredi 9h-17h sauf vendredi matin'],
  ['a part of a day, then closed', 'mardi 9h-12h ; lundi matin fermé'],
  ['hours without a day', '9h-12h'],
  ['a week of the month', '1er mardi du mois 9h-12h'],
  ['an end before its start', 'lundi 17h-9h'],
  ['half a range', 'lundi à partir de 9h'],
  ['holidays of schools', 'lundi 9h-12h hors vacances scolaires'],
])('%s is not guessed', (_what, text) => expect(hoursOf(text)).toBeNull())

const dayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const codes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const clock = (minutes: number) => [Math.floor(minutes / 60), minutes % 60] as const
const said = (minutes: number) =>
  `${clock(minutes)[0]}h${clock(minutes)[1] === 0 ? '' : String(clock(minutes)[1]).padStart(2, '0')}`
const osm = (minutes: number) =>
  clock(minutes)
    .map((part) => String(part).padStart(2, '0'))
    .join(':')

test('any days and any spans, said in words, are those days and spans', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
  const times = fc
    .uniqueArray(fc.integer({ min: 0, max: 24 * 12 - 1 }), { minLength: 2, maxLength: 6 })
    .map((steps) => [...steps].sort((a, b) => a - b).map((step) => step * 5))
    .map((steps) => (steps.length % 2 === 0 ? steps : steps.slice(1)))
  fc.assert(
    fc.property(days, times, (chosen, moments) => {
      const spans = moments.flatMap((from, at) => (at % 2 === 0 ? [[from, moments[at + 1]!]] : []))
      const text = `${chosen.map((day) => dayNames[day]).join(', ')} ${spans.map((span) => span.map(said).join('-')).join(', ')}`
      const hours = frenchHours(text)
      expect(hours, text).not.toBeNull()
      expect(hours!.split(' ')[1]).toBe(spans.map((span) => span.map(osm).join('-')).join(','))
      const told = hours!
        .split(' ')[0]!
        .split(',')
        .flatMap((part) => {
          const [from, to = from] = part.split('-').map((code) => codes.indexOf(code))
          return Array.from({ length: to! - from! + 1 }, (_, step) => from! + step)
        })
      expect(told).toEqual([...chosen].sort((a, b) => a - b))
    }),
  )
})

test('any text is read or left, and never breaks', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void hoursOf(text)))
})
