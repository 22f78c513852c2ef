import { layOutMail } from '../../platform/mail-layout.ts'

const mine = (publicUrl: string) => ({ label: 'Voir ma structure', url: `${publicUrl}/ma-structure` })

export const toDecideMail = ({ structure, claimant }: { structure: string; claimant: string }, url: string) =>
  layOutMail({
    subject: 'Une demande de rattachement à examiner',
    paragraphs: ['Bonjour,', `${claimant} dit que ${structure}, qui est dans la base sans compte, est sa structure.`],
    action: { label: 'Examiner la demande', url },
  })

const moved = (listings: number) => {
  if (listings === 0) return 'Cette structure n’avait pas de fiche.'
  return listings > 1
    ? `Ses ${listings} fiches sont maintenant les vôtres : relisez-les, corrigez ce qui a changé.`
    : 'Sa fiche est maintenant la vôtre : relisez-la, corrigez ce qui a changé.'
}

export const approvedMail = ({ structure, listings }: { structure: string; listings: number }, publicUrl: string) =>
  layOutMail({
    subject: 'Votre demande de rattachement est acceptée',
    paragraphs: ['Bonjour,', `${structure} est maintenant réunie avec votre structure.`, moved(listings)],
    action: listings > 0 ? { label: 'Voir mes fiches', url: `${publicUrl}/mes-fiches` } : mine(publicUrl),
  })

export const refusedMail = ({ structure, reason }: { structure: string; reason: string }, publicUrl: string) =>
  layOutMail({
    subject: 'Votre demande de rattachement',
    paragraphs: [
      'Bonjour,',
      `Votre demande pour ${structure} n’a pas été acceptée. Voici la raison donnée :`,
      reason,
      'Si c’est une erreur, vous pouvez refaire la demande en disant ce qui manquait.',
    ],
    action: mine(publicUrl),
  })
