/** How long a structure takes to answer, in working days: see `contact-follow-up`. Null: not enough is known. */
export type AnswerDays = number | null

/** Where it stands in the order: soon, neither, late. What is not known is neither good nor bad. */
export const soonDays = 2
export const lateDays = 7
export type AnswerPace = 0 | 1 | 2
export function paceOf(days: AnswerDays): AnswerPace {
  if (days === null) return 1
  if (days <= soonDays) return 0
  return days > lateDays ? 2 : 1
}

/** Beyond, most demandes ended without an answer. */
const seldomDays = 20

/** «Répond en 2 jours ouvrés»; null when not enough is known. */
export function answersText(days: AnswerDays): string | null {
  if (days === null) return null
  if (days >= seldomDays) return 'Répond rarement aux demandes'
  if (days === 0) return 'Répond le jour même'
  return days === 1 ? 'Répond en 1 jour ouvré' : `Répond en ${days} jours ouvrés`
}
