import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account } from '../../platform/access.ts'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { someLines } from '../../platform/text.ts'
import { checkPersonalData, personalDataWarnings } from '../listings/listings.personal-data.check.ts'
import { countContactRead } from '../listings/listings.read.ts'
import { acknowledge, cancel, conclude, type OwnAct, redirect, reply } from './contact-requests.acting.ts'
import { detailOf, type Ground } from './contact-requests.detail.ts'
import { countAttention, ownRequests } from './contact-requests.own.ts'
import { prepareRequest } from './contact-requests.preparing.ts'

/** What an adviser does with the demandes it writes. */
export function ownContactRequestsRoutes(app: FastifyInstance, ground: Ground & Pick<Deps, 'directory'>) {
  const { db, clock, config, directory } = ground
  const actOf = (id: string, version: number, account: Account): OwnAct => ({
    ...{ id, version, adviserId: account.id, now: clock.now(), publicUrl: config.publicUrl },
  })

  route(app, 'GET /api/contact-requests/prepare', async ({ query, account }) => {
    const { kind, target, commune, frein: freins = [] } = query
    const asked = { kind, target, freins, commune: commune ? directory().resolve(commune) : undefined }
    const prepared = await prepareRequest(db, asked, { adviserId: account.id, today: clock.today() })
    // It tells who answers, and on which number.
    if (kind === 'direct') await countContactRead(db, target, account.id, clock.today())
    return prepared
  })

  route(app, 'POST /api/contact-requests/check', async ({ body }) => ({ fields: personalDataWarnings(body) }))

  route(app, 'GET /api/contact-requests/own', ({ query: { shelf, page = 1 }, account }) =>
    ownRequests(db, account.id, { shelf, page }, clock.now()),
  )

  route(app, 'GET /api/contact-requests/attention', async ({ account }) => ({
    count: await countAttention(db, account.id, clock.now()),
  }))

  route(app, 'POST /api/contact-requests/:id/reply', async ({ params: { id }, body, account, territory }) => {
    const text = wordsOf(body)
    if (!text) throw emptyReply()
    await reply(db, actOf(id, body.version, account), text)
    return detailOf(ground, id, { account, territory })
  })

  route(app, 'POST /api/contact-requests/:id/cancel', async ({ params: { id }, body, account, territory }) => {
    await cancel(db, actOf(id, body.version, account), wordsOf(body))
    return detailOf(ground, id, { account, territory })
  })

  route(app, 'POST /api/contact-requests/:id/redirect', async ({ params: { id }, body, account, territory }) => {
    await redirect(db, actOf(id, body.version, account))
    return detailOf(ground, id, { account, territory })
  })

  route(app, 'POST /api/contact-requests/:id/conclude', async ({ params: { id }, body, account, territory }) => {
    const { version, outcome, reason = null } = body
    await conclude(db, actOf(id, version, account), { outcome, reason, text: wordsOf(body) })
    return detailOf(ground, id, { account, territory })
  })

  route(app, 'POST /api/contact-requests/:id/acknowledge', async ({ params: { id }, body, account, territory }) => {
    await acknowledge(db, actOf(id, body.version, account))
    return detailOf(ground, id, { account, territory })
  })
}

/** What was written with an action, once its warning was read. Throws 400 `personal-data`. */
function wordsOf({ text = '', confirmed = false }: { text?: string; confirmed?: boolean }): string | null {
  const words = someLines(text)
  checkPersonalData({ text: words }, { confirmed })
  return words || null
}

function emptyReply(): Problem {
  const sentence = 'Écrivez votre réponse.'
  return new Problem(400, 'text-needed', sentence, { text: sentence })
}
