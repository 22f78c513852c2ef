import { defaultRadius, radii } from '../../../server/contract/vocabulary.ts'
import type { IconName } from '../../ui/icons.ts'
import { atCommune } from '../communes/communes.words.ts'
import { changed, nothingAsked, queryOf, type Search, withoutFilters } from './search.address.ts'

/** One way to ask for less, and the search it leads to. */
export interface Rung {
  readonly icon: IconName
  readonly label: string
  readonly search: Search
}

/** A rung that leads somewhere. */
export interface CountedRung extends Rung {
  readonly count: number
}

type Relax = (search: Search, place: string) => Rung | false | readonly Rung[]

const farther: Relax = (search) =>
  radii
    .filter((radius) => search.commune !== '' && radius >= 50 && radius > Number(search.rayon || defaultRadius))
    .map((radius) => ({
      icon: 'circle-dot-dashed',
      label: `Jusqu’à ${radius} km`,
      search: changed(search, { rayon: String(radius) }),
    }))

const anyPublic: Relax = (search) =>
  search.publics.length > 0 && {
    icon: 'users',
    label: 'Pour tous les publics',
    search: changed(search, { publics: [] }),
  }

const anyWay: Relax = (search) =>
  search.accueil !== '' && {
    icon: 'monitor-smartphone',
    label: search.accueil === 'en-presentiel' ? 'À distance aussi' : 'Sur place aussi',
    search: changed(search, { accueil: '' }),
  }

const anyPrice: Relax = (search) =>
  search.frais !== '' && {
    icon: 'wallet',
    label: 'Même si ce n’est pas gratuit',
    search: changed(search, { frais: '' }),
  }

const anyRoom: Relax = (search) =>
  search.dispo.length > 0 && {
    icon: 'door-open',
    label: 'Même sans place annoncée',
    search: changed(search, { dispo: [] }),
  }

const anyWord: Relax = (search) =>
  search.q !== '' &&
  search.freins.length + search.commune.length > 0 && {
    icon: 'search',
    label: `Sans ${/\s/.test(search.q) ? 'les mots' : 'le mot'} «\u00a0${search.q}\u00a0»`,
    search: changed(search, { q: '' }),
  }

const anyFrein: Relax = (search, place) =>
  search.freins.length > 0 &&
  (search.q || search.commune) !== '' && {
    icon: 'layers',
    label: place ? `Tous les freins, ${atCommune(place)}` : 'Tous les freins',
    search: changed(search, { freins: [] }),
  }

const allHere: Relax = (search, place) =>
  search.commune !== '' && {
    icon: 'map-pin',
    label: place ? `Tout ce qui existe ${atCommune(place)}` : 'Tout ce qui existe ici',
    search: { ...nothingAsked, commune: search.commune },
  }

const anywhere: Relax = (search, place) =>
  search.commune !== '' && {
    icon: 'map-pinned',
    label: place ? `Ailleurs qu’${atCommune(place)}, dans toute la base` : 'Dans toute la base',
    search: changed(search, { commune: '', rayon: '', tri: '' }),
  }

const noFilter: Relax = (search) => ({
  icon: 'sliders-horizontal',
  label: 'Sans aucun filtre, jusqu’à 100 km',
  search: { ...withoutFilters(search), rayon: search.commune && '100' },
})

/** From the least to the most given up. */
const ladder: readonly Relax[] = [
  farther,
  anyPublic,
  anyWay,
  anyPrice,
  anyRoom,
  anyWord,
  noFilter,
  anyFrein,
  allHere,
  anywhere,
]

export function rungsOf(search: Search, place: string): Rung[] {
  const rungs = ladder.flatMap((relax) => relax(search, place) || [])
  const known = new Set([queryOf(changed(search, {}))])
  return rungs.filter((rung) => {
    const query = queryOf(rung.search)
    return !known.has(query) && known.add(query)
  })
}

/** Keeps the rungs that lead somewhere; a wider circle that gives no more than the one before is no use. */
export function useful(rungs: readonly CountedRung[]): CountedRung[] {
  const radiusOf = ({ search }: Rung) => Number(search.rayon || 0)
  return rungs.filter(({ count }, at) => {
    const narrower = rungs.slice(0, at).find((other) => other.icon === 'circle-dot-dashed' && other.count === count)
    return count > 0 && !(narrower && radiusOf(rungs[at]!) > radiusOf(narrower))
  })
}
