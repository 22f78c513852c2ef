import type { FastifyInstance } from 'fastify'
import { api } from '../../contract/api.ts'
import type { Deps } from '../../deps.ts'
import { mayCall } from '../../platform/access.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { communeAsked } from '../communes/communes.rules.ts'
import { presentListing } from './listings.present.ts'
import { countContactRead, listingInstead, readListing, readReported } from './listings.read.ts'

const gone = () =>
  new Problem(410, 'listing-gone', 'Cette fiche a été retirée. Relancez la recherche pour trouver une autre réponse.')

const merged = (instead: { id: string; title: string }) =>
  new Problem(410, 'listing-merged', `Cette fiche a été réunie avec « ${instead.title} ».`, undefined, instead)

export function listingsRoutes(
  app: FastifyInstance,
  { db, clock, directory }: Pick<Deps, 'db' | 'clock' | 'directory'>,
) {
  route(app, 'GET /api/listings/:id', async ({ params, query, account }) => {
    const commune = query.commune ? communeAsked(query.commune, directory()) : undefined
    const row = await readListing(db, params.id, account)
    if (row?.state === 'archived') {
      const instead = await listingInstead(db, params.id)
      throw instead ? merged(instead) : gone()
    }
    if (row?.state !== 'published') throw notFound('Cette fiche n’existe pas ou n’existe plus.')
    if (row.intervenants?.length) await countContactRead(db, row.id, account.id, clock.today())
    return presentListing(row, {
      ...{ directory: directory(), now: clock.now(), today: clock.today(), commune },
      ...(await readReported(db, row.id, account.id, clock.now())),
      writer: { name: account.name, organisation: row.reader_organisation },
      canNoteCall: mayCall(account, api['POST /api/listings/:id/calls'].access),
      canReport: mayCall(account, api['POST /api/listings/:id/reports'].access),
      // An admin reads the contacts of its own territory only: see `readListing`.
      canModerate:
        mayCall(account, api['POST /api/moderation/listings/:id/archive'].access) && row.intervenants !== null,
    })
  })
}
