import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import type { Trx } from '../../platform/db.ts'
import { route } from '../../platform/route.ts'
import { detailOf } from '../contact-requests/contact-requests.detail.ts'
import { type HeldRequest, holdRequest } from '../contact-requests/contact-requests.moves.ts'
import { countWaiting, partyTo, readRequest } from '../contact-requests/contact-requests.queries.ts'
import { noRequest } from '../contact-requests/contact-requests.rules.ts'
import { accept, ask, conclude, decline, passOn, reschedule, see } from './contact-answers.actions.ts'
import { answering } from './contact-answers.answering.ts'
import { assign } from './contact-answers.assigning.ts'
import { presentReceived } from './contact-answers.present.ts'
import { colleaguesOf, countReceived, listReceived, pageSize } from './contact-answers.queries.ts'
import { aheadOfDecline } from './contact-answers.room.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db'>

/** Who is signed in, and which demandes are theirs to answer. */
interface Who {
  readonly account: Account
  readonly territory: Territory
}
interface On extends Who {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number; readonly text?: string; readonly confirmed?: boolean }
}

export function teamRoutes(app: FastifyInstance, ground: Ground) {
  listRoutes(app, ground)
  answerRoutes(app, ground)
}

const partyOf = ({ territory, account }: Who) => partyTo(territory, account.id)

async function peopleOf({ db }: Ground, { territory, account }: Who) {
  return (await colleaguesOf(db, territory)).map(({ id, name }) => ({ id, name, me: id === account.id }))
}

function listRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock } = ground

  route(app, 'GET /api/received-requests', async ({ query, ...who }) => {
    const { shelf, page = 1 } = query
    const takers = { me: who.account.id, nobody: null } as const
    const takenBy = query.who === 'me' || query.who === 'nobody' ? takers[query.who] : query.who
    const now = clock.now()
    const rows = await listReceived(db, partyOf(who), { shelf, takenBy, page }, now)
    const counts = await countReceived(db, partyOf(who), takenBy, now)
    return {
      ...{
        requests: rows.map((row) => presentReceived(row, clock.today())),
        counts,
        people: await peopleOf(ground, who),
      },
      ...{ page, pages: Math.max(1, Math.ceil(counts[shelf] / pageSize)) },
    }
  })

  route(app, 'GET /api/received-requests/waiting', async (who) => ({ count: await countWaiting(db, partyOf(who)) }))

  route(app, 'GET /api/received-requests/people', async (who) => ({ people: await peopleOf(ground, who) }))
}

/** One held for somebody whose structure or sector it is addressed to. Throws 404. */
async function holdOwn(trx: Trx, id: string, who: Who): Promise<HeldRequest> {
  const held = await holdRequest(trx, id)
  // Asked in a second statement, once it is held: it may have changed hands meanwhile.
  if (!(await readRequest(trx, id, partyOf(who)))) throw noRequest()
  return held
}

function answerRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, config } = ground
  const by = ({ account, territory }: Who) => ({
    ...{ account, territory, now: clock.now(), today: clock.today(), publicUrl: config.publicUrl },
  })
  const read = ({ params, ...who }: Who & Pick<On, 'params'>) => detailOf(ground, params.id, who)
  type Act = (trx: Trx, held: HeldRequest) => Promise<void>
  const answer = async (on: On, act: Act, ahead?: (trx: Trx) => Promise<void>) => {
    await answering(db, on.body, { ahead, hold: (trx) => holdOwn(trx, on.params.id, on), act })
    return read(on)
  }

  route(app, 'POST /api/received-requests/:id/see', async (on) => {
    await db.transaction().execute(async (trx) => see(trx, await holdOwn(trx, on.params.id, on), by(on)))
    return read(on)
  })
  route(app, 'POST /api/received-requests/:id/assign', (on) =>
    answer(on, (trx, held) => assign(trx, held, on.body.accountId, by(on))),
  )
  route(app, 'POST /api/received-requests/:id/accept', (on) =>
    answer(on, (trx, held) => accept(trx, held, on.body, by(on))),
  )
  route(app, 'POST /api/received-requests/:id/ask', (on) => answer(on, (trx, held) => ask(trx, held, on.body, by(on))))
  route(app, 'POST /api/received-requests/:id/decline', (on) => {
    const act: Act = (trx, held) => decline(trx, held, on.body, by(on))
    return answer(on, act, (trx) => aheadOfDecline(trx, on.body))
  })
  route(app, 'POST /api/received-requests/:id/pass-on', (on) =>
    answer(on, (trx, held) => passOn(trx, held, on.body, by(on))),
  )
  route(app, 'POST /api/received-requests/:id/reschedule', (on) =>
    answer(on, (trx, held) => reschedule(trx, held, on.body, by(on))),
  )
  route(app, 'POST /api/received-requests/:id/conclude', (on) =>
    answer(on, (trx, held) => conclude(trx, held, on.body, by(on))),
  )
}
