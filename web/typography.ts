/** French typography, and the formats of numbers; those of days are in `dates.ts`. Spaces are written as escapes to be seen. */
const space = '[ \\u00a0\\u202f]*'
const kept = /(https?:\/\/\S*[\w/]|www\.\S*[\w/]|[^\s@<>()«»]+@[^\s@<>()«»]+\.\w+)/

const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{L}\d])['´`](?=[\p{L}\d«])/gu, '’'],
  [/\.{3,}/g, '…'],
  // Telephones in pairs; hours «8 h 30», and what lies between two of them.
  [
    /(?<![\d,.])(0\d)[ .\u00a0]?(\d\d)[ .\u00a0]?(\d\d)[ .\u00a0]?(\d\d)[ .\u00a0]?(\d\d)(?!\d)/g,
    '$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5',
  ],
  [/\b([01]?\d|2[0-4])[ \u00a0]?[hH][ \u00a0]?([0-5]\d)(?!\d)/g, '$1\u00a0h\u00a0$2'],
  [/\b([01]?\d|2[0-4])[ \u00a0]?[hH](?![\p{L}\d])/gu, '$1\u00a0h'],
  [/(\d\u00a0h)\u00a000(?!\d)/g, '$1'],
  [/(\d\u00a0h(?:\u00a0\d\d)?) ?[-–] ?(?=\d)/g, '$1 – '],
  [/(?<=\d) (?=(?:€|%|km|min|ans|m²)(?![\p{L}\d]))/gu, '\u00a0'],
  // High punctuation.
  [new RegExp(`«${space}`, 'g'), '«\u00a0'],
  [new RegExp(`${space}»`, 'g'), '\u00a0»'],
  [new RegExp(`(?<=[\\p{L}\\d)\\]»…%€°.])${space}([;?!]+)(?![\\p{L}\\d])`, 'gu'), '\u202f$1'],
  [new RegExp(`(?<=[\\p{L}\\d)\\]»…%€°.])${space}:(?=[\\s\\u00a0«]|$)`, 'gu'), '\u00a0:'],
]

const set = (text: string) => rules.reduce((done, [sign, by]) => done.replace(sign, by), text)

/** French typography of a text to show. Addresses are left alone; done twice, it changes nothing more. */
export const typo = (text: string) =>
  text
    .split(kept)
    .map((part, index) => (index % 2 === 0 ? set(part) : part))
    .join('')

const figures = new Intl.NumberFormat('fr-FR')

/** «12 318». */
export const number = (value: number) => figures.format(value)

/** The word for so many: singular below 2, as French does. */
export const plural = (count: number, one: string, many = `${one}s`) => (Math.abs(count) < 2 ? one : many)

/** «15 ressources», «1 ressource», «0 ressource». */
export const count = (value: number, one: string, many?: string) => `${number(value)}\u00a0${plural(value, one, many)}`

/** «7 km», «≈ 7 km», and 1 km for what is nearer. */
export const distance = (km: number, approximate = false) =>
  `${approximate ? '≈\u00a0' : ''}${number(Math.max(1, Math.round(km)))}\u00a0km`
