import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, day, time } from '../../web/dates.ts'
import { count, distance, number, plural, typo } from '../../web/typography.ts'

/** Shows the spaces: `~` is U+00A0, `_` is U+202F. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')

describe('French typography', () => {
  it.each([
    ['Rien reçu ? Vite ! Non; oui', 'Rien reçu_? Vite_! Non_; oui'],
    ['Quoi?! Vraiment?', 'Quoi_?! Vraiment_?'],
    ['Horaires: le matin', 'Horaires~: le matin'],
    ['Horaires :', 'Horaires~:'],
    ['Le « café santé » du jeudi', 'Le «~café santé~» du jeudi'],
    ['Le «café santé» du jeudi', 'Le «~café santé~» du jeudi'],
    ["l'aide d'urgence de l'\"Adie\"", 'l’aide d’urgence de l\'"Adie"'],
    ['permis, caution...', 'permis, caution…'],
    ['voiture à 6 € par jour, 30 % de moins', 'voiture à 6~€ par jour, 30~% de moins'],
    ['de 8h30 à 12h', 'de 8~h~30 à 12~h'],
    ['8h30-12h00', '8~h~30 – 12~h'],
    ['8 h 30 – 12 h, 13 h 30 – 17 h', '8~h~30 – 12~h, 13~h~30 – 17~h'],
    ['les 16-30 ans', 'les 16-30~ans'],
    ['au 05.36.49.01.42 ou 0536490142', 'au 05~36~49~01~42 ou 05~36~49~01~42'],
  ])('%s', (text, expected) => expect(shown(typo(text))).toBe(expected))

  it.each([
    'https://exemple.fr/a?b=1;c:2',
    'Voir www.exemple.fr/permis?id=3 et m.lartigue@garage.example',
    'à 8:30 ou 18:45',
    'ratio 4:3',
    'SIRET 05364901420001',
    '1.05 36 49 01 42 00',
    'code H3H',
  ])('leaves %s as it is', (text) => expect(typo(text)).toBe(text))

  it('changes nothing more when done twice', () => {
    const piece = fc.constantFrom(..."aé1 805h:;?!«»'.-–/@€\u00a0\u202f".split(''), 'https://a.fr', '8h30', '05 36 49')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = typo(pieces.join(''))
        expect(typo(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('formats', () => {
  it('writes numbers, counts and distances', () => {
    expect(shown(number(12318))).toBe('12_318')
    expect(shown(count(15, 'ressource'))).toBe('15~ressources')
    expect(shown(count(1, 'ressource'))).toBe('1~ressource')
    expect(shown(count(0, 'cheval', 'chevaux'))).toBe('0~cheval')
    expect(plural(1.5, 'heure')).toBe('heure')
    expect(shown(distance(7.4))).toBe('7~km')
    expect(shown(distance(0.2))).toBe('1~km')
    expect(shown(distance(38.6, true))).toBe('≈~39~km')
  })

  it('writes days and hours of France, whatever the time zone of the machine', () => {
    expect(shown(date('2026-11-12'))).toBe('12~nov.~2026')
    expect(shown(date('2026-05-01'))).toBe('1er~mai~2026')
    expect(shown(date('2026-11-22T23:30:00Z'))).toBe('23~nov.~2026')
    expect(shown(day('2026-11-26'))).toBe('jeudi~26~nov.')
    expect(shown(time('2026-11-22T07:30:00Z'))).toBe('8~h~30')
    expect(shown(time('2026-07-22T12:00:00Z'))).toBe('14~h')
  })
})
