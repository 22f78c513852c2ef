import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { changed, type Search, toggled, withoutFilters } from './search.address.ts'
import { accueilLabels, dispoLabels, freinLabel, publicLabel } from './search.sentences.ts'

const codes = Object.keys(freins) as Frein[]
/** The five the territory is organised by, always in sight; the others are one step behind. */
export const mainFreins: readonly Frein[] = codes.slice(0, 5)
export const otherFreins: readonly Frein[] = codes.slice(5)

const isMain = (code: string) => mainFreins.some((frein) => frein === code)

export interface ActiveFilter {
  readonly label: string
  readonly without: Search
}

/** What narrows the search without being in sight above it, each with the search that does without. */
export function activeFilters(search: Search): ActiveFilter[] {
  const { freins, commune, rayon, publics, accueil, frais, dispo } = search
  const filter = (label: string, change: Partial<Search>) => ({ label, without: changed(search, change) })
  return [
    ...freins
      .filter((code) => !isMain(code))
      .map((code) => filter(freinLabel(code), { freins: toggled(freins, code) })),
    ...(rayon && commune ? [filter(`${rayon}\u00a0km`, { rayon: '' })] : []),
    ...publics.map((code) => filter(publicLabel(code), { publics: toggled(publics, code) })),
    ...(accueil ? [filter(accueilLabels[accueil] ?? accueil, { accueil: '' })] : []),
    ...(frais ? [filter('Gratuit', { frais: '' })] : []),
    ...dispo.map((code) => filter(dispoLabels[code] ?? code, { dispo: toggled(dispo, code) })),
  ]
}

/** The search without any of them. */
export const withoutActive = (search: Search): Search => ({
  ...withoutFilters(search),
  freins: search.freins.filter(isMain),
})
