import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { makeLimit } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import type { Sessions } from '../../platform/session.ts'
import { oneLine } from '../../platform/text.ts'
import { structuresNamed } from '../listings/listings.structures.ts'
import { closeWithin, reopenWithin, sendLinkWithin } from './accounts.administration.ts'
import { correctWithin } from './accounts.correction.ts'
import { presentAccount } from './accounts.present.ts'
import { departementsWithAccounts, findAccounts, pageSize } from './accounts.read.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db' | 'directory'>

/** Somebody on the telephone who does not find the mail; more would flood a mailbox. */
const linksByAccount = 5
const windowMs = 15 * 60_000

/** The accounts of a territory or structure, for whoever administers it. */
export function accountsRoutes(app: FastifyInstance, { config, clock, db, directory }: Ground, sessions: Sessions) {
  const limitLinks = makeLimit({ max: linksByAccount, windowMs, clock })
  const viewerOf = ({ account, territory }: { account: Account; territory: Territory }) => ({
    id: account.id,
    territory,
  })
  const actOf = (request: Parameters<typeof actorOf>[0]) => ({
    actor: actorOf(request),
    now: clock.now(),
    publicUrl: config.publicUrl,
  })
  const named = (code: string) => ({ code, name: directory().departement(code)?.nom ?? code })

  route(app, 'GET /api/accounts', async (input) => {
    const { page = 1, ...filters } = input.query
    const { territory } = input
    const { accounts, total } = await findAccounts(db, territory, filters, page)
    const codes = territory.kind === 'departements' ? territory.codes : await departementsWithAccounts(db, territory)
    return {
      accounts: accounts.map((row) => presentAccount(row, viewerOf(input))),
      ...{ total, page, pageSize },
      departements: [...codes].sort().map(named),
    }
  })

  route(app, 'PATCH /api/accounts/:id', async (input) => {
    const isDepartement = (code: string) => directory().departement(code) !== undefined
    const correction = { id: input.params.id, viewer: viewerOf(input), wanted: input.body, isDepartement }
    const account = await correctWithin(db, correction, actOf(input.request))
    sessions.forgetAll()
    return account
  })

  route(app, 'POST /api/accounts/:id/close', async (input) => {
    const reason = oneLine(input.body.reason ?? '')
    const decision = { id: input.params.id, viewer: viewerOf(input) }
    const account = await closeWithin(db, decision, reason, actOf(input.request))
    sessions.forgetAll()
    return account
  })

  route(app, 'POST /api/accounts/:id/reopen', (input) =>
    reopenWithin(db, { id: input.params.id, viewer: viewerOf(input) }, actOf(input.request)),
  )

  route(app, 'POST /api/accounts/:id/link', async (input) => {
    const { params, request, reply } = input
    limitLinks(`${input.account.id} ${params.id}`, reply)
    await sendLinkWithin(db, { id: params.id, viewer: viewerOf(input) }, clock, actOf(request))
    return null
  })

  route(app, 'GET /api/structures', async ({ query, territory }) => ({
    structures: await structuresNamed(db, territory, query.q),
  }))
}
