import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { type Asked, type Asker, askerName, whatIsAsked } from './contact-requests.mails.ts'
import { linkDays } from './contact-requests.rules.ts'

interface Said {
  readonly asked: Asked
  readonly asker: Asker
  /** Whom it is written to. */
  readonly name: string | null
}

const hello = (name: string | null) => `Bonjour${name ? ` ${name}` : ''},`
const about = ({ reference }: Asked) => (reference ? [{ name: 'Référence de son dossier', text: reference }] : [])

/** The answer to the question a recipient asked, with a new link to decide by. */
export const replyMail = (
  { asked, asker, name }: Said,
  { question, text, url, account }: { question: string | null; text: string; url: string; account?: true },
): MailBody =>
  layOutMail({
    subject: `${asker.name} répond à votre question`,
    paragraphs: [hello(name), `${askerName(asker)} répond à votre question sur sa demande pour ${whatIsAsked(asked)}.`],
    points: [
      ...(question ? [{ name: 'Votre question', text: question }] : []),
      { name: 'Sa réponse', text },
      ...about(asked),
    ],
    action: { label: 'Revenir à la demande', url },
    notes: [
      account
        ? 'Ouvrez-la avec votre compte Levier pour décider.'
        : `Aucun compte n’est nécessaire. Ce lien sert ${linkDays} jours : accepter, poser une autre question, refuser, ou transmettre à un collègue.`,
      `Vous pouvez aussi répondre à ce mail : ${asker.name} le recevra.`,
    ],
  })

/** Nothing is expected of whoever had it any more. */
export const cancelledMail = (
  { asked, asker, name }: Said,
  { text, appointment }: { text: string | null; appointment: boolean },
): MailBody =>
  layOutMail({
    subject: `${asker.name} annule sa demande`,
    paragraphs: [
      hello(name),
      `${askerName(asker)} n’a plus besoin de votre réponse à sa demande pour ${whatIsAsked(asked)}.`,
      ...(appointment ? ['Le rendez-vous que vous aviez proposé est donc libre.'] : []),
      ...(text ? [text] : []),
    ],
    points: about(asked),
    notes: ['Vous n’avez rien à faire. Merci du temps que vous y avez passé.'],
  })

/** It goes to somebody else: whoever had it need not answer. */
export const movedOnMail = ({ asked, asker, name }: Said): MailBody =>
  layOutMail({
    subject: `${asker.name} adresse sa demande à quelqu’un d’autre`,
    paragraphs: [
      hello(name),
      `${askerName(asker)} a adressé sa demande pour ${whatIsAsked(asked)} à une autre personne de votre équipe.`,
    ],
    points: about(asked),
    notes: ['Vous n’avez rien à faire : le lien du premier message ne sert plus.'],
  })
