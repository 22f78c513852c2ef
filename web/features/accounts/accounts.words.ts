import type { AccountRow } from '../../../server/contract/accounts.ts'
import { date } from '../../dates.ts'
import { count } from '../../typography.ts'
import type { AccountsState } from './accounts.address.ts'
import { codesInShort, type Departement, departementLabel } from './departements.words.ts'

/** «14 comptes ouverts». */
export const totalWords = (total: number, state: AccountsState) =>
  state === 'open' ? count(total, 'compte ouvert', 'comptes ouverts') : count(total, 'compte fermé', 'comptes fermés')

/** The structure of a partner, or the organisation of anybody else. */
export const belongsTo = ({ structure, organisation }: Pick<AccountRow, 'structure' | 'organisation'>) =>
  structure?.name ?? organisation

export function closedWords({ closedAt, closedReason }: Pick<AccountRow, 'closedAt' | 'closedReason'>): string | null {
  if (!closedAt) return null
  return closedReason === 'inactive'
    ? `Fermé le ${date(closedAt)}, après 24\u00a0mois sans connexion`
    : `Fermé le ${date(closedAt)}`
}

export const seenWords = (lastSeenAt: string | null) => (lastSeenAt ? date(lastSeenAt) : 'Jamais connecté')

type Place = Pick<AccountRow, 'role' | 'departements'>

/** An admin without départements has all of them; anybody else, none in particular. */
const nowhereIn = ({ role }: Place) => (role === 'admin' ? 'Tous' : null)

export const placesInShort = (account: Place) =>
  account.departements ? codesInShort(account.departements) : nowhereIn(account)

/** «Landes (40), Gironde (33)». */
export const placesInWords = (account: Place, known: readonly Departement[]) =>
  account.departements?.map((code) => departementLabel(code, known)).join(', ') ?? nowhereIn(account)
