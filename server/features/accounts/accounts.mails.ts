import { layOutMail } from '../../platform/mail-layout.ts'
import { linkMinutes } from './accounts.rules.ts'

const elsewhere =
  'Vous lisez ce mail sur un autre appareil que celui où vous vous connectez ? Ouvrez le lien ici et choisissez « Continuer sur l’autre appareil » : un code s’affiche, tapez-le sur l’autre.'

interface Asked {
  /** A device asked for the link, and can be told to continue by a code. */
  readonly awaited: boolean
  /** Which one, «Firefox sur Windows», as it says itself. */
  readonly device: string | null
}

export const loginMail = (url: string, { awaited, device }: Asked) =>
  layOutMail({
    subject: 'Votre lien de connexion à Levier',
    paragraphs: [
      'Bonjour,',
      awaited
        ? 'Voici le lien demandé pour vous connecter à Levier.'
        : 'Voici un lien pour vous connecter à Levier, envoyé par la personne qui administre votre compte.',
    ],
    action: { label: 'Se connecter', url },
    notes: [
      `Il sert une seule fois, pendant ${linkMinutes} minutes. Si un autre lien est demandé, celui-ci ne marchera plus.`,
      ...(device ? [`Il a été demandé depuis ${device}.`] : []),
      ...(awaited ? [elsewhere] : []),
      'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.',
    ],
  })
