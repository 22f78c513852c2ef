import type { Pair, PairYear } from '../../../server/contract/pairs.ts'
import { otherEndings, pairOutcomes } from '../../../server/contract/vocabulary.pairs.ts'
import { requestKinds } from '../../../server/contract/vocabulary.requests.ts'
import { date } from '../../dates.ts'
import { session } from '../../session.ts'

export const kindOf = ({ kind }: Pick<Pair, 'kind'>) => requestKinds[kind]

/** «Dossier 7», or the commune: what tells one from the next. */
export const nameOf = ({ reference, commune }: Pick<Pair, 'reference' | 'commune'>) =>
  reference ?? (commune ? `Sans référence, ${commune}` : 'Sans référence')

/** Who the other of the two is, for who reads. */
export function partnerOf({ adviser, referent, sector }: Pick<Pair, 'adviser' | 'referent' | 'sector'>): string {
  if (session.use()?.account?.role === 'referent')
    return adviser ? [adviser.name, adviser.organisation].filter(Boolean).join(', ') : 'Compte supprimé'
  return referent ?? sector?.name ?? 'Secteur supprimé'
}

/** «Emploi de 6 mois ou plus, le 26 nov. 2026». */
export function endOf({ outcome, ending, endedOn }: Pick<Pair, 'outcome' | 'ending' | 'endedOn'>): string | null {
  if (!outcome || !endedOn) return null
  const what = outcome === 'autre' && ending ? otherEndings[ending] : pairOutcomes[outcome]
  return `${what}, le ${date(endedOn)}`
}

/** Whose figures a line shows. */
export const placeOf = ({ sector }: PairYear) => (sector ? `${sector.name} (${sector.departement})` : 'Ensemble')
