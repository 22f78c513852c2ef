import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { notFound } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { confirmListings } from './verifications.confirming.ts'
import { changedByLink, confirmByLink, readLink, wantReminders } from './verifications.links.ts'
import { presentLink, presentVerified } from './verifications.present.ts'
import { hasListing, readVerified } from './verifications.queries.ts'
import { beyondTerritory, notPublished } from './verifications.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory'>

export function verificationsRoutes(app: FastifyInstance, ground: Ground) {
  pageRoutes(app, ground)
  linkRoutes(app, ground)
}

/** For whoever is signed in. */
function pageRoutes(app: FastifyInstance, { db, clock }: Ground) {
  const confirm = (ids: readonly string[], { account, territory }: { account: Account; territory: Territory }) => {
    const saying = { actor: account.id, how: 'page', now: clock.now(), today: clock.today() } as const
    return db.transaction().execute(async (trx) => {
      const verified = await confirmListings(trx, ids, territory, saying)
      return (await readVerified(trx, verified)).map((row) => presentVerified(row, saying.today))
    })
  }

  route(app, 'POST /api/listings/:id/verify', async ({ params: { id }, ...who }) => {
    const [verified] = await confirm([id], who)
    if (verified) return verified
    if (await hasListing(db, [id], who.territory)) throw notPublished()
    throw notFound('Cette fiche n’existe pas ou n’existe plus.')
  })

  route(app, 'POST /api/verifications', async ({ body: { ids }, ...who }) => {
    const verified = await confirm(ids, who)
    if (verified.length === 0) throw (await hasListing(db, ids, who.territory)) ? notPublished() : beyondTerritory()
    const found = new Set(verified.map(({ id }) => id))
    return { verified, left: ids.filter((id) => !found.has(id)) }
  })
}

/** For whoever was written to. A program that opens the link of a mail does nothing: a press does. */
function linkRoutes(app: FastifyInstance, { db, clock, directory }: Ground) {
  const setting = () => ({ directory: directory(), now: clock.now(), today: clock.today() })

  route(app, 'POST /api/verifications/read', async ({ body }) =>
    presentLink(await readLink(db, body.token, clock.now()), setting()),
  )
  route(app, 'POST /api/verifications/confirm', async ({ body }) => {
    const { now, today } = setting()
    return presentLink(await confirmByLink(db, { ...body, now, today }), setting())
  })
  route(app, 'POST /api/verifications/changed', async ({ body }) => ({
    hasMembers: await changedByLink(db, body.token, clock.now()),
  }))
  route(app, 'POST /api/verifications/reminders', async ({ body: { token, wanted } }) => {
    await wantReminders(db, token, wanted, clock.now())
    return { wanted }
  })
}
