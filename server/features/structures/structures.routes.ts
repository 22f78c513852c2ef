import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { StructureFile } from '../../contract/structures.ts'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import type { Sessions } from '../../platform/session.ts'
import { someLines } from '../../platform/text.ts'
import { countWaiting, partyTo } from '../contact-requests/contact-requests.queries.ts'
import { callsMet } from '../listings/listings.calls.ts'
import { showTitle } from '../listings/listings.title.ts'
import { presentClaims } from './claims.present.ts'
import { listClaims } from './claims.queries.ts'
import { mergeListings, reassignListing } from './merges.queries.ts'
import { type By, editStructure, noStructure, trustStructure } from './structures.editing.ts'
import { mergeStructures } from './structures.merging.ts'
import {
  presentEvent,
  presentMembers,
  presentNumbers,
  presentReached,
  presentShort,
  presentStructure,
} from './structures.present.ts'
import { previewListings, previewStructures } from './structures.previews.ts'
import { countListings, countViews, historyOf, listingsOf, membersOf, readStructure } from './structures.read.ts'
import { alikeOf, departementsWithStructures, findStructures, pageSize, shortOf } from './structures.search.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>
export interface Who {
  readonly account: Account
  readonly territory: Territory
  readonly request: FastifyRequest
}

export const byOf = ({ account, territory, request }: Who): By => ({
  territory,
  accountId: account.id,
  actor: actorOf(request),
})

export function structuresRoutes(app: FastifyInstance, ground: Ground, sessions: Sessions) {
  readingRoutes(app, ground)
  changingRoutes(app, ground, sessions)
  listingRoutes(app, ground)
}

const numbersOf = async ({ db, clock }: Ground, id: string) =>
  presentNumbers(await countListings(db, id, clock.today()), await countViews(db, id, clock.today()))

function readingRoutes(app: FastifyInstance, ground: Ground) {
  const { db, directory } = ground

  route(app, 'GET /api/structure', async ({ account, territory }) => {
    const row = await readStructure(db, account.structureId ?? '', territory)
    if (!row) throw noStructure()
    return {
      structure: presentStructure(row, ground),
      members: presentMembers(await membersOf(db, row.id), account.id),
      numbers: await numbersOf(ground, row.id),
      requests: await countWaiting(db, partyTo(territory, account.id)),
      claims: await presentClaims(db, await listClaims(db, territory), account),
      can: { edit: true, invite: true, claim: true },
    }
  })

  route(app, 'GET /api/structures/directory', async ({ query, territory }) => {
    const { page = 1, ...filters } = query
    const { structures, total } = await findStructures(db, territory, filters, page)
    const codes =
      territory.kind === 'departements' ? [...territory.codes].sort() : await departementsWithStructures(db, territory)
    return {
      structures: structures.map((row) => ({ ...presentShort(row), trusted: row.trusted })),
      ...{ total, page, pageSize },
      departements: codes.map((code) => ({ code, name: directory().departement(code)?.nom ?? code })),
    }
  })

  route(app, 'GET /api/structures/:id', ({ params, territory, account }) =>
    fileOf(ground, params.id, { territory, account }),
  )
}

async function fileOf(
  ground: Ground,
  id: string,
  { territory, account }: Pick<Who, 'territory' | 'account'>,
): Promise<StructureFile> {
  const { db, clock } = ground
  const row = await readStructure(db, id, territory)
  if (!row) throw noStructure()
  const kept = row.merged_into ? (await shortOf(db, [row.merged_into])).get(row.merged_into) : undefined
  const standing = row.merged_into === null
  const listings = await listingsOf(db, id, territory)
  const ids = listings.map((listing) => listing.id)
  const calls = await callsMet(db, ids, clock.now())
  return {
    structure: presentStructure(row, ground),
    mergedInto: kept ? { id: kept.id, name: showTitle(kept.nom) } : null,
    members: presentMembers(await membersOf(db, id), account.id),
    numbers: await numbersOf(ground, id),
    listings: listings.map((listing) => presentReached(listing, calls, clock.today())),
    history: (await historyOf(db, id, territory)).map((event) => presentEvent(event, ground)),
    alike: standing
      ? (await alikeOf(db, id, territory)).map((one) => ({ structure: presentShort(one.row), reasons: one.reasons }))
      : [],
    can: { edit: standing, trust: standing, merge: standing },
  }
}

function changingRoutes(app: FastifyInstance, ground: Ground, sessions: Sessions) {
  const presented = async (id: string, territory: Territory) => {
    const row = await readStructure(ground.db, id, territory)
    if (!row) throw noStructure()
    return presentStructure(row, ground)
  }

  route(app, 'PATCH /api/structures/:id', async ({ params, body, ...who }) => {
    await editStructure(ground, params.id, body, byOf(who))
    return presented(params.id, who.territory)
  })

  route(app, 'PUT /api/structures/:id/trust', async ({ params, body, ...who }) => {
    await trustStructure(ground, params.id, { ...body, reason: someLines(body.reason) }, byOf(who))
    return presented(params.id, who.territory)
  })

  route(app, 'GET /api/structures/:id/merge', ({ params, query, territory }) =>
    previewStructures(ground, { from: params.id, into: query.into }, territory),
  )

  route(app, 'POST /api/structures/:id/merge', async ({ params, body, ...who }) => {
    await ground.db.transaction().execute(async (trx) => {
      await mergeStructures(trx, { ...body, from: params.id }, byOf(who), ground)
    })
    sessions.forgetAll()
    return presented(body.into, who.territory)
  })
}

function listingRoutes(app: FastifyInstance, ground: Ground) {
  route(app, 'POST /api/listings/:id/reassign', async ({ params, body, ...who }) => {
    const choice = { structureId: body.structureId, reason: someLines(body.reason) }
    await reassignListing(ground, params.id, choice, byOf(who))
    return null
  })

  route(app, 'GET /api/listings/:id/merge', ({ params, query, territory }) =>
    previewListings(ground, { from: params.id, into: query.into }, territory),
  )

  route(app, 'POST /api/listings/:id/merge', async ({ params, body, ...who }) => {
    await mergeListings(ground, { ...body, from: params.id }, byOf(who))
    return { into: body.into }
  })
}
