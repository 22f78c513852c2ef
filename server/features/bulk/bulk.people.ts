import { quote } from '../../platform/text.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import { phoneOf as shownPhone } from '../listings/listings.contacts.ts'
import { type Understood, understood } from './bulk.choices.ts'

interface Contact {
  /** As it will be kept; as written when it cannot be read: the checks tell why. */
  readonly value: string | null
  /** The others of the cell. */
  readonly more: readonly string[]
}

const parts = (text: string, separator: RegExp) => text.split(separator).filter((part) => part.trim())

/** What would otherwise be lost without a word. */
const left = (written: readonly string[]) =>
  written.map((part) => `${quote(part.trim())} n’est pas repris : nous n’avons pas su le lire`)

const inWords = (number: string) => shownPhone(number)?.text.replace(/\u00a0/g, ' ') ?? number

/** «05 58 00 00 00 / 06 00 00 00 00»; a spreadsheet drops the first zero of a number. */
export function readPhones(text: string): Understood<Contact> {
  const typed = text.trim()
  const dropped = /^[1-9]\d{8}$/.test(typed)
  const written = parts(dropped ? `0${typed}` : typed, /[/;,|\n]| ou | et /)
  const numbers = [...new Set(written.flatMap((part) => phoneOf(part) ?? []))]
  const [first, ...others] = numbers
  if (!first) return understood({ value: typed, more: [] })
  const notes = [
    ...(dropped ? [`${quote(typed)} compris : ${inWords(first)}`] : []),
    ...(others.length > 0 ? [`Plusieurs numéros : ${inWords(first)} sera le premier, les autres en précision`] : []),
    ...left(written.filter((part) => !phoneOf(part))),
  ]
  return { ...understood({ value: first, more: others.map((one) => `Autre numéro : ${inWords(one)}`) }), notes }
}

/** «accueil@… ; direction@…», «Accueil <accueil@…>». */
export function readEmails(text: string): Understood<Contact> {
  const typed = text.trim()
  const written = parts(typed, /[\s;,|<>()]+/)
  const addresses = [...new Set(written.flatMap((part) => emailOf(part) ?? []))]
  const [first, ...others] = addresses
  if (!first) return understood({ value: typed, more: [] })
  const notes = [
    ...(others.length > 0 ? [`Plusieurs adresses : ${first} sera la première, les autres en précision`] : []),
    ...left(written.filter((part) => part.includes('@') && !emailOf(part))),
  ]
  return { ...understood({ value: first, more: others.map((one) => `Autre e-mail : ${one}`) }), notes }
}
