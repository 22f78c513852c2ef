import {
  type DeclineReason,
  declineReasons,
  type NextStep,
  type NotStartedReason,
  notStartedReasons,
  type RequestOutcome,
} from '../../contract/vocabulary.requests.ts'
import type { Trx } from '../../platform/db.ts'
import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { type Asked, type Asker, askerName, whatIsAsked } from '../contact-requests/contact-requests.mails.ts'
import { momentInWords } from '../contact-requests/contact-requests.moment.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'
import { readAsked } from '../contact-requests/contact-requests.queries.ts'
import { ownRequestUrl } from '../contact-requests/contact-requests.rules.ts'
import type { Answerer } from './contact-answers.actions.ts'
import type { Appointment } from './contact-answers.rules.ts'

/** What a recipient did that the adviser is told of. */
export type Told = { readonly text: string | null } & (
  | { readonly what: 'accept'; readonly next: NextStep; readonly appointment: Appointment | null }
  | {
      readonly what: 'reschedule'
      readonly next: NextStep
      readonly appointment: Appointment | null
      /** There was none before. */
      readonly first: boolean
    }
  | { readonly what: 'ask' }
  | { readonly what: 'decline'; readonly reason: DeclineReason }
  | { readonly what: 'pass_on'; readonly name: string }
  | { readonly what: 'conclude'; readonly outcome: RequestOutcome; readonly reason: NotStartedReason | null }
)

interface Sentences {
  /** After «Yann Le Goff», or after «Votre demande» when it is a desk: neither tells what is asked. */
  readonly subject: readonly [byName: string, byDesk: string]
  /** After who it is: «accepte votre demande». */
  readonly did: string
  readonly points?: readonly { name: string; text: string }[]
  /** What the adviser may do now. */
  readonly action: string
  readonly note?: string
}

const whenOf = (appointment: Appointment | null, next: NextStep) => [
  ...(appointment ? [{ name: 'Rendez-vous', text: momentInWords(appointment.at) }] : []),
  ...(appointment?.place ? [{ name: 'Lieu', text: appointment.place }] : []),
  ...(next === 'call' ? [{ name: 'Ensuite', text: 'on vous appelle pour en parler' }] : []),
]

function sentencesOf(told: Told): Sentences {
  switch (told.what) {
    case 'accept':
      return {
        subject: ['accepte votre demande', 'est acceptée'],
        did: 'accepte votre demande pour',
        points: whenOf(told.appointment, told.next),
        action: 'Voir la demande',
        note: 'Prévenez la personne que vous accompagnez.',
      }
    case 'reschedule':
      return {
        subject: told.first
          ? ['donne un rendez-vous', 'a un rendez-vous']
          : ['change le rendez-vous', 'a un autre rendez-vous'],
        did: told.appointment ? 'donne un rendez-vous pour' : 'annule le rendez-vous pour',
        points: whenOf(told.appointment, told.next),
        action: 'Voir la demande',
        note: 'Prévenez la personne que vous accompagnez.',
      }
    case 'ask':
      return {
        subject: ['vous pose une question', 'attend une précision'],
        did: 'vous pose une question avant de répondre à votre demande pour',
        action: 'Répondre à la question',
      }
    case 'decline':
      return {
        subject: ['ne peut pas répondre à votre demande', 'est refusée'],
        did: 'ne peut pas donner suite à votre demande pour',
        points: [{ name: 'Raison', text: declineReasons[told.reason] }],
        action: 'Voir d’autres possibilités',
      }
    case 'pass_on':
      return {
        subject: ['transmet votre demande', 'est transmise'],
        did: `a transmis à ${told.name} votre demande pour`,
        action: 'Voir la demande',
        note: 'Vous n’avez rien à faire : la réponse viendra de cette personne.',
      }
    case 'conclude':
      return {
        subject: ['dit ce qu’est devenue votre demande', 'a une issue'],
        did:
          told.outcome === 'started'
            ? 'vous dit que cela a commencé, après votre demande pour'
            : 'vous dit que cela n’a pas commencé, après votre demande pour',
        ...(told.reason && { points: [{ name: 'Raison', text: notStartedReasons[told.reason] }] }),
        action: 'Voir la demande',
      }
  }
}

interface Writer {
  /** A person’s; null: a desk wrote. */
  readonly name: string | null
  /** What the desk is called. */
  readonly desk: string | null
}

/** What an adviser is told of their demande. The subject says nothing of what is asked, which may tell of somebody’s health. */
export function answeredMail(asked: Asked, told: Told, { name, desk }: Writer, url: string): MailBody {
  const { subject, did, points = [], action, note } = sentencesOf(told)
  const about = asked.reference ? [{ name: 'Référence du dossier', text: asked.reference }] : []
  return layOutMail({
    subject: name ? `${name} ${subject[0]}` : `Votre demande ${subject[1]}`,
    paragraphs: [
      'Bonjour,',
      `${name ?? desk ?? 'La personne à qui vous avez écrit'} ${did} ${whatIsAsked(asked)}.`,
      ...(told.text ? [`«\u00a0${told.text}\u00a0»`] : []),
    ],
    points: [...points, ...about],
    action: { label: action, url },
    ...(note && { notes: [note] }),
  })
}

/** Whether a name is a person’s: the desk of a structure is called as it is. */
const isDesk = ({ recipient_kind: kind }: HeldRequest) => kind === 'structure' || kind === 'secteur'

function writerOf(held: HeldRequest, { account }: Answerer): Writer {
  if (account) return { name: account.name, desk: null }
  return isDesk(held) ? { name: null, desk: held.recipient_name } : { name: held.recipient_name, desk: null }
}

/** Mails the adviser, who answers to whoever did it. Nobody is told once the adviser’s account is deleted. */
export async function tellAdviser(trx: Trx, held: HeldRequest, told: Told, by: Answerer): Promise<void> {
  const { asked, asker } = await readAsked(trx, held.id)
  if (!asker.email) return
  const body = answeredMail(asked, told, writerOf(held, by), ownRequestUrl(by.publicUrl, held.id))
  const replyTo = by.account?.email ?? held.recipient_email
  await queueMails(trx, [{ to: asker.email, ...body, ...(replyTo && { replyTo }) }], by.now)
}

/** What a colleague is told of a demande given to them. */
export const assignedMail = (
  { asked, asker }: { asked: Asked; asker: Asker },
  { by, name, url }: { by: string; name: string; url: string },
): MailBody =>
  layOutMail({
    subject: `${by} vous confie une demande`,
    paragraphs: [`Bonjour ${name},`, `${by} vous confie la demande de ${askerName(asker)} pour ${whatIsAsked(asked)}.`],
    points: asked.commune ? [{ name: 'Commune', text: asked.commune }] : [],
    action: { label: 'Voir la demande', url },
    notes: ['Ouvrez-la avec votre compte Levier pour y répondre.'],
  })
