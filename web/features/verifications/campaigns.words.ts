import type { Campaign, CampaignPreview, CampaignTarget } from '../../../server/contract/campaigns.ts'
import { freins } from '../../../server/contract/vocabulary.ts'
import { count, number, plural } from '../../typography.ts'

export const monthsChoices: readonly { value: CampaignTarget['months']; label: string }[] = [
  { value: 6, label: '6 mois' },
  { value: 12, label: '1 an' },
  { value: 18, label: '18 mois' },
  { value: 0, label: 'Toutes' },
]

/** «Mobilité, Landes»: what a campaign is about. */
export function targetWords({ frein, departement, source, structure }: Campaign): string {
  const parts = [
    frein && freins[frein],
    departement && `${departement.name} (${departement.code})`,
    source && `source ${source.name}`,
    structure?.name,
  ]
  return parts.filter(Boolean).join(', ')
}

export const sinceWords = ({ months }: Pick<Campaign, 'months'>) =>
  months === 0 ? 'Toutes les fiches' : `Non confirmées depuis ${months} mois`

export const stateWords: Readonly<Record<Campaign['state'], string>> = {
  sending: 'Envoi en cours',
  sent: 'Envoyée',
  stopped: 'Arrêtée',
}

type Place = keyof Campaign['progress']
/** What came of the mails, in the order of the bar and of its legend. */
export const outcomes: readonly { place: Place; label: string }[] = [
  { place: 'confirmed', label: 'Confirmé' },
  { place: 'changed', label: 'Modifié' },
  { place: 'claimed', label: 'Prise en main' },
  { place: 'bounced', label: 'Adresse fausse' },
  { place: 'noAnswer', label: 'Sans réponse' },
  { place: 'toSend', label: 'À envoyer' },
  { place: 'leftOut', label: 'Écarté' },
]

/** «18 des 30 destinataires ont répondu». */
export function answersWords({ progress: { sent, confirmed, changed, claimed } }: Campaign): string {
  const answered = confirmed + changed + claimed
  if (sent === 0) return 'Aucun mail n’est encore parti'
  return `${number(answered)} ${plural(answered, 'réponse')} pour ${count(sent, 'mail parti', 'mails partis')}`
}

export const listingsWords = ({ answered, listings }: Campaign) =>
  `${number(answered)} ${plural(answered, 'fiche confirmée ou modifiée', 'fiches confirmées ou modifiées')} sur ${number(listings)}`

/** Who a campaign would leave out, and why: a sentence each. */
export function leftOutWords({ withoutAddress, bounced, refused }: CampaignPreview): string[] {
  return [
    withoutAddress > 0 && `${count(withoutAddress, 'structure')} sans adresse e-mail`,
    bounced > 0 &&
      `${count(bounced, 'adresse refusée', 'adresses refusées')} par ${plural(bounced, 'son', 'leur')} serveur`,
    refused > 0 && `${count(refused, 'personne')} qui ne ${plural(refused, 'veut', 'veulent')} plus de rappel`,
  ].filter((words) => words !== false)
}
