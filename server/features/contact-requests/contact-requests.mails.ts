import { type AnswerWay, answerWays, type RequestKind, requestKinds } from '../../contract/vocabulary.requests.ts'
import { type Frein, freins } from '../../contract/vocabulary.ts'
import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import type { Recipient } from './contact-requests.recipients.ts'
import { freinsInMail, linkDays } from './contact-requests.rules.ts'

/** What a mail says of a demande: nothing that tells of health unless the adviser put it in. */
export interface Asked {
  readonly kind: RequestKind
  /** Title of the listing, for the first way. */
  readonly title: string | null
  readonly commune: string | null
  readonly freins: readonly Frein[]
  /** What the listing is for tells of somebody's health. */
  readonly ofHealth: boolean
  readonly sensitiveInMail: boolean
  readonly message: string | null
  readonly reference: string | null
  readonly answerWay: AnswerWay
  /** The adviser's own line, to be answered on. */
  readonly phone: string | null
}

export interface Asker {
  readonly name: string
  readonly organisation: string | null
  readonly email: string
}

/** «Nadia Ferrand (France Travail Dax)». */
export const askerName = ({ name, organisation }: Asker) => (organisation ? `${name} (${organisation})` : name)

/** Quotes within quotes are others. */
const withinQuotes = (title: string) => title.replace(/«\s*/g, '“').replace(/\s*»/g, '”')

/** «« Voiture en location »» or «un accompagnement global». */
export const whatIsAsked = ({ kind, title }: Pick<Asked, 'kind' | 'title'>) =>
  kind === 'direct' ? `« ${withinQuotes(title ?? 'fiche retirée')} »` : `un ${requestKinds[kind].toLowerCase()}`

const sentenceOf = (asked: Asked, asker: Asker) =>
  asked.kind === 'direct'
    ? `${askerName(asker)} vous adresse une demande pour ${whatIsAsked(asked)}.`
    : `${askerName(asker)} vous demande ${whatIsAsked(asked)} pour une personne de votre secteur.`

const ways: Readonly<Record<AnswerWay, string>> = {
  courriel: 'souhaitée par e-mail',
  telephone: 'souhaitée par téléphone',
  lien: answerWays.lien,
}

/** A subject is read over a shoulder: it names no resource that tells of somebody's health. */
function subjectOf(asked: Asked, asker: Asker, again = false): string {
  const demande = again ? 'Rappel : une demande' : 'Une demande'
  if (asked.kind !== 'direct') return `${demande} d’${whatIsAsked(asked).slice(3)}`
  return `${demande} ${asked.ofHealth ? `de ${askerName(asker)}` : `pour ${whatIsAsked(asked)}`}`
}

/** How a subject names a demande to somebody who knows of it. */
export const inSubject = (asked: Pick<Asked, 'kind' | 'title' | 'ofHealth'>, otherwise: string) =>
  asked.ofHealth ? otherwise : whatIsAsked(asked)

/** What is known of the situation, each on its line; a line without anything to say is left out. */
function factsOf({ commune, freins: said, sensitiveInMail, reference, answerWay, phone }: Asked) {
  const named = freinsInMail(said, sensitiveInMail).map((frein) => freins[frein])
  return [
    ...(commune ? [{ name: 'Commune', text: commune }] : []),
    ...(named.length > 0 ? [{ name: named.length > 1 ? 'Freins' : 'Frein', text: named.join(', ') }] : []),
    ...(reference ? [{ name: 'Référence de son dossier', text: reference }] : []),
    ...(answerWay === 'lien' ? [] : [{ name: 'Réponse', text: ways[answerWay], call: phoneOf(phone) }]),
  ]
}

/** The mail that takes a demande to whoever can answer it. `note`: why it comes to this person; `again`: it is a reminder. */
export function requestMail(
  asked: Asked,
  asker: Asker,
  { to, url, note, again }: { to: Pick<Recipient, 'name'>; url: string; note?: string; again?: boolean },
): MailBody {
  return layOutMail({
    subject: subjectOf(asked, asker, again),
    paragraphs: [
      `Bonjour${to.name ? ` ${to.name}` : ''},`,
      sentenceOf(asked, asker),
      ...(note ? [note] : []),
      ...(again ? ['Elle attend encore votre réponse : un refus, même bref, aide à chercher ailleurs.'] : []),
    ],
    // Apart: it has its own greeting.
    points: [...(asked.message ? [{ name: 'Son message', text: asked.message }] : []), ...factsOf(asked)],
    action: { label: 'Répondre à la demande', url },
    notes: [
      `Aucun compte n’est nécessaire. Ce lien sert ${linkDays} jours : accepter, poser une question, refuser, ou transmettre à un collègue.`,
      `Vous pouvez aussi répondre à ce mail : ${asker.name} le recevra.`,
    ],
    links: [{ label: 'Ne plus recevoir de demandes par Levier', url: new URL('/opposition', url).href }],
  })
}
