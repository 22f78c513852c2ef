import { layOutMail } from '../../platform/mail-layout.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { confirmUrl, linkDays } from './oppositions.rules.ts'

const shown = (telephone: string | null) => phoneOf(telephone)?.text ?? ''

/** The message is not repeated: whoever fills the form may not be who reads this mail. */
export const confirmMail = ({
  publicUrl,
  token,
  telephone,
}: {
  publicUrl: string
  token: string
  telephone: string | null
}) =>
  layOutMail({
    subject: 'Confirmez le retrait de vos coordonnées de Levier',
    paragraphs: [
      'Bonjour,',
      'Levier est la base où les conseillers pour l’emploi trouvent qui peut aider une personne près de chez elle. Une demande vient d’y être faite : que cette adresse e-mail n’y paraisse plus, ni le nom qui l’accompagne.',
      ...(telephone ? [`Elle porte aussi sur le numéro ${shown(telephone)}.`] : []),
      'Si elle vient de vous, confirmez-la : l’adresse sera retirée partout, et tenue à l’écart des prochaines reprises de données.',
    ],
    action: { label: 'Confirmer le retrait', url: confirmUrl(publicUrl, token) },
    notes: [
      `Ce lien sert une seule fois, pendant ${linkDays} jours.`,
      'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, rien ne change, et cette demande s’efface.',
    ],
  })

export const waitingMail = (publicUrl: string) =>
  layOutMail({
    subject: 'Une opposition attend votre décision',
    paragraphs: [
      'Bonjour,',
      'Une personne a demandé que son numéro de téléphone soit retiré de Levier, et rien dans la base ne dit que ce numéro est bien le sien. Son adresse e-mail, elle, est déjà retirée.',
      'Le RGPD laisse un mois pour répondre.',
    ],
    action: { label: 'Voir la demande', url: `${publicUrl}/oppositions` },
  })

export const appliedMail = (telephone: string | null) =>
  layOutMail({
    subject: 'Votre numéro est retiré de Levier',
    paragraphs: [
      'Bonjour,',
      `Comme vous l’avez demandé, le numéro ${shown(telephone)} ne paraît plus dans Levier. Il est tenu à l’écart des prochaines reprises de données.`,
      'La base d’où il venait peut encore le montrer ailleurs : adressez-vous aussi à elle, ou à la structure qui l’a publié.',
    ],
  })

export const refusedMail = (telephone: string | null, reason: string) =>
  layOutMail({
    subject: 'Votre demande de retrait d’un numéro',
    paragraphs: [
      'Bonjour,',
      `Votre adresse e-mail ne paraît plus dans Levier. Le numéro ${shown(telephone)}, lui, y reste. La raison :`,
      reason,
    ],
    notes: [
      'Vous pouvez répondre au délégué à la protection des données, dont l’adresse est sur la page Confidentialité, ou saisir la CNIL : www.cnil.fr/plaintes',
    ],
  })
