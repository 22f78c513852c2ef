import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import { route } from '../../platform/route.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { hoursNow } from '../listings/listings.hours.ts'
import type { LiveSelection } from './search.live.ts'
import { hitOf } from './search.present.ts'
import { type Asked, parse, refuseBeyondEnd, wantedOf } from './search.rules.ts'
import type { WordMatch, Words } from './search.words.ts'
import type { Selection } from './selection.ts'

interface Needs {
  readonly clock: Clock
  readonly search: LiveSelection
  readonly words: Words
  directory(): Directory
}

const noWords: WordMatch = { tiers: new Map(), relaxed: false, totalIsAtLeast: false, degraded: false }

const presentPlace = ({ code, nom, departement, approximate }: Commune) => ({
  code,
  name: nom,
  departement,
  approximate,
})

export function searchRoutes(app: FastifyInstance, { clock, search, words, directory }: Needs) {
  async function hitsOf(selection: Selection, asked: Asked) {
    const known = await search.cards.of(selection.page)
    const { commune, query } = asked
    const now = clock.now()
    const scene = {
      directory: directory(),
      today: clock.today(),
      commune,
      asked: query.public ?? [],
      hoursNow: (raw: string, commune: string | null) => hoursNow(raw, now, commune),
    }
    return selection.page.flatMap((selected) => {
      const card = known.get(selected.id)
      return card ? [hitOf(card, selected, scene)] : []
    })
  }

  route(app, 'GET /api/search', async ({ query }) => {
    const started = performance.now()
    const asked = parse(query, directory())
    const wanted = wantedOf(asked, null, clock.today())
    const matched = asked.q ? await words.match(asked.q, wanted.from) : noWords
    const selection = search.find({ ...wanted, tiers: asked.q ? matched.tiers : null })
    refuseBeyondEnd(asked, selection)
    return {
      total: selection.total,
      page: asked.page,
      pageSize: asked.pageSize,
      place: asked.commune ? presentPlace(asked.commune) : null,
      hits: await hitsOf(selection, asked),
      facets: selection.facets,
      expired: { total: selection.expired },
      totalIsAtLeast: matched.totalIsAtLeast,
      degraded: matched.degraded,
      relaxed: matched.relaxed,
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    }
  })
}
