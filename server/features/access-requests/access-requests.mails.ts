import type { Role } from '../../contract/vocabulary.ts'
import { layOutMail } from '../../platform/mail-layout.ts'
import { confirmHours, pendingDays } from './access-requests.rules.ts'

const signInAt = (publicUrl: string) => ({ label: 'Se connecter', url: `${publicUrl}/connexion` })
const desk = (publicUrl: string) => ({ label: 'Voir les demandes', url: `${publicUrl}/comptes/demandes` })

/** What one is in Levier, in a sentence. */
const as: Readonly<Record<Role, string>> = {
  adviser: 'conseillère ou conseiller',
  referent: 'référente ou référent social',
  partner: 'partenaire',
  admin: 'administratrice ou administrateur',
}

const notYou = 'Vous n’avez rien demandé ? Ne faites rien : aucun compte ne sera ouvert.'

export const confirmMail = (url: string) =>
  layOutMail({
    subject: 'Confirmez votre demande d’accès à Levier',
    paragraphs: ['Bonjour,', 'Un accès à Levier a été demandé avec cette adresse. Confirmez qu’elle est à vous.'],
    action: { label: 'Confirmer mon adresse', url },
    notes: [`Ce lien sert une seule fois, pendant ${confirmHours} heures.`, notYou],
  })

export const hasAccountMail = (publicUrl: string) =>
  layOutMail({
    subject: 'Vous avez déjà un compte Levier',
    paragraphs: [
      'Bonjour,',
      'Un accès à Levier a été demandé avec cette adresse. Vous avez déjà un compte : connectez-vous.',
    ],
    action: signInAt(publicUrl),
    notes: ['Vous n’avez rien demandé ? Ne faites rien : votre compte ne change pas.'],
  })

export const closedMail = (contacts: readonly string[]) =>
  layOutMail({
    subject: 'Votre compte Levier est fermé',
    paragraphs: [
      'Bonjour,',
      'Un accès à Levier a été demandé avec cette adresse. Elle a déjà un compte, qui est fermé : seule une personne qui administre Levier peut le rouvrir.',
      contacts.length > 0
        ? `Pour le demander, écrivez à ${contacts.join(' ou à ')}.`
        : 'Pour le demander, écrivez à la personne qui administre Levier dans votre département.',
    ],
    notes: ['Vous n’avez rien demandé ? Ne faites rien : votre compte reste fermé.'],
  })

export const waitingMail = () =>
  layOutMail({
    subject: 'Votre demande d’accès à Levier est à l’étude',
    paragraphs: [
      'Bonjour,',
      'Vous avez déjà demandé un accès à Levier avec cette adresse. Votre demande attend une réponse : vous la recevrez par mail, inutile de recommencer.',
    ],
    notes: [`Sans réponse ${pendingDays} jours après votre demande, elle expire et vous pouvez la refaire.`],
  })

interface Asked {
  readonly name: string
  readonly organisation: string
  readonly role: Role
  /** In words. */
  readonly departements: string
}

export const toDecideMail = ({ name, organisation, role, departements }: Asked, publicUrl: string) =>
  layOutMail({
    subject: 'Une demande d’accès à Levier à examiner',
    paragraphs: [
      'Bonjour,',
      `${name} (${organisation}) demande un accès à Levier comme ${as[role]}. Territoire : ${departements}.`,
    ],
    action: desk(publicUrl),
    notes: [`Sans réponse dans les ${pendingDays} jours, cette demande expire.`],
  })

export const reminderMail = (waiting: number, publicUrl: string) =>
  layOutMail({
    subject: waiting > 1 ? `${waiting} demandes d’accès à Levier attendent` : 'Une demande d’accès à Levier attend',
    paragraphs: [
      'Bonjour,',
      waiting > 1
        ? `${waiting} demandes d’accès attendent une réponse dans votre territoire.`
        : 'Une demande d’accès attend une réponse dans votre territoire.',
    ],
    action: desk(publicUrl),
  })

interface Opened {
  readonly role: Role
  readonly departements: string
  readonly structure?: string | null
}

export const openedMail = ({ role, departements, structure }: Opened, publicUrl: string) =>
  layOutMail({
    subject: 'Votre accès à Levier est ouvert',
    paragraphs: [
      'Bonjour,',
      `Votre accès est ouvert comme ${as[role]}${structure ? `, pour ${structure}` : ''}. Territoire : ${departements}.`,
      'Pour entrer, donnez cette adresse e-mail : vous recevrez un lien de connexion. Il n’y a pas de mot de passe.',
    ],
    action: signInAt(publicUrl),
  })

export const refusedMail = (reason: string) =>
  layOutMail({
    subject: 'Votre demande d’accès à Levier',
    paragraphs: ['Bonjour,', 'Votre demande d’accès à Levier n’a pas été acceptée. Voici la raison donnée :', reason],
  })

export const expiredMail = (publicUrl: string) =>
  layOutMail({
    subject: 'Votre demande d’accès à Levier a expiré',
    paragraphs: [
      'Bonjour,',
      `Votre demande d’accès à Levier est restée ${pendingDays} jours sans réponse : elle a expiré. Vous pouvez la refaire.`,
    ],
    action: { label: 'Refaire ma demande', url: `${publicUrl}/demande-acces` },
  })
