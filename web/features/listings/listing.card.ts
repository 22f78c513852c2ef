import { contentLines, escaped } from '../../content-lines.ts'
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

export function cardText({ contact: { name, role, phone, email }, structure, title }: Card): string {
  const who = name ?? structure
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(who)}`,
    // Which of its words is the family name cannot be told: phones show what is in the first place.
    `N:${name && name !== structure ? escaped(name) : ''};;;;`,
    `ORG:${escaped(structure)}`,
    ...(role ? [`TITLE:${escaped(role)}`] : []),
    ...(phone ? [`TEL;TYPE=WORK,VOICE:${phone.href.replace(/^tel:/, '')}`] : []),
    ...(email ? [`EMAIL;TYPE=INTERNET,WORK:${escaped(email)}`] : []),
    `NOTE:${escaped(title)}`,
    'END:VCARD',
  ]
  return contentLines(lines)
}

/** Letters and digits only, so that every system takes it: «nadia-belkacem.vcf». */
export function cardName({ contact, structure }: Card): string {
  const plain = (contact.name ?? structure).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/œ/g, 'oe').match(/[a-z0-9]+/g) ?? ['contact']
  return `${words.join('-').slice(0, 60)}.vcf`
}
