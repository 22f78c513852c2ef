import { defaultRadius } from '../../contract/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import { coverageCodesOf } from '../communes/communes.directory.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'

/** How many are offered instead of whoever did not answer. */
const offered = 3

export interface Other {
  readonly id: string
  readonly title: string
  readonly structure: string
}

type Ground = Pick<Deps, 'search' | 'directory' | 'clock'>

/** The first listings a search for the same freins in the same commune gives; none when it cannot be told where. */
export async function othersFor(
  { search, directory, clock }: Ground,
  { kind, commune, freins, listing_id }: Pick<HeldRequest, 'kind' | 'commune' | 'freins' | 'listing_id'>,
): Promise<Other[]> {
  const place = commune ? directory().resolve(commune) : undefined
  if (kind !== 'direct' || !place || freins.length === 0) return []
  const { page } = search.find({
    from: { place, codes: coverageCodesOf(place), radiusKm: defaultRadius },
    ...{ freins, publics: [], accueil: null, gratuit: false, dispo: [], order: 'pertinence' },
    ...{ withExpired: false, tiers: null, start: 0, end: offered + 1, today: clock.today() },
  })
  const first = page.filter(({ id }) => id !== listing_id).slice(0, offered)
  const cards = await search.cards.of(first)
  return first.flatMap(({ id }) => {
    const card = cards.get(id)
    return card ? [{ id, title: card.title, structure: card.structure }] : []
  })
}
