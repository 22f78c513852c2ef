import { createHash } from 'node:crypto'
import { findPhoneNumbersInText } from 'libphonenumber-js'
import { Problem } from '../../platform/errors.ts'
import { phoneOf } from '../listings/contacts.kept.ts'

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

/** A number as oppositions keep it, `+33536490142`; null when it is none, or a short one, like 115, that belongs to nobody. */
export function ownNumber(raw: string): string | null {
  const number = phoneOf(raw)
  return number?.startsWith('+') ? number : null
}

/** How long the link of the mail confirms an opposition, and one that is not confirmed is kept. */
export const linkDays = 7
/** One address is sent so many links a day: enough for whoever does not find the first, too few to fill a mailbox. */
export const linksADay = 5
/** How long a decided request is kept, to be able to say what became of it. */
export const keptMonths = 12

/** The token travels after `#`, out of reach of logs and of programs that look into mails. */
export const confirmUrl = (publicUrl: string, token: string) => `${publicUrl}/opposition/confirmation#jeton=${token}`

/**
 * Whether holding an address proves that a number is one’s own, by the addresses it stands beside: it is shown, and never
 * without this one. The number of a switchboard, which others show too, is for somebody to decide.
 */
export const provesNumber = (courriel: string, beside: readonly (string | null)[]): boolean =>
  beside.length > 0 && beside.every((address) => address === courriel)

export type LinkRefusal = 'link-used' | 'link-expired'

const sentences: Record<LinkRefusal, string> = {
  'link-used': 'Ce lien a déjà servi : votre opposition est enregistrée.',
  'link-expired': 'Ce lien n’est plus valable. Refaites la demande : un autre lien vous sera envoyé.',
}
export const linkRefused = (code: LinkRefusal) => new Problem(410, code, sentences[code])

export const alreadyDecided = () =>
  new Problem(409, 'already-decided', 'Cette opposition a déjà été traitée. La première décision est gardée.')

export const badNumber = () => {
  const sentence = 'Ce numéro n’est pas complet. Exemple : 05 58 00 00 00'
  return new Problem(400, 'invalid-phone', sentence, { telephone: sentence })
}

export const reasonNeeded = () => {
  const sentence = 'Donnez la raison en quelques mots : la personne la lira.'
  return new Problem(400, 'reason-needed', sentence, { reason: sentence })
}
