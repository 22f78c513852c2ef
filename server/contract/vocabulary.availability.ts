// Apart: the first page of the search is told in words, and needs none of these.

/** Whether there is room, as the structure or a caller last said. A code never changes its meaning. */
export const availabilities = {
  places: 'Des places',
  attente: 'Liste d’attente',
  complet: 'Complet',
} as const
export type AvailabilityState = keyof typeof availabilities

/** Said longer ago, nobody knows any more. */
export const availabilityDays = 30
