import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { type Asked, type Asker, inSubject, whatIsAsked } from '../contact-requests/contact-requests.mails.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'
import { isOfSector } from '../contact-requests/contact-requests.rules.ts'
import type { Other } from './follow-up.others.ts'
import { expireAfter } from './follow-up.rules.ts'

type About = Pick<Asked, 'kind' | 'title' | 'ofHealth' | 'reference'>

/** What a mail to the adviser says of one of their demandes. */
export interface Told {
  /** Before the name of what was asked: «Non remise». */
  readonly subject: string
  /** Goes on from «Votre demande pour…». */
  readonly said: string
  readonly more?: string
  readonly label: string
  readonly others?: readonly Other[]
  /** The number to call is in it. */
  readonly withPhone?: true
}

interface Ways {
  readonly url: string
  readonly phone: { text: string; href: string } | null
  readonly publicUrl: string
}

export function toldMail(about: About, told: Told, { url, phone, publicUrl }: Ways): MailBody {
  const { subject, said, more, label, others = [] } = told
  const what = whatIsAsked(about)
  const yours = `Votre demande pour ${what}${about.reference ? ` (référence ${about.reference})` : ''}`
  return layOutMail({
    subject: `${subject} : ${inSubject(about, 'votre demande')}`,
    paragraphs: ['Bonjour,', `${yours} ${said}`, ...(more ? [more] : [])],
    points: [
      ...(phone ? [{ name: 'Téléphone', text: 'Le plus sûr pour une réponse aujourd’hui.', call: phone }] : []),
      ...others.map(({ id, title, structure }) => ({ name: title, text: structure, url: `${publicUrl}/fiches/${id}` })),
    ],
    action: { label, url },
  })
}

const expired = (held: Pick<HeldRequest, 'asked_at' | 'undelivered_at' | 'reminders'>) => {
  if (held.asked_at) return 'est close : la question posée attendait votre réponse.'
  if (held.undelivered_at) return `n’a pas pu être remise depuis ${expireAfter} jours ouvrés : elle est close.`
  const despite = held.reminders > 1 ? `, malgré ${held.reminders} relances` : ''
  return `est restée sans réponse ${expireAfter} jours ouvrés${despite}. Elle est close.`
}

export const expiredTold = (held: HeldRequest, others: readonly Other[]): Told => ({
  subject: 'Sans réponse',
  said: expired(held),
  ...(others.length > 0 && {
    more: 'Vous pouvez appeler, ou essayer l’une de ces ressources, pour le même besoin au même endroit.',
  }),
  label: isOfSector(held.kind) ? 'Voir la demande' : 'Voir les autres ressources',
  ...{ others, withPhone: true },
})

const failed = {
  refused: 'n’a pas pu être remise : l’adresse ne reçoit plus de messages, et nous n’en avons pas d’autre.',
  gone: 'n’a plus de destinataire : la personne ne répond plus pour cette fiche, et nous n’avons pas d’autre adresse.',
  outage: 'n’a pas pu partir, malgré un jour et demi d’essais. Elle sera de nouveau envoyée à la prochaine relance.',
} as const
/** Why a demande does not reach whoever it was for. */
export type Reason = keyof typeof failed

export const failedTold = (why: Reason): Told => ({
  ...{ subject: 'Non remise', said: failed[why], label: 'Voir la demande', withPhone: true },
})

export const withdrawnTold: Told = {
  subject: 'Fiche retirée',
  said: 'est annulée : cette ressource n’est plus proposée.',
  label: 'Voir les autres ressources',
}

export const closedTold = (closure: string): Told => ({
  subject: 'Fermeture temporaire',
  said: `peut attendre une réponse plus longtemps que d’habitude. La structure dit : ${closure.toLowerCase().replace(/\.$/, '')}.`,
  more: 'Aucune relance ne part d’ici là. Si c’est urgent, cherchez une autre ressource et annulez cette demande.',
  label: 'Voir la demande',
})

export const questionTold: Told = {
  subject: 'Une question vous attend',
  said: 'avance dès que vous aurez répondu à la question posée.',
  label: 'Répondre à la question',
}

/** Why a demande ends before it was answered, as whoever had it reads it. */
export type OverWhy = 'expired' | 'unanswered' | 'left'
const over: Readonly<Record<OverWhy, string>> = {
  expired: `attendait depuis ${expireAfter} jours ouvrés : elle est close, vous n’avez plus à y répondre.`,
  unanswered: 'est close : votre question est restée sans réponse. Vous n’avez plus rien à faire.',
  left: 'est annulée : cette personne a quitté Levier. Vous n’avez plus à y répondre.',
}

/** To whoever had a demande that is over before they answered it. */
export function overMail(
  about: Pick<About, 'kind' | 'title' | 'ofHealth'>,
  { name }: Pick<Asker, 'name'>,
  why: OverWhy,
): MailBody {
  const kind = [
    'Vous avez sans doute eu d’autres urgences : une prochaine fois, un refus d’un mot suffit, et aide à chercher ailleurs.',
    ...(isOfSector(about.kind)
      ? []
      : ['Si vous manquez de place, dites-le sur votre fiche : les conseillers le verront avant de vous écrire.']),
  ]
  return layOutMail({
    subject: `Close : la demande ${about.ofHealth ? `de ${name}` : `pour ${whatIsAsked(about)}`}`,
    paragraphs: [
      'Bonjour,',
      `La demande de ${name} pour ${whatIsAsked(about)} ${over[why]}`,
      ...(why === 'expired' ? kind : []),
    ],
  })
}
