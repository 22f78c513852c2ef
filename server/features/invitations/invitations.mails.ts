import type { Role } from '../../contract/vocabulary.ts'
import { layOutMail } from '../../platform/mail-layout.ts'
import { invitationDays, roleInWords } from './invitations.rules.ts'

export interface Invited {
  readonly role: Role
  /** Of the structure, else of the organisation. */
  readonly organisation: string | null
  /** Who invites; null: a deleted account. */
  readonly inviter: string | null
  readonly url: string
}

const offer = ({ role, organisation }: Invited) =>
  `comme ${roleInWords[role]}${organisation ? `, pour ${organisation}` : ''}`

const accept = (url: string) => ({ label: 'Voir l’invitation', url })
const notYou = 'Vous ne voyez pas de quoi il s’agit ? Ne faites rien : aucun compte ne sera ouvert.'

export const invitationMail = (invited: Invited) =>
  layOutMail({
    subject: 'Votre invitation à Levier',
    paragraphs: [
      'Bonjour,',
      `${invited.inviter ?? 'L’équipe de Levier'} vous invite à utiliser Levier ${offer(invited)}.`,
      'Levier réunit les ressources sociales du territoire : à qui s’adresser, pour quel frein, dans quelle commune.',
    ],
    action: accept(invited.url),
    notes: [
      `Cette invitation vaut ${invitationDays} jours et sert une seule fois. Si elle vous est renvoyée, ce lien-ci ne marchera plus.`,
      notYou,
    ],
  })

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })

export const reminderMail = (invited: Invited, expiresAt: Date) =>
  layOutMail({
    subject: 'Rappel : votre invitation à Levier',
    paragraphs: [
      'Bonjour,',
      `${invited.inviter ?? 'L’équipe de Levier'} vous propose d’utiliser Levier ${offer(invited)}. L’invitation attend toujours votre réponse, jusqu’au ${day.format(expiresAt)}.`,
    ],
    action: accept(invited.url),
    notes: ['Ce lien remplace celui de l’invitation précédente.', notYou],
  })
