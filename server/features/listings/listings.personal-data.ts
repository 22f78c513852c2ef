import { findPhoneNumbersInText } from 'libphonenumber-js'

export type PersonalDataKind = 'telephone' | 'mobile' | 'courriel' | 'nir' | 'birth-date' | 'name'

export interface PersonalData {
  readonly kind: PersonalDataKind
  /** As it is written. */
  readonly text: string
}

/**
 * What in a free text looks like somebody’s data: numbers, addresses, a social security number, a day of birth, a
 * person called by name. It warns and never decides: a rule without a person behind it would be wrong too often.
 */
export const personalDataIn = (text: string): PersonalData[] => finders.flatMap((find) => find(text))

type Finder = (text: string) => PersonalData[]

const all = (kind: PersonalDataKind, pattern: RegExp, isIt: (found: string) => boolean = () => true): Finder => {
  return (text) =>
    [...text.matchAll(pattern)]
      .map(([found]) => ({ kind, text: found.trim() }))
      .filter(({ text: found }) => isIt(found))
}

const phones: Finder = (text) =>
  findPhoneNumbersInText(text, 'FR')
    .filter(({ startsAt, endsAt }) => !isNir(text.slice(Math.max(0, startsAt - 12), endsAt + 12)))
    .map(({ number, startsAt, endsAt }) => ({
      kind: isMobile(number.number) ? 'mobile' : 'telephone',
      text: text.slice(startsAt, endsAt),
    }))

/** 06 and 07 numbers: often somebody’s own. `number` in E.164 or as it is dialled in France. */
export const isMobile = (number: string): boolean => /^(\+33|0)[67]\d{8}$/.test(number.replace(/[\s.\u00a0-]/g, ''))

// Sex, year, month (20 and above: unknown, or registered abroad), département with those of Corsica, commune, order, key.
const nir =
  /(?<![\d])[12][\s.]?\d{2}[\s.]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s.]?(?:\d{2}|2[AB])[\s.]?\d{3}[\s.]?\d{3}(?:[\s.]?\d{2})?(?![\d])/gi

/** With its key, the key must be right (97 minus the rest modulo 97; Corsica counted as 19 and 18): others are SIRETs and the like. */
function isNir(text: string): boolean {
  const found = new RegExp(nir.source, 'i').exec(text)?.[0].replace(/[\s.]/g, '').toUpperCase()
  if (!found) return false
  if (found.length < 15) return true
  const number = found.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return 97 - Number(BigInt(number) % 97n) === Number(found.slice(13))
}

const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const year = '(?:19\\d{2}|200\\d|201[0-5])'
const birthDays = [
  // Whatever its year, a day said to be one of birth.
  new RegExp(
    `(?:n[ée]e?(?:\\(e\\))?s?\\s+le|date de naissance|ddn)\\s*:?\\s*(?:\\d{1,2}[/.\\s-]\\d{1,2}[/.\\s-]\\d{2,4}|\\d{1,2}(?:er)?\\s+(?:${months})\\s+\\d{4})`,
    'giu',
  ),
  // Alone, one too old to be of a service.
  new RegExp(`(?<![\\d/.-])(?:0?[1-9]|[12]\\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]${year}(?!\\d)`, 'g'),
]
const births: Finder = (text) => {
  const said = all('birth-date', birthDays[0]!)(text)
  const alone = all('birth-date', birthDays[1]!)(text)
  return [...said, ...alone.filter(({ text: day }) => !said.some((one) => one.text.includes(day)))]
}

const title = '(?:M\\.|Mr\\.?|Mme\\.?|Mlle\\.?|MM\\.|Mmes|Monsieur|Madame|Mademoiselle)'
const properName = "\\p{Lu}[\\p{L}’'-]+"
const people = new RegExp(
  `(?<![\\p{L}])${title}[ \\u00a0\\u202f]+(?!Monsieur|Madame|Mademoiselle|Mme|M\\.)${properName}(?:[ \\u00a0]${properName})?`,
  'gu',
)

const finders: readonly Finder[] = [
  phones,
  all('courriel', /[^\s<>"(),;:]+@[^\s<>"(),;:]+\.[^\s<>"(),;:.]+/g),
  all('nir', nir, isNir),
  births,
  all('name', people),
]
