import type { Listing } from '../../../server/contract/listings.ts'

/** Line breaks as RFC 6068 wants them. */
const part = (text: string) => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))

/** A mail opened with its subject and a first message, to be changed before it is sent. */
export function mailto(email: string, { mail, title }: Pick<Listing, 'mail' | 'title'>): string {
  const to = encodeURIComponent(email).replace('%40', '@')
  return mail
    ? `mailto:${to}?subject=${part(mail.subject)}&body=${part(mail.body)}`
    : `mailto:${to}?subject=${part(title)}`
}
