import { layOutMail } from '../../platform/mail-layout.ts'
import { fieldLabel } from '../listings/listings.fields.ts'

/** What a mail is about, and who reads it: the structure’s own address opens no page. */
export interface About {
  readonly listingId: string
  readonly title: string
  readonly hasAccount: boolean
  readonly publicUrl: string
}

const editorUrl = ({ publicUrl, listingId }: About, field?: string) =>
  `${publicUrl}/mes-fiches/${listingId}${field ? `#champ-${field}` : ''}`
const named = ({ title }: About) => `« ${title} »`
const open = (about: About, label: string, field?: string) =>
  about.hasAccount && { action: { label, url: editorUrl(about, field) } }
const noAccount = ({ hasAccount }: About) =>
  hasAccount
    ? []
    : ['Pour modifier vos fiches vous-même, demandez un accès à Levier avec cette adresse : c’est gratuit.']

export const publishedMail = (about: About, first: boolean) =>
  layOutMail({
    subject: first ? `Votre fiche ${named(about)} est publiée` : `Votre modification de ${named(about)} est publiée`,
    paragraphs: [
      'Bonjour,',
      first
        ? `Merci : votre fiche ${named(about)} est relue et publiée. Les conseillères et conseillers la trouvent dès maintenant.`
        : `Merci : votre modification de la fiche ${named(about)} est relue et publiée.`,
    ],
    ...open(about, 'Voir ma fiche'),
    notes: ['Quelque chose change ? Modifiez votre fiche : l’ancienne version reste visible jusqu’à la relecture.'],
  })

/** Each remark leads to its field. */
export const changesMail = (about: About, remarks: Readonly<Record<string, string>>, change: boolean) => {
  const asked = Object.entries(remarks)
  const url = (field: string) => (about.hasAccount ? editorUrl(about, field) : undefined)
  return layOutMail({
    subject:
      asked.length > 1
        ? `${asked.length} corrections à faire sur ${named(about)}`
        : `Une correction à faire sur ${named(about)}`,
    paragraphs: [
      'Bonjour,',
      `Merci pour ${change ? 'votre modification de la' : 'votre'} fiche ${named(about)}. Il reste ${asked.length > 1 ? 'ces points' : 'ce point'} à corriger avant de la publier :`,
    ],
    points: asked.map(([field, text]) => ({ name: fieldLabel(field) ?? field, text, url: url(field) })),
    ...open(about, 'Corriger ma fiche', asked[0]?.[0]),
    notes: [
      ...(about.hasAccount ? ['Corrigez, puis renvoyez la fiche : elle sera relue aussitôt que possible.'] : []),
      ...(change ? ['D’ici là, les conseillères et conseillers lisent la version publiée.'] : []),
      ...noAccount(about),
    ],
  })
}

export const rejectedMail = (about: About, reason: string, change: boolean) =>
  layOutMail({
    subject: `Votre ${change ? 'modification de' : 'fiche'} ${named(about)}`,
    paragraphs: [
      'Bonjour,',
      change
        ? `Votre modification de la fiche ${named(about)} n’a pas été retenue : la version publiée reste en place. Voici la raison donnée :`
        : `Votre fiche ${named(about)} n’a pas été retenue. Voici la raison donnée :`,
      reason,
    ],
    ...open(about, 'Reprendre ma fiche'),
    notes: about.hasAccount ? ['Vous pouvez la reprendre et la renvoyer quand vous le souhaitez.'] : noAccount(about),
  })

export const undoneMail = (about: About, reason: string) =>
  layOutMail({
    subject: `Votre correction de ${named(about)} est retirée`,
    paragraphs: [
      'Bonjour,',
      `Votre correction de la fiche ${named(about)} avait été publiée aussitôt. Après relecture, la version précédente est rétablie. Voici la raison donnée :`,
      reason,
    ],
    ...open(about, 'Voir ma fiche'),
  })

export const restoredMail = (about: About, reason: string) =>
  layOutMail({
    subject: `Une version précédente de ${named(about)} est rétablie`,
    paragraphs: [
      'Bonjour,',
      `Une version précédente de votre fiche ${named(about)} est de nouveau publiée. Voici la raison donnée :`,
      reason,
    ],
    ...open(about, 'Voir ma fiche'),
  })

export const archivedMail = (about: About, reason: string) =>
  layOutMail({
    subject: `Votre fiche ${named(about)} est retirée`,
    paragraphs: [
      'Bonjour,',
      `Votre fiche ${named(about)} n’est plus visible des conseillères et conseillers. Voici la raison donnée :`,
      reason,
    ],
    ...open(about, 'Rouvrir ma fiche'),
    notes: ['Si elle est de nouveau juste, rouvrez-la : elle sera relue avant d’être publiée.', ...noAccount(about)],
  })
