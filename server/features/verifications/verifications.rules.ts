import { Problem } from '../../platform/errors.ts'
import { monthsBetween } from '../listings/listings.rules.ts'

/**
 * When somebody is reminded of a listing, in whole months since it was confirmed: a month before each step of its
 * freshness (6, 12, 18: `freshnessMonths`). After the last one it is for a campaign, or for nobody any more.
 */
export const reminderMonths = [5, 11, 17] as const
export type ReminderStep = (typeof reminderMonths)[number]

/** The last reminder a listing calls for, late or not; null: none yet. Only that one is sent. */
export const reminderStep = (verifiedOn: string, today: string): ReminderStep | null =>
  reminderMonths.findLast((months) => monthsBetween(verifiedOn, today) >= months) ?? null

/**
 * The last day on which a listing confirmed then was so many whole months old today: the same rule, for queries to
 * compare days with. The 30th of November minus nine months is the last day of February.
 */
export function monthsBefore(today: string, months: number): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10)
}

const dayMs = 86_400_000
/** How long a mailed link confirms; and, for whoever finds an old mail, wants no other. */
export const linkDays = { confirm: 60, unsubscribe: 365 } as const
export const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * dayMs)

/** Nobody is written to about listings more often. */
export const quietDays = 7
/** Of one structure, in one mail: the others come with the next. */
export const listingsAMail = 100

// The token travels after `#`, out of reach of logs and of programs that look into mails.
export const confirmUrl = (publicUrl: string, token: string) => `${publicUrl}/verification#jeton=${token}`
export const unsubscribeUrl = (publicUrl: string, token: string) => `${publicUrl}/desabonnement#jeton=${token}`

export const claimUrl = (publicUrl: string, structureId: string) =>
  `${publicUrl}/ma-structure/rattachement?structure=${structureId}`

export type LinkRefusal = 'link-used' | 'link-expired' | 'structure-merged'

const sentences: Record<LinkRefusal, string> = {
  'link-used': 'Ce lien a déjà servi : vos fiches sont confirmées. Merci, il n’y a rien d’autre à faire.',
  'link-expired':
    'Ce lien n’est plus valable. Nos liens servent 60 jours : le plus récent de nos mails a peut-être encore le sien.',
  'structure-merged':
    'Votre structure a été réunie avec une autre sur Levier : ses fiches se confirment avec les siennes.',
}
export const linkRefused = (code: LinkRefusal) => new Problem(410, code, sentences[code])

export const notPublished = () =>
  new Problem(
    409,
    'not-published',
    'Cette fiche n’est pas publiée : il n’y a rien à confirmer. Rechargez la page pour voir où elle en est.',
  )

export const beyondTerritory = (message = 'Aucune de ces fiches n’est de votre structure ou de vos départements.') =>
  new Problem(403, 'beyond-territory', message)
