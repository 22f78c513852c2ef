import type { FastifyInstance } from 'fastify'
import type { AvailabilityState } from '../../contract/vocabulary.availability.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { isNews, presentAvailability, sayAvailability } from '../listings/listings.availability.ts'
import { holdRevisions } from '../listings/listings.queries.ts'
import { listingWithin } from '../listings/listings.within.ts'

type Ground = Pick<Deps, 'db' | 'clock'>

export function availabilityRoutes(app: FastifyInstance, ground: Ground) {
  route(app, 'PUT /api/listings/:id/availability', async ({ params, body, account, territory }) => {
    const today = ground.clock.today()
    const said = { accountId: account.id, territory, today }
    await keep(ground, params.id, body.state, said)
    return { availability: presentAvailability({ availability: body.state, availability_on: today }, today) }
  })
}

interface By {
  readonly accountId: string
  readonly territory: Territory
  readonly today: string
}

const notPublished = () =>
  new Problem(409, 'not-published', 'Cette fiche n’est pas publiée : personne ne verrait s’il y a de la place.')

/** No revision: it is not read before it is shown. Throws 404, 409 `not-published`. */
async function keep(
  { db, clock }: Ground,
  id: string,
  state: AvailabilityState | null,
  { accountId, territory, today }: By,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdRevisions(trx)
    const listing = await trx
      .selectFrom('listings')
      .innerJoin('structures', 'structures.id', 'listings.structure_id')
      .select(['listings.state', 'availability', 'availability_on'])
      .where('listings.id', '=', id)
      .where(listingWithin(territory))
      .forNoKeyUpdate('listings')
      .executeTakeFirst()
    if (!listing) throw notFound('Cette fiche n’existe pas ou n’existe plus.')
    if (listing.state !== 'published') throw notPublished()
    if (isNews(listing, state, today)) await sayAvailability(trx, id, { state, accountId, now: clock.now(), today })
  })
}
