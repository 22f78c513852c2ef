import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { oneLine, someLines } from '../../platform/text.ts'
import { checkPersonalData } from '../listings/listings.personal-data.check.ts'
import { countContactRead } from '../listings/listings.read.ts'
import { deliveryOf } from './contact-requests.delivery.ts'
import { presentContactRequest } from './contact-requests.present.ts'
import { partyTo, phoneToCall, type RequestRow, readRequest, stepsOf } from './contact-requests.queries.ts'
import { noRequest } from './contact-requests.rules.ts'
import { sendRequest } from './contact-requests.sending.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db'>

export function contactRequestsRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, config } = ground

  route(app, 'POST /api/contact-requests', async ({ body, account, territory }) => {
    const message = someLines(body.message)
    const reference = oneLine(body.reference ?? '') || null
    if (!message) throw emptyMessage()
    checkPersonalData({ message, reference }, { confirmed: body.confirmed ?? false })
    const { formKey, kind, target, commune = null, freins, sensitiveInMail, answerWay } = body
    const asked = { formKey, kind, targetId: target, commune, freins, sensitiveInMail, reference, message, answerWay }
    const sender = { adviserId: account.id, now: clock.now(), publicUrl: config.publicUrl }
    const id = await sendRequest(db, asked, sender)
    return detailOf(ground, id, { account, territory })
  })

  route(app, 'GET /api/contact-requests/:id', ({ params, account, territory }) =>
    detailOf(ground, params.id, { account, territory }),
  )
}

/** One demande for one of its parties. Throws 404. */
async function detailOf(
  ground: Ground,
  id: string,
  { account, territory }: { account: Account; territory: Territory },
) {
  const { db, clock } = ground
  const row = await readRequest(db, id, partyTo(territory, account.id))
  if (!row) throw noRequest()
  return presentContactRequest(row, {
    steps: await stepsOf(db, id),
    as: account.role === 'adviser' ? 'adviser' : 'recipient',
    phone: await phoneFor(ground, row, account),
    now: clock.now(),
  })
}

/** Read only when writing did not do: like every contact read, it is counted. */
async function phoneFor({ db, clock }: Ground, row: RequestRow, { id, role }: Account): Promise<string | null> {
  const wanted = role === 'adviser' && (row.state === 'expired' || deliveryOf(row, clock.now()) === 'undelivered')
  if (!wanted) return null
  if (row.listing_id) await countContactRead(db, row.listing_id, id, clock.today())
  return phoneToCall(db, row)
}

function emptyMessage(): Problem {
  const sentence = 'Dites en quelques mots ce que vous demandez.'
  return new Problem(400, 'message-needed', sentence, { message: sentence })
}
