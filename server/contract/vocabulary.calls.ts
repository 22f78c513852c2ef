// Apart: only those who have just called need these words.

/** What came of a call, in the order it is offered. A code never changes its meaning. */
export const callOutcomes = {
  reached: 'Joint',
  'no-answer': 'Pas de réponse',
  'wrong-number': 'Mauvais numéro',
  full: 'Plus de places',
  closed: 'Fermé',
} as const
export type CallOutcome = keyof typeof callOutcomes
