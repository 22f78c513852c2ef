// What only admins read: apart, so that the first page of search does not carry it.

/** What waits for a decision, by nature. */
export const natures = {
  new: 'Nouvelle fiche',
  change: 'Modification',
  correction: 'Correction à relire',
  report: 'Signalement',
  claim: 'Demande de rattachement',
  access: 'Demande d’accès',
} as const
export type Nature = keyof typeof natures
