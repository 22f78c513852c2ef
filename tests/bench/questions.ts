import { type Frein, freins, type Public } from '../../server/contract/vocabulary.ts'
import { type Commune, coverageCodesOf, type Directory } from '../../server/features/communes/communes.directory.ts'
import { makeRandom, type Random, sampler } from './random.ts'

/** One search, to be asked of Levier and of the engine directly. */
export interface Question {
  readonly commune: Commune
  readonly freins: readonly Frein[]
  readonly q?: string
  readonly publics?: readonly Public[]
  readonly gratuit?: boolean
  readonly onSite?: boolean
}

const words = [
  'fonds de solidarité logement',
  'psychologue',
  'prêt de vélo',
  'aide garde enfants',
  'permanence',
  'addictions',
  'permis',
  'rendez-vous CAF',
  'surendettement',
  'atelier numérique',
]
const freinWeights = Object.fromEntries(
  (Object.keys(freins) as Frein[]).map((frein, rank) => [frein, rank < 5 ? 10 : 2]),
) as Record<Frein, number>

/** Communes as they are asked for: by population, so that a few towns make most of the searches (Zipf). */
export function questions(directory: Directory, seed: number) {
  const random = makeRandom(seed)
  const asked = directory.all().filter(({ departement }) => departement.length === 2)
  const place = sampler(
    asked.map(({ population }) => population),
    random,
  )
  const base = (): Question => ({ commune: asked[place()]!, freins: [random.weighted(freinWeights)] })
  const withWords = (): Question => ({ commune: asked[place()]!, freins: [], q: random.pick(words) })
  const withFilters = (): Question => ({ ...base(), publics: ['jeunes'], gratuit: true, onSite: random.chance(0.5) })
  const mixed = () => random.weighted({ base: 60, words: 25, filters: 15 })
  const mix = (): Question => {
    const kind = mixed()
    return kind === 'base' ? base() : kind === 'words' ? withWords() : withFilters()
  }
  return { base, withWords, withFilters, mix }
}

/** What somebody types in the commune field, letter by letter. */
export function typedPrefixes(directory: Directory, count: number): string[] {
  const random: Random = makeRandom(7)
  const place = sampler(
    directory.all().map(({ population }) => population),
    random,
  )
  return Array.from({ length: count }, () => {
    const { nom } = directory.all()[place()]!
    return nom.slice(0, 2 + random.below(Math.max(1, nom.length - 2)))
  })
}

/** The query string of `GET /api/search`. */
export function ofLevier({ commune, freins: asked, q, publics = [], gratuit, onSite }: Question): string {
  const pairs: [string, string][] = [
    ['commune', commune.code],
    ...asked.map((frein): [string, string] => ['frein', frein]),
    ...publics.map((code): [string, string] => ['public', code]),
  ]
  if (q) pairs.push(['q', q])
  if (gratuit) pairs.push(['frais', 'gratuit'])
  if (onSite) pairs.push(['accueil', 'en-presentiel'])
  return new URLSearchParams(pairs).toString()
}

const among = (name: string, codes: readonly string[]) => `${name} IN [${codes.map((code) => `"${code}"`).join(', ')}]`

/** The same selection with the same facets, as the engine is asked directly. */
export function ofEngine({ commune, freins: asked, q, publics = [], gratuit, onSite }: Question) {
  const filter: (string | string[])[] = [
    [among('coverage', coverageCodesOf(commune)), 'coverage IS EMPTY'],
    ['remote = true', 'placed = false', `_geoRadius(${commune.latitude}, ${commune.longitude}, 30000)`],
  ]
  if (asked.length > 0) filter.push(among('freins', asked))
  if (publics.length > 0) filter.push([among('publics', [...publics, 'tous-publics']), 'publics IS EMPTY'])
  if (gratuit) filter.push('frais = gratuit')
  if (onSite) filter.push('accueil = en-presentiel')
  return { q: q ?? '', filter, facets: ['freins', 'publics', 'accueil', 'frais'], limit: 20, matchingStrategy: 'all' }
}
