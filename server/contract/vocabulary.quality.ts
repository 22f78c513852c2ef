// Apart: only the quality board needs these words.

interface Figure {
  readonly title: string
  /** What it says, and what to do about it. */
  readonly means: string
  /** What a line of its list tells of a listing, as the head of a column. */
  readonly detail: string
  readonly group: 'truth' | 'contacts' | 'content' | 'work'
}

/** Each figure counts the lines of the list behind it. A code never changes its meaning. */
export const qualityFigures = {
  'unverified-6': {
    title: 'Pas vérifiées depuis 6 mois',
    means: 'Une campagne demande à leurs structures si tout est encore exact.',
    ...{ detail: 'Vérifiée le', group: 'truth' },
  },
  'unverified-12': {
    title: 'Pas vérifiées depuis 12 mois',
    means: 'Elles passent en dernier dans les résultats.',
    ...{ detail: 'Vérifiée le', group: 'truth' },
  },
  expired: {
    title: 'Périmées, 18 mois et plus',
    means: 'Elles ne paraissent plus qu’à part, dans un groupe fermé.',
    ...{ detail: 'Vérifiée le', group: 'truth' },
  },
  'no-member': {
    title: 'Structure sans membre',
    means: 'Personne de la structure n’a de compte : invitez, ou écrivez-lui par une campagne.',
    ...{ detail: 'Source', group: 'truth' },
  },
  'no-phone': {
    title: 'Sans téléphone',
    means: 'Ni intervenant ni accueil de la structure à appeler.',
    ...{ detail: 'Autre moyen', group: 'contacts' },
  },
  bounced: {
    title: 'Adresse e-mail refusée',
    means: 'Un serveur de messagerie a refusé une adresse de la fiche, ou d’un membre de sa structure.',
    ...{ detail: 'Refusée', group: 'contacts' },
  },
  'no-hours': {
    title: 'Sans horaires',
    means: 'On ne sait pas quand appeler ni quand venir.',
    ...{ detail: 'Accueil', group: 'content' },
  },
  incomplete: {
    title: 'Incomplètes',
    means: 'Il manque au moins deux choses qui décident un conseiller à appeler.',
    ...{ detail: 'Il manque', group: 'content' },
  },
  duplicates: {
    title: 'Doublons probables',
    means: 'Même titre, même téléphone ou nom proche au même endroit. Cherchés chaque nuit.',
    ...{ detail: 'Ressemble à', group: 'content' },
  },
  waiting: {
    title: 'Fiches à relire',
    means: 'Envoyées, en attente d’une décision. Deux jours au plus.',
    ...{ detail: 'Envoyée le', group: 'work' },
  },
  reports: {
    title: 'Signalements à traiter',
    means: 'Une réponse est due en 48 h.',
    ...{ detail: 'Signalée le', group: 'work' },
  },
  'late-reports': {
    title: 'Signalements en retard',
    means: 'Sans réponse depuis plus de 48 h.',
    ...{ detail: 'Signalée le', group: 'work' },
  },
} as const satisfies Readonly<Record<string, Figure>>
export type QualityFigure = keyof typeof qualityFigures

export const qualityGroups = {
  truth: 'Vérité',
  contacts: 'Contacts',
  content: 'Contenu',
  work: 'Travail en attente',
} as const
