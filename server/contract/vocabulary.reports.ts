// Apart: only those who report an error, or read reports, need these words.

/** What an adviser says is wrong. A code never changes its meaning. */
export const reportKinds = {
  'wrong-number': 'Numéro faux ou qui ne répond plus',
  closed: 'Fermé, ou n’existe plus',
  'not-these-people': 'Pas pour ces personnes',
  other: 'Autre chose',
} as const
export type ReportKind = keyof typeof reportKinds

/** Where it is wrong: the fields of a content, and the contacts taken together, as a listing shows them. */
export const reportFields = {
  nom: 'Titre',
  description: 'En bref',
  thematiques: 'Thématiques',
  publics: 'Pour qui',
  zone_eligibilite: 'Territoire couvert',
  conditions_acces: 'Conditions, à apporter',
  frais: 'Frais',
  modes_mobilisation: 'Comment l’obtenir',
  horaires_accueil: 'Horaires',
  adresse: 'Adresse',
  intervenants: 'Nom ou rôle du contact',
  telephone: 'Téléphone',
  courriel: 'Adresse e-mail',
} as const
export type ReportField = keyof typeof reportFields

export const reportStates = { open: 'À traiter', fixed: 'Corrigé', dismissed: 'Sans suite' } as const
export type ReportState = keyof typeof reportStates

/** What a partner may answer about its own listing; the admin decides. */
export const partnerAnswers = { corrected: 'Corrigé', correct: 'C’est exact' } as const
export type PartnerAnswer = keyof typeof partnerAnswers

/** A report is answered within this time: the target of the queue. */
export const reportTargetHours = 48
