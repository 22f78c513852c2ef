/** The words of the domain: codes are stored and sent, labels are shown. No import here, so that the browser may read it. */

/**
 * The 13 freins, in the order they are shown: the five the territory is organised by first.
 */
export const freins = {
  mobilite: 'Mobilité',
  logement: 'Logement',
  'garde-enfants': 'Garde d’enfants',
  sante: 'Santé',
  budget: 'Budget',
  'administratif-juridique': 'Démarches et droits',
  numerique: 'Numérique',
  'langue-illettrisme': 'Langue et illettrisme',
  'alimentation-equipement': 'Alimentation et équipement',
  handicap: 'Handicap',
  'famille-aidants': 'Famille et aidants',
  'violences-separation': 'Violences et séparation',
  'isolement-confiance': 'Isolement et confiance',
} as const
export type Frein = keyof typeof freins

/** Who a listing is for (data·inclusion v1). */
export const publics = {
  actifs: 'Actifs',
  'beneficiaires-des-minimas-sociaux': 'Bénéficiaires des minima sociaux',
  'demandeurs-emploi': 'Demandeurs d’emploi',
  etudiants: 'Étudiants',
  familles: 'Familles',
  femmes: 'Femmes',
  jeunes: 'Jeunes',
  'personnes-en-situation-de-handicap': 'Personnes en situation de handicap',
  'personnes-en-situation-durgence': 'Personnes en situation d’urgence',
  'personnes-en-situation-juridique-specifique': 'Personnes en situation juridique spécifique',
  'personnes-exilees': 'Personnes exilées',
  'residents-qpv-frr': 'Résidents en QPV ou FRR',
  seniors: 'Séniors',
  'tous-publics': 'Tous publics',
} as const
export type Public = keyof typeof publics

/** What it costs. */
export const frais = {
  gratuit: 'Gratuit',
  payant: 'Payant',
} as const
export type Frais = keyof typeof frais

/** Where it happens. */
export const modesAccueil = {
  'a-distance': 'À distance',
  'en-presentiel': 'En présentiel',
} as const
export type ModeAccueil = keyof typeof modesAccueil

/** Search radius, in kilometres. */
export const radii = [10, 20, 30, 50, 100] as const
export const defaultRadius = 30

/** Orders a person can ask for. */
export const orders = {
  pertinence: 'Les plus utiles',
  distance: 'Les plus proches',
  fraicheur: 'Vérifiées récemment',
} as const
export type Order = keyof typeof orders

export const roles = {
  adviser: 'Conseillère ou conseiller',
  referent: 'Référente ou référent social',
  partner: 'Partenaire',
  admin: 'Administration',
} as const
export type Role = keyof typeof roles

/** How sure a listing is, by months since it was verified: under 6, 12, 18, and beyond. */
export type Freshness = 'fresh' | 'aging' | 'stale' | 'expired'

/** How far a listing's zone d'éligibilité reaches; `open` has none, `region` is several départements. */
export type CoverageKind = 'commune' | 'epci' | 'departement' | 'region' | 'france' | 'open'
