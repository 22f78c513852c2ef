import type { Recipient } from '../../../server/contract/contact-requests.ts'

/** «Yann Le Goff, accueil», «Un toit en Chalosse (accueil)». */
export function recipientText({ kind, name, role }: Recipient): string {
  const known = [name, role].filter(Boolean).join(', ')
  if (kind === 'structure') return name ? `${name} (accueil)` : 'l’accueil de la structure'
  if (kind === 'secteur') return name ?? 'l’accueil du secteur'
  return known || 'l’intervenant de cette fiche'
}

/** The same in as few words as a button has. */
export const recipientName = ({ kind, name, role }: Recipient): string =>
  kind === 'structure' ? 'l’accueil de la structure' : (name ?? role ?? 'cette personne')

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
