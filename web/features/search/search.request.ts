import type { SearchAnswer, SearchQuery } from '../../../server/contract/search.ts'
import { call } from '../../api.ts'
import { queryOf, type Search } from './search.address.ts'

/** The address says it, the server checks it: a value it does not know comes back with a sentence. */
export function requestOf({ freins, publics, commune, q, rayon, accueil, frais, dispo, tri, perimees, page }: Search) {
  const query = {
    frein: freins,
    public: publics,
    commune: commune || undefined,
    q: q || undefined,
    rayon: rayon || undefined,
    accueil: accueil || undefined,
    frais: frais || undefined,
    dispo,
    tri: tri || undefined,
    perimees: perimees ? 1 : undefined,
    page: page === 1 ? undefined : page,
  }
  return query as unknown as SearchQuery
}

/** What a search answered, with the group of unconfirmed listings opened by itself when nothing else answers. */
export interface Found {
  readonly answer: SearchAnswer
  /** The answer holds the unconfirmed listings too. */
  readonly withExpired: boolean
}

async function load(search: Search, signal: AbortSignal): Promise<Found> {
  const answer = await call('GET /api/search', { query: requestOf(search), signal })
  if (search.perimees || answer.total > 0 || answer.expired.total === 0) return { answer, withExpired: search.perimees }
  const all = await call('GET /api/search', { query: requestOf({ ...search, perimees: true }), signal })
  return { answer: all, withExpired: true }
}

/** The latest answers, so that going back shows at once what was there. They hold no contact details. */
const latest = new Map<string, Found>()
const kept = 20

export const rememberedAnswer = (search: Search) => latest.get(queryOf(search))

export async function find(search: Search, signal: AbortSignal): Promise<Found> {
  const found = await load(search, signal)
  const query = queryOf(search)
  latest.delete(query)
  latest.set(query, found)
  const [oldest] = latest.keys()
  if (latest.size > kept && oldest !== undefined) latest.delete(oldest)
  return found
}
