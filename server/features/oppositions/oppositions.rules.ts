import { createHash } from 'node:crypto'
import { findPhoneNumbersInText } from 'libphonenumber-js'

export type OppositionKind = 'record' | 'courriel' | 'telephone'

/** What is kept of an opposition: enough to recognise, not to read. */
export const fingerprint = (kind: OppositionKind, value: string): string =>
  createHash('sha256').update(`${kind}:${value}`).digest('hex')

/** Asks whether a record, an address in lower case or a number in E.164 was opposed. */
export interface Oppositions {
  readonly none: boolean
  record(source: string, sourceId: string): boolean
  courriel(address: string): boolean
  telephone(number: string): boolean
}

export function oppositionsOf(rows: readonly { kind: OppositionKind; fingerprint: string }[]): Oppositions {
  const prints = new Set(rows.map((row) => row.fingerprint))
  return {
    none: prints.size === 0,
    record: (source, sourceId) => prints.has(fingerprint('record', `${source}/${sourceId}`)),
    courriel: (address) => prints.has(fingerprint('courriel', address)),
    telephone: (number) => prints.has(fingerprint('telephone', number)),
  }
}

const gone = '[retiré à la demande de la personne]'

/** A free text without the addresses and numbers that were opposed. */
export function withoutOpposed(text: string, oppositions: Oppositions): string {
  if (oppositions.none) return text
  const withoutEmails = text.replace(/[^\s<>"(),;:]+@[^\s<>"(),;:]*[^\s<>"(),;:.]/g, (address) =>
    oppositions.courriel(address.toLowerCase()) ? gone : address,
  )
  if (!/\d[\s.\d-]{6,}\d/.test(withoutEmails)) return withoutEmails
  return findPhoneNumbersInText(withoutEmails, 'FR')
    .filter(({ number }) => oppositions.telephone(number.number))
    .reduceRight((kept, { startsAt, endsAt }) => kept.slice(0, startsAt) + gone + kept.slice(endsAt), withoutEmails)
}
