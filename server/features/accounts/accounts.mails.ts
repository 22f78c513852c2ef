import { layOutMail } from '../../platform/mail-layout.ts'
import { linkMinutes } from './accounts.rules.ts'

export const loginMail = (url: string) =>
  layOutMail({
    subject: 'Votre lien de connexion à Levier',
    paragraphs: ['Bonjour,', 'Voici le lien demandé pour vous connecter à Levier.'],
    action: { label: 'Se connecter', url },
    notes: [
      `Il sert une seule fois, pendant ${linkMinutes} minutes. Si vous en demandez un autre, celui-ci ne marchera plus.`,
      'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.',
    ],
  })
