import type { NextStep } from '../../contract/vocabulary.requests.ts'
import { Problem } from '../../platform/errors.ts'
import { oneLine } from '../../platform/text.ts'
import { momentInFrance } from '../contact-requests/contact-requests.moment.ts'

const dayMs = 86_400_000
const furthestMs = 366 * dayMs
/** However many hands a demande goes through: beyond, its adviser had better write anew. */
export const handsAtMost = 5
/** A new link is not mailed more often, nor more of them in a day. */
export const renewedEvery = (now: Date) => new Date(now.getTime() - 10 * 60_000)
export const renewedAtMost = 5

export interface NextSaid {
  readonly next: NextStep
  readonly day?: string
  readonly time?: string
  readonly place?: string
}

export interface Appointment {
  readonly at: Date
  readonly place: string | null
}

/** The appointment a yes comes with, if it does. Throws 400 beside the day or the time. */
export function appointmentOf({ next, day = '', time = '', place = '' }: NextSaid, now: Date): Appointment | null {
  if (next !== 'appointment') return null
  const missing = {
    ...(!day && { day: 'Choisissez un jour.' }),
    ...(!time && { time: 'Choisissez une heure.' }),
  }
  if (!day || !time) throw new Problem(400, 'appointment-incomplete', Object.values(missing)[0]!, missing)
  const at = momentInFrance(day, time)
  if (!at) throw wrongDay('Ce jour ou cette heure n’existe pas.')
  if (at <= now) throw wrongDay('Ce moment est passé. Choisissez-en un à venir.')
  if (at.getTime() - now.getTime() > furthestMs) throw wrongDay('C’est dans plus d’un an. Vérifiez la date.')
  return { at, place: oneLine(place) || null }
}
const wrongDay = (sentence: string) => new Problem(400, 'invalid-appointment', sentence, { day: sentence })

export const noAppointment = () => wrongDay('Aucun rendez-vous n’est pris : choisissez un jour.')

const missing = (code: string, field: string, sentence: string) =>
  new Problem(400, code, sentence, { [field]: sentence })
export const questionNeeded = () => missing('text-needed', 'text', 'Écrivez votre question.')
export const whyNeeded = () => missing('text-needed', 'text', 'Dites en un mot pourquoi.')
export const nameNeeded = () => missing('name-needed', 'name', 'Écrivez le nom de la personne.')
export const sameAddress = () =>
  missing('same-address', 'email', 'Cette adresse a déjà la demande. Donnez celle de votre collègue.')
/** Whether its owner refuses it or it does not exist is nobody else's business. */
export const cannotBeWrittenTo = () =>
  missing('cannot-be-written-to', 'email', 'Levier ne peut pas écrire à cette adresse. Donnez-en une autre.')
export const unknownColleague = () =>
  missing('unknown-person', 'accountId', 'Cette personne n’est pas, ou plus, de votre équipe.')
export const tooManyHands = () =>
  new Problem(
    409,
    'too-many-hands',
    'Cette demande a déjà beaucoup voyagé. Acceptez-la, refusez-la, ou répondez à la personne qui l’a écrite.',
  )
type LinkRefusal = 'link-unknown' | 'link-expired' | 'link-revoked' | 'link-cancelled'

const sentences: Readonly<Record<LinkRefusal, string>> = {
  'link-unknown': 'Ce lien n’est pas complet, ou n’a jamais existé. Ouvrez de nouveau celui du mail, en entier.',
  'link-expired': 'Ce lien a plus de 30 jours : par sécurité, il n’ouvre plus la demande.',
  'link-cancelled': 'La personne qui vous avait écrit a annulé sa demande. Vous n’avez rien à faire.',
  'link-revoked': 'Cette demande a été confiée à quelqu’un d’autre depuis ce mail. Vous n’avez rien à faire.',
}
export const linkRefused = (code: LinkRefusal) => new Problem(410, code, sentences[code])
