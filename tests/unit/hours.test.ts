import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { hoursInWords, hoursNow } from '../../server/features/listings/listings.hours.ts'

// Wednesday 25 November 2026, 15 h 10 in France.
const wednesday = new Date('2026-11-25T14:10:00Z')
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const rowsOf = (raw: string, now = wednesday) =>
  hoursInWords(raw, now, null).rows.map(({ days, hours }) => `${plain(days)} | ${plain(hours)}`)
const nowOf = (raw: string, now = wednesday) => {
  const { open, text } = hoursInWords(raw, now, null).now
  return [open, plain(text)]
}

describe('a week in rows', () => {
  test.each([
    [
      'Mo-Th 08:30-12:00,13:30-17:00; Fr 08:30-12:00',
      ['Lundi au jeudi | 8 h 30 – 12 h, 13 h 30 – 17 h', 'Vendredi | 8 h 30 – 12 h', 'Samedi, dimanche | Fermé'],
    ],
    [
      'Mo 09:00-12:00; Tu 09:00-12:00; We 14:00-18:00; Fr 09:00-12:00',
      ['Lundi, mardi, vendredi | 9 h – 12 h', 'Mercredi | 14 h – 18 h', 'Jeudi, samedi, dimanche | Fermé'],
    ],
    ['24/7', ['Tous les jours | 24 h sur 24']],
    ['Mo-Su 10:00-24:00', ['Tous les jours | 10 h – minuit']],
    ['Fr 22:00-02:00', ['Vendredi | 22 h – 2 h', 'Lundi au jeudi, samedi, dimanche | Fermé']],
    ['Mo 00:00-24:00', ['Lundi | 24 h sur 24', 'Mardi au dimanche | Fermé']],
    ['"sur rendez-vous"', ['Tous les jours | Sur rendez-vous']],
    [
      'We,Sa 14:00-18:00 "sur rendez-vous"',
      ['Mercredi, samedi | 14 h – 18 h (sur rendez-vous)', 'Lundi, mardi, jeudi, vendredi, dimanche | Fermé'],
    ],
    [
      'Mo-Fr 09:00-12:00 || "sur rendez-vous"',
      ['Lundi au vendredi | 9 h – 12 h', 'Le reste du temps | Sur rendez-vous'],
    ],
    ['Mo 18:00+', ['Lundi | À partir de 18 h', 'Mardi au dimanche | Fermé']],
  ])('%s', (raw, rows) => expect(rowsOf(raw)).toEqual(rows))
})

describe('dates, weeks and holidays in rows', () => {
  test.each([
    ['2026 Nov 26 14:00-16:00', ['Jeudi 26 nov. 2026 | 14 h – 16 h']],
    [
      '2026 Nov 26 14:00-16:00, 2026 Dec 03 10:00-12:00',
      ['Jeudi 26 nov. 2026 | 14 h – 16 h', 'Jeudi 3 déc. 2026 | 10 h – 12 h'],
    ],
    ['2026 Jul 01-2026 Aug 31 Mo-Fr 09:00-12:00', ['Du 1er juil. au 31 août 2026, lundi au vendredi | 9 h – 12 h']],
    ['Jul-Aug We 09:00-12:00', ['Juillet et août, mercredi | 9 h – 12 h']],
    ['Dec 24-Jan 02 off', ['Du 24 déc. au 2 janv. | Fermé']],
    ['week 01-53/2 Tu 14:00-17:00', ['Semaines impaires, mardi | 14 h – 17 h']],
    ['week 02-52/2 Tu 14:00-17:00', ['Semaines paires, mardi | 14 h – 17 h']],
    ['Th[1,3] 14:00-17:00', ['1er et 3e jeudis du mois | 14 h – 17 h']],
    ['Fr[-1] 10:00-12:00 "à la mairie"', ['Dernier vendredi du mois | 10 h – 12 h (à la mairie)']],
    ['Mo-Su 09:00-18:00; PH off', ['Tous les jours | 9 h – 18 h', 'Jours fériés | Fermé']],
  ])('%s', (raw, rows) => expect(rowsOf(raw)).toEqual(rows))

  test('dates gone by are left out while others are to come', () => {
    expect(rowsOf('2026 Nov 12 14:00-16:00; 2026 Dec 03 10:00-12:00')).toEqual(['Jeudi 3 déc. 2026 | 10 h – 12 h'])
    expect(rowsOf('2020 Nov 12 14:00-16:00')).toEqual(['Jeudi 12 nov. 2020 | 14 h – 16 h'])
  })
})

describe('now, in words', () => {
  const week = 'Mo-Fr 08:30-12:00,13:30-17:00; PH off'
  test.each([
    ['open', '2026-11-25T14:10:00Z', [true, 'Ouvert, ferme à 17 h']],
    ['in its last hour', '2026-11-25T10:30:00Z', [true, 'Ferme à 12 h']],
    ['at lunch', '2026-11-25T11:00:00Z', [false, 'Fermé, ouvre à 13 h 30']],
    ['before opening, in summer time', '2026-07-15T06:29:00Z', [false, 'Fermé, ouvre à 8 h 30']],
    ['opening, in summer time', '2026-07-15T06:30:00Z', [true, 'Ouvert, ferme à 12 h']],
    ['in the evening', '2026-11-25T17:00:00Z', [false, 'Ouvre demain à 8 h 30']],
    ['after midnight in France, before it in UTC', '2026-11-25T23:30:00Z', [false, 'Fermé, ouvre à 8 h 30']],
    ['at the weekend', '2026-11-28T10:00:00Z', [false, 'Ouvre lundi à 8 h 30']],
    ['on a public holiday', '2026-11-11T10:00:00Z', [false, 'Fermé (jour férié), ouvre demain à 8 h 30']],
  ])('%s', (_when, at, expected) => expect(nowOf(week, new Date(at))).toEqual(expected))

  test.each([
    ['24/7', [true, 'Ouvert jour et nuit']],
    ['Mo-Fr 00:00-24:00', [true, 'Ouvert']],
    ['We,Sa 14:00-18:00 "sur rendez-vous"', [null, 'Sur rendez-vous']],
    ['2026 Dec 03 14:00-16:00', [false, 'Ouvre le 3 déc. à 14 h']],
    ['2027 Jan 05 14:00-16:00', [false, 'Ouvre le 5 janv. 2027 à 14 h']],
    ['2020 Nov 12 14:00-16:00', [false, 'Fermé']],
    ['Mo-Fr 09:00-17:00; SH off', [null, 'Horaires différents pendant les vacances scolaires']],
  ])('%s', (raw, expected) => expect(nowOf(raw)).toEqual(expected))

  test('a public holiday nobody wrote about is not promised open', () => {
    const armistice = new Date('2026-11-11T10:00:00Z')
    expect(nowOf('Mo-Fr 08:30-17:00', armistice)).toEqual([null, 'Jour férié, horaires à vérifier'])
    expect(nowOf('24/7', armistice)).toEqual([true, 'Ouvert jour et nuit'])
  })

  test('the remembered state ends when it changes, and is not used for an earlier moment', () => {
    const raw = 'We 14:00-16:00'
    const at = (time: string) => hoursNow(raw, new Date(`2026-11-25T${time}Z`), null).open
    expect([at('12:59:59'), at('13:00:00'), at('14:59:59'), at('15:00:00'), at('14:00:00')]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
  })
})

describe('a row', () => {
  test.each([
    ['Mo-Fr 08:30-17:00', 'Ouvert'],
    ['Mo-Fr 08:30-16:00', 'Ferme à 16 h'],
    ['We 16:30-18:00', 'Ouvre à 16 h 30'],
    ['Th 09:00-12:00', 'Ouvre demain'],
    ['Mo 09:00-12:00', 'Ouvre lundi'],
    ['2026 Dec 10 14:00-16:00', 'Ouvre le 10 déc.'],
    ['"sur rendez-vous"', 'Sur rendez-vous'],
    ['"sur rendez-vous, auprès de la mairie"', 'Horaires à vérifier'],
    ['n’importe quoi', 'Horaires à vérifier'],
  ])('%s is said in a few words: %s', (raw, brief) => {
    expect(plain(hoursNow(raw, wednesday, null).brief)).toBe(brief)
  })
})

describe('a commune overseas', () => {
  test('is served in its own time', () => {
    const raw = 'Mo-Fr 08:00-12:00'
    const [fortDeFrance, saintDenis, dax] = ['97209', '97411', '40088'].map(
      (code) => hoursNow(raw, wednesday, code).open,
    )
    expect([fortDeFrance, saintDenis, dax]).toEqual([true, false, false])
    expect(hoursNow(raw, new Date('2026-11-25T05:00:00Z'), '97411').open).toBe(true)
  })
})

describe('what cannot be told', () => {
  test.each([
    'du lundi au vendredi',
    'x',
    '',
    'Mo-Fr 25:99',
    '<script>',
    'a'.repeat(10_000),
    'Mo-Fr 09:00-12:00; '.repeat(500),
  ])('text outside the syntax stays as it is: %.30s', (raw) =>
    expect(hoursInWords(raw, wednesday, null)).toEqual({
      rows: [],
      now: { open: null, text: 'Horaires à vérifier' },
      raw,
    }),
  )

  test.each(['easter -2 days 10:00-12:00', 'sunrise-sunset'])('%s has no row but says whether it is open', (raw) => {
    const { rows, raw: shown, now } = hoursInWords(raw, wednesday, null)
    expect({ rows, shown }).toEqual({ rows: [], shown: raw })
    expect(now.open).toBeTypeOf('boolean')
  })
})

describe('the time zone of the server', () => {
  const script = `
    import { hoursInWords } from './server/features/listings/listings.hours.ts'
    const raw = 'Mo-Fr 08:30-12:00,13:30-17:00; 2026 Nov 26 off; PH off'
    const hours = ['2026-03-29T00:30:00Z', '2026-07-15T06:30:00Z', '2026-11-25T14:10:00Z', '2026-11-25T23:30:00Z']
    console.log(JSON.stringify(hours.map((at) => hoursInWords(raw, new Date(at), null))))`
  const under = (TZ: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })

  test('changes nothing', () => {
    const inFrance = under('Europe/Paris')
    expect(JSON.parse(inFrance)[2].now.text).toBe('Ouvert, ferme à 17\u00a0h')
    for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'])
      expect(under(zone)).toBe(inFrance)
  })
})
