import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { type Asked, type Asker, whatIsAsked } from '../contact-requests/contact-requests.mails.ts'
import { expireAfter } from './follow-up.rules.ts'

type About = Pick<Asked, 'kind' | 'title' | 'reference'>

/** What a mail to the adviser starts with: which demande, told by their own reference. */
const yours = ({ reference, ...about }: About) =>
  `Votre demande pour ${whatIsAsked(about)}${reference ? ` (référence ${reference})` : ''}`

interface Told {
  readonly subject: string
  readonly said: readonly string[]
  readonly label: string
}

const told = ({ subject, said, label }: Told, url: string): MailBody =>
  layOutMail({ subject, paragraphs: ['Bonjour,', ...said], action: { label, url } })

export const expiredMail = (about: About, url: string) =>
  told(
    {
      subject: `Sans réponse : ${whatIsAsked(about)}`,
      said: [
        `${yours(about)} est restée sans réponse ${expireAfter} jours ouvrés, malgré deux relances. Elle est close.`,
        'Nous vous proposons trois autres ressources proches, et le numéro à appeler.',
      ],
      label: 'Voir les trois autres ressources',
    },
    url,
  )

export const undeliveredMail = (about: About, url: string) =>
  told(
    {
      subject: `Non remise : ${whatIsAsked(about)}`,
      said: [
        `${yours(about)} n’a pas pu être remise : l’adresse ne répond plus, et nous n’en avons pas d’autre.`,
        'Le numéro à appeler est sur la page de la demande.',
      ],
      label: 'Voir le numéro',
    },
    url,
  )

export const withdrawnMail = (about: About, url: string) =>
  told(
    {
      subject: `Fiche retirée : ${whatIsAsked(about)}`,
      said: [`${yours(about)} est annulée : cette ressource n’est plus proposée.`],
      label: 'Chercher une autre ressource',
    },
    url,
  )

export const questionWaitsMail = (about: About, url: string) =>
  told(
    {
      subject: `Une question vous attend : ${whatIsAsked(about)}`,
      said: [`${yours(about)} avance dès que vous aurez répondu à la question posée.`],
      label: 'Répondre à la question',
    },
    url,
  )

/** To whoever had a demande that is over before they answered it. */
export const overMail = (about: Pick<About, 'kind' | 'title'>, asker: Pick<Asker, 'name'>, why: 'expired' | 'left') =>
  layOutMail({
    subject: `Close : la demande pour ${whatIsAsked(about)}`,
    paragraphs: [
      'Bonjour,',
      why === 'expired'
        ? `La demande de ${asker.name} pour ${whatIsAsked(about)} attendait depuis ${expireAfter} jours ouvrés : elle est close, vous n’avez plus à y répondre.`
        : `La demande de ${asker.name} pour ${whatIsAsked(about)} est annulée : cette personne a quitté Levier. Vous n’avez plus à y répondre.`,
      'Si vous manquez de place, dites-le sur votre fiche : les conseillers le verront avant de vous écrire.',
    ],
  })
