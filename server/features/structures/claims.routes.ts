import type { FastifyInstance } from 'fastify'
import type { ClaimFile } from '../../contract/claims.ts'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { notFound } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import type { Sessions } from '../../platform/session.ts'
import { someLines } from '../../platform/text.ts'
import { approveClaim, refuseClaim, sendClaim, withdrawClaim } from './claims.deciding.ts'
import { presentClaims } from './claims.present.ts'
import { countPending, listClaims, readClaim } from './claims.queries.ts'
import { presentListing, presentMembers, presentShort } from './structures.present.ts'
import { previewStructures } from './structures.previews.ts'
import { listingsOf, membersOf } from './structures.read.ts'
import { byOf, type Who } from './structures.routes.ts'
import { claimable } from './structures.search.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

export function claimsRoutes(app: FastifyInstance, ground: Ground, sessions: Sessions) {
  askingRoutes(app, ground)
  decidingRoutes(app, ground, sessions)
}

/** Where somebody may claim: its départements, else where its structure is. */
function reachOf({ departements, structureId }: Account, { db }: Ground): Promise<Territory> | Territory {
  if (departements && departements.length > 0) return { kind: 'departements', codes: departements }
  return ofStructure(db, structureId)
}

async function ofStructure(db: Deps['db'], structureId: string | null): Promise<Territory> {
  const row = await db
    .selectFrom('structures')
    .innerJoin('communes', 'communes.code', 'structures.commune')
    .select('departement')
    .where('structures.id', '=', structureId)
    .executeTakeFirst()
  return { kind: 'departements', codes: row ? [row.departement] : [] }
}

const taken = 'Cette structure a déjà des comptes : demandez-leur une invitation.'
const waiting = 'Votre demande attend une réponse.'

function askingRoutes(app: FastifyInstance, ground: Ground) {
  const { db } = ground

  route(app, 'GET /api/structure/claimable', async ({ query, account }) => {
    if (!query.id && !query.q?.trim()) return { structures: [] }
    const rows = await claimable(db, await reachOf(account, ground), { ...query, own: account.structureId ?? '' })
    return {
      structures: rows.map((row) => ({
        ...presentShort(row),
        can: { claim: row.members === 0 && !row.asked },
        note: row.members > 0 ? taken : row.asked ? waiting : null,
      })),
    }
  })

  route(app, 'POST /api/claims', async ({ body, ...who }) => {
    const { account, territory } = who
    const reach = await reachOf(account, ground)
    const claim = { structureId: body.structureId, message: someLines(body.message) }
    const id = await sendClaim(ground, claim, { ...byOf(who), structureId: account.structureId ?? '', reach })
    return presented(ground, id, { territory, account })
  })

  route(app, 'POST /api/claims/:id/withdraw', async ({ params, ...who }) => {
    await withdrawClaim(ground, params.id, byOf(who))
    return null
  })
}

type Reader = Pick<Who, 'territory' | 'account'>

async function presented({ db }: Ground, id: string, { territory, account }: Reader) {
  const row = await readClaim(db, id, territory)
  if (!row) throw notFound('Cette demande n’existe pas ou n’existe plus.')
  const [claim] = await presentClaims(db, [row], account)
  return claim!
}

function decidingRoutes(app: FastifyInstance, ground: Ground, sessions: Sessions) {
  const { db } = ground

  route(app, 'GET /api/claims', async ({ query, territory, account }) => ({
    claims: await presentClaims(db, await listClaims(db, territory, query.state), account),
    pending: await countPending(db, territory),
  }))

  route(app, 'GET /api/claims/:id', ({ params, ...who }) => fileOf(ground, params.id, who))

  route(app, 'POST /api/claims/:id/approve', async ({ params, body, ...who }) => {
    await approveClaim(ground, params.id, body, byOf(who))
    sessions.forgetAll()
    // What moved may leave the claimed structure nowhere: who decided about it may still read what became of it.
    return presented(ground, params.id, { ...who, territory: { kind: 'all' } })
  })

  route(app, 'POST /api/claims/:id/refuse', async ({ params, body, ...who }) => {
    await refuseClaim(ground, params.id, someLines(body.reason), byOf(who))
    return presented(ground, params.id, who)
  })
}

async function fileOf(ground: Ground, id: string, who: Reader): Promise<ClaimFile> {
  const { db, clock } = ground
  const claim = await presented(ground, id, who)
  const [from, into] = [claim.structure.id, claim.claimant.id]
  return {
    claim,
    preview: claim.can.decide ? await previewStructures(ground, { from, into }, who.territory) : null,
    listings: (await listingsOf(db, from, who.territory)).map((row) => presentListing(row, clock.today())),
    members: presentMembers(await membersOf(db, from), who.account.id),
    claimantMembers: presentMembers(await membersOf(db, into), who.account.id),
  }
}
