import type { FastifyInstance } from 'fastify'
import type { LinkedRequest } from '../../contract/contact-answers.ts'
import type { Deps } from '../../deps.ts'
import type { Trx } from '../../platform/db.ts'
import { noSooner } from '../../platform/no-sooner.ts'
import { route } from '../../platform/route.ts'
import { oneLine } from '../../platform/text.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'
import { presentContactRequest } from '../contact-requests/contact-requests.present.ts'
import { requestsRead, stepsOf } from '../contact-requests/contact-requests.queries.ts'
import { type Answerer, accept, ask, conclude, decline, passOn, reschedule, see } from './contact-answers.actions.ts'
import { answering } from './contact-answers.answering.ts'
import { holdByLink, openLink, renewLink } from './contact-answers.links.ts'
import { aheadOfDecline } from './contact-answers.room.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db'>
type ByLink = { readonly token: string; readonly version: number; readonly text?: string }

/** For whoever reads the mailbox a demande was sent to. A program that opens the link of a mail does nothing: a press does. */
export function linkRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, config } = ground
  const by = (): Answerer => ({
    ...{ account: null, now: clock.now(), today: clock.today(), publicUrl: config.publicUrl },
  })
  const read = (token: string) => db.transaction().execute((trx) => linked(trx, token, clock.now()))
  type Act = (trx: Trx, held: HeldRequest) => Promise<void>
  const answer = (body: ByLink, act: Act, ahead?: (trx: Trx) => Promise<void>) =>
    answering(db, body, { ahead, hold: (trx) => holdByLink(trx, body.token, clock.now()), act })

  route(app, 'POST /api/contact-answers/read', ({ body }) => read(body.token))
  route(app, 'POST /api/contact-answers/see', async ({ body }) => {
    await db.transaction().execute(async (trx) => see(trx, await holdByLink(trx, body.token, clock.now()), by()))
    return read(body.token)
  })
  route(app, 'POST /api/contact-answers/accept', async ({ body }) => {
    await answer(body, (trx, held) => accept(trx, held, body, by()))
    return read(body.token)
  })
  route(app, 'POST /api/contact-answers/ask', async ({ body }) => {
    await answer(body, (trx, held) => ask(trx, held, body, by()))
    return read(body.token)
  })
  route(app, 'POST /api/contact-answers/decline', async ({ body }) => {
    const act: Act = (trx, held) => decline(trx, held, body, by())
    await answer(body, act, (trx) => aheadOfDecline(trx, body))
    return read(body.token)
  })
  route(app, 'POST /api/contact-answers/reschedule', async ({ body }) => {
    await answer(body, (trx, held) => reschedule(trx, held, body, by()))
    return read(body.token)
  })
  route(app, 'POST /api/contact-answers/conclude', async ({ body }) => {
    await answer(body, (trx, held) => conclude(trx, held, body, by()))
    return read(body.token)
  })
  // The link that passed it on opens nothing any more: what is left to say comes with the answer.
  route(app, 'POST /api/contact-answers/pass-on', async ({ body }) => {
    const { adviser } = (await read(body.token)).request
    await answer(body, (trx, held) => passOn(trx, held, body, by()))
    return { name: oneLine(body.name), adviser: adviser?.name ?? null }
  })
  route(app, 'POST /api/contact-answers/renew', async ({ body }) => {
    await noSooner(renewLink(db, body.token, by()))
    return null
  })
}

/** What a link opens, as it stands. Throws 410. */
async function linked(trx: Trx, token: string, now: Date): Promise<LinkedRequest> {
  const { request_id, expires_at } = await openLink(trx, token, now)
  const row = await requestsRead(trx).where('contact_requests.id', '=', request_id).executeTakeFirstOrThrow()
  const request = presentContactRequest(row, {
    steps: await stepsOf(trx, request_id),
    as: 'recipient',
    phone: null,
    now,
  })
  // Taking it is for those who have an account.
  const can = request.can.filter((action) => action !== 'assign')
  return { request: { ...request, assignedTo: null, can }, expiresAt: expires_at.toISOString() }
}
