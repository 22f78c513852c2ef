import type { Contact } from './listing.contacts.ts'

/*
 * A contact as a vCard 3.0 (RFC 2426): the version that the contacts of Android and iOS both take. Several of Android
 * still refuse 4.0 (RFC 6350).
 */

export interface Card {
  readonly contact: Contact
  readonly structure: string
  /** Of the listing. */
  readonly title: string
}

/** Commas, semicolons and backslashes are signs of the format; a line break is told. */
const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

const octets = new TextEncoder()
const longest = 75

/** A long line goes on after a line break and a space, cut between two characters, never inside one. */
function folded(line: string): string {
  let [done, length] = ['', 0]
  for (const character of line) {
    const size = octets.encode(character).length
    const full = length + size > longest
    done += full ? `\r\n ${character}` : character
    length = full ? 1 + size : length + size
  }
  return done
}

export function cardText({ contact: { name, role, phone, email }, structure, title }: Card): string {
  const who = name ?? structure
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${text(who)}`,
    // Which of its words is the family name cannot be told: phones show what is in the first place.
    `N:${name && name !== structure ? text(name) : ''};;;;`,
    `ORG:${text(structure)}`,
    ...(role ? [`TITLE:${text(role)}`] : []),
    ...(phone ? [`TEL;TYPE=WORK,VOICE:${phone.href.replace(/^tel:/, '')}`] : []),
    ...(email ? [`EMAIL;TYPE=INTERNET,WORK:${text(email)}`] : []),
    `NOTE:${text(title)}`,
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Letters and digits only, so that every system takes it: «nadia-belkacem.vcf». */
export function cardName({ contact, structure }: Card): string {
  const plain = (contact.name ?? structure).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/œ/g, 'oe').match(/[a-z0-9]+/g) ?? ['contact']
  return `${words.join('-').slice(0, 60)}.vcf`
}
