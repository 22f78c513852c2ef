// Apart: only advisers and référents who follow somebody together, and those who read the figures, need these words.

/** What it came to: the headings of the yearly figures of the national agreement. */
export const pairOutcomes = {
  'emploi-durable': 'Emploi de 6 mois ou plus',
  'emploi-court': 'Emploi de moins de 6 mois',
  formation: 'Formation qualifiante',
  autre: 'Autre issue',
} as const
export type PairOutcome = keyof typeof pairOutcomes

/** Why it ended otherwise. */
export const otherEndings = {
  'suivi-ordinaire': 'Freins levés, retour au suivi de l’agence',
  'suivi-social': 'Orientation vers un accompagnement social',
  'a-sa-demande': 'À la demande de la personne',
  demenagement: 'Déménagement',
  'sans-nouvelles': 'Sans nouvelles de la personne',
  autre: 'Autre raison',
} as const
export type OtherEnding = keyof typeof otherEndings

/** How long it lasted, each up to so many months, not included. */
export const pairDurations = {
  'moins-3': 'Moins de 3 mois',
  'moins-6': 'De 3 à 6 mois',
  'moins-12': 'De 6 à 12 mois',
  'plus-12': '12 mois ou plus',
} as const
export type PairDuration = keyof typeof pairDurations

/** Told at the start if known, added to monthly counters of the sector, and kept nowhere else. */
export const pairTicks = {
  rsa: 'Allocataire du RSA',
  'autres-minima': 'Autres minima sociaux',
  'chomage-longue-duree': 'Demandeur d’emploi de longue durée',
} as const
export type PairTick = keyof typeof pairTicks
