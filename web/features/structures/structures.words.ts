import type { MergePreview, Numbers, StructureField, StructureListing } from '../../../server/contract/structures.ts'
import { count, number, plural } from '../../typography.ts'

export const fieldLabels: Readonly<Record<StructureField, string>> = {
  nom: 'Nom',
  description: 'Présentation',
  siret: 'SIRET',
  adresse: 'Adresse',
  complement_adresse: 'Complément d’adresse',
  code_postal: 'Code postal',
  commune: 'Commune',
  telephone: 'Téléphone',
  courriel: 'E-mail',
  site_web: 'Site',
  horaires_accueil: 'Horaires d’accueil',
  accessibilite_lieu: 'Accessibilité du lieu',
  reseaux_porteurs: 'Réseaux',
}

/** In the order they are read side by side. */
export const fieldsInOrder = Object.keys(fieldLabels) as StructureField[]

type State = StructureListing['state']

export const stateWords: Readonly<Record<State, string>> = {
  draft: 'En cours d’écriture',
  pending: 'À relire',
  changes_requested: 'Corrections demandées',
  rejected: 'Refusée',
  published: 'Publiée',
  archived: 'Retirée',
}

/** «3 publiées», «1 en cours d’écriture»: in the order a listing goes through. */
const counted: readonly [State, one: string, many: string][] = [
  ['published', 'publiée', 'publiées'],
  ['pending', 'à relire', 'à relire'],
  ['changes_requested', 'à corriger', 'à corriger'],
  ['draft', 'en cours d’écriture', 'en cours d’écriture'],
  ['rejected', 'refusée', 'refusées'],
  ['archived', 'retirée', 'retirées'],
]

export const statesCounted = ({ byState }: Numbers): { state: State; text: string }[] =>
  counted.flatMap(([state, one, many]) => {
    const found = byState.find((line) => line.state === state)?.count ?? 0
    return found === 0 ? [] : [{ state, text: `${number(found)}\u00a0${plural(found, one, many)}` }]
  })

export const freshnessWords = {
  fresh: 'Vérifiée il y a moins de 6 mois',
  aging: 'À reconfirmer',
  stale: 'Pas confirmée depuis un an',
  expired: 'Périmée',
} as const

const freshnessCounted = [
  ['fresh', 'vérifiée depuis moins de 6 mois', 'vérifiées depuis moins de 6 mois'],
  ['aging', 'à reconfirmer', 'à reconfirmer'],
  ['stale', 'pas confirmée depuis un an', 'pas confirmées depuis un an'],
  ['expired', 'périmée', 'périmées'],
] as const

export const freshnessLines = ({ byFreshness }: Numbers) =>
  freshnessCounted.flatMap(([freshness, one, many]) => {
    const found = byFreshness.find((line) => line.freshness === freshness)?.count ?? 0
    return found === 0 ? [] : [{ freshness, text: `${number(found)}\u00a0${plural(found, one, many)}` }]
  })

export const listingsAndMembers = ({ listings, members }: { listings: number; members: number }) =>
  `${listings === 0 ? 'Aucune fiche' : count(listings, 'fiche')}, ${members === 0 ? 'aucun compte' : count(members, 'compte')}`

/** What goes along with a structure. */
export const movesInWords = ({ listings, members, invitations }: MergePreview['moves']): string[] => [
  ...(listings > 0 ? [`${count(listings, 'fiche')}, avec ${plural(listings, 'son', 'leur')} histoire`] : []),
  ...(members > 0
    ? [`${count(members, 'compte')}, qui ${plural(members, 'tiendra', 'tiendront')} toutes les fiches`]
    : []),
  ...(invitations > 0 ? [`${count(invitations, 'invitation')} en attente`] : []),
  'Les prochains imports de cette structure',
]
