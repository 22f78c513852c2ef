/**
 * What is asked for, exactly as the address of the page says it. Values stay as they were written: the server is
 * the one that refuses them, with a sentence, so a wrong address never ends in a blank page.
 */
export interface Search {
  readonly commune: string
  readonly freins: readonly string[]
  readonly q: string
  /** Empty: the default radius. */
  readonly rayon: string
  readonly publics: readonly string[]
  readonly accueil: string
  readonly frais: string
  /** Whether there is room, any of these. */
  readonly dispo: readonly string[]
  /** Empty: the default order. */
  readonly tri: string
  /** Also list what nobody confirmed for 18 months. */
  readonly perimees: boolean
  readonly page: number
}

/** A search and the listing open beside it. */
export interface Address {
  readonly search: Search
  readonly fiche: string
}

export const nothingAsked: Search = {
  commune: '',
  freins: [],
  q: '',
  rayon: '',
  publics: [],
  accueil: '',
  frais: '',
  dispo: [],
  tri: '',
  perimees: false,
  page: 1,
}

const paramsOf = (url: string) => new URLSearchParams(url.split('?')[1]?.split('#')[0] ?? '')

export function readAddress(url: string): Address {
  const params = paramsOf(url)
  const one = (name: string) => params.get(name)?.trim() ?? ''
  const many = (name: string) => [...new Set(params.getAll(name).filter(Boolean))]
  return {
    fiche: one('fiche'),
    search: {
      commune: one('commune'),
      freins: many('frein'),
      q: one('q'),
      rayon: one('rayon'),
      publics: many('public'),
      accueil: one('accueil'),
      frais: one('frais'),
      dispo: many('dispo'),
      tri: one('tri'),
      perimees: params.get('perimees') === '1',
      page: Number(params.get('page') ?? 1),
    },
  }
}

/** The parameters the page and the server share, in one order, so that equal searches have equal addresses. */
function pairsOf(search: Search): [string, string][] {
  const { commune, freins, q, rayon, publics, accueil, frais, dispo, tri, perimees, page } = search
  const pairs: [string, string][] = [
    ['commune', commune],
    ...freins.map((frein): [string, string] => ['frein', frein]),
    ['q', q],
    ['rayon', rayon],
    ...publics.map((each): [string, string] => ['public', each]),
    ['accueil', accueil],
    ['frais', frais],
    ...dispo.map((each): [string, string] => ['dispo', each]),
    ['tri', tri],
    ['perimees', perimees ? '1' : ''],
    ['page', page === 1 ? '' : String(page)],
  ]
  return pairs.filter(([, value]) => value)
}

const withQuery = (path: string, pairs: [string, string][]) =>
  pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path

/** What is asked of the server; also the name under which an answer is kept. */
export const queryOf = (search: Search, size?: number) =>
  withQuery('/api/search', [...pairsOf(search), ...(size ? [['taille', String(size)] as [string, string]] : [])])

export const searchHref = (search: Search, fiche = '') =>
  withQuery('/', [...pairsOf(search), ...(fiche ? [['fiche', fiche] as [string, string]] : [])])

/** The page of a listing carries the search it comes from, so that its way back survives a reload and a share. */
export const listingHref = (id: string, search: Search) => withQuery(`/fiches/${id}`, pairsOf(search))

/** Any choice leads back to the first page of its answers. */
export const changed = (search: Search, change: Partial<Search>): Search => ({ ...search, page: 1, ...change })

export const toggled = (values: readonly string[], value: string): readonly string[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value]

/** Filters are what the column of filters holds: everything but the three questions (commune, freins, words) and the order. */
export const withoutFilters = (search: Search): Search => ({
  ...nothingAsked,
  commune: search.commune,
  freins: search.freins,
  q: search.q,
  tri: search.tri,
})

/** Something is asked: there are results to show. */
export const asksSomething = (search: Search) => pairsOf(search).length > 0
