import { reportKinds } from '../../contract/vocabulary.reports.ts'
import { layOutMail } from '../../platform/mail-layout.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { Decision } from './reports.deciding.ts'
import type { ReportRow } from './reports.queries.ts'
import { editorPath, fieldName } from './reports.rules.ts'

type About = Pick<ReportRow, 'id' | 'listing_id' | 'listing_nom' | 'kind' | 'field' | 'message'>

const titleOf = ({ listing_nom }: About) => `« ${showTitle(listing_nom)} »`
/** «Téléphone : numéro faux ou qui ne répond plus». */
const whatOf = ({ field, kind }: About) => {
  const words = reportKinds[kind]
  return `${fieldName(field)} : ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

export const answeredMail = (about: About, { state, answer }: Decision, publicUrl: string) =>
  layOutMail({
    subject: 'Votre signalement a eu une réponse, merci',
    paragraphs: [
      'Bonjour,',
      `Vous avez signalé une erreur sur la fiche ${titleOf(about)}. ${whatOf(about)}.`,
      state === 'fixed' ? 'C’est corrigé.' : 'Après vérification, la fiche reste comme elle est.',
      ...(answer ? [answer] : []),
      'Merci : c’est grâce à vous que la base reste juste.',
    ],
    action: { label: 'Voir la fiche', url: `${publicUrl}/fiches/${about.listing_id}` },
  })

export const askMail = (about: About, publicUrl: string) =>
  layOutMail({
    subject: `Une erreur signalée sur votre fiche ${titleOf(about)}`,
    paragraphs: [
      'Bonjour,',
      `Une personne qui utilise Levier signale une erreur sur votre fiche ${titleOf(about)}. ${whatOf(about)}.`,
      ...(about.message ? [`Elle précise : ${about.message}`] : []),
      'Corrigez la fiche, ou dites qu’elle est exacte : une minute suffit.',
    ],
    action: { label: 'Voir le champ concerné', url: `${publicUrl}${editorPath(about.listing_id, about.field)}` },
    links: [
      { label: 'Répondre que c’est corrigé, ou exact', url: `${publicUrl}/signalements?signalement=${about.id}` },
    ],
    notes: ['Vous recevez ce message parce que vous êtes membre de la structure qui publie cette fiche.'],
  })

export const unpublishedMail = (about: About, reason: string, publicUrl: string) =>
  layOutMail({
    subject: `Votre fiche ${titleOf(about)} a été retirée`,
    paragraphs: [
      'Bonjour,',
      `Après un signalement, votre fiche ${titleOf(about)} a été retirée des résultats. Voici la raison donnée :`,
      reason,
      'Rien n’est perdu : vous pouvez la rouvrir, la corriger et la renvoyer.',
    ],
    action: { label: 'Voir mes fiches', url: `${publicUrl}/mes-fiches` },
  })
