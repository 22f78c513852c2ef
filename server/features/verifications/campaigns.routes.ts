import type { FastifyInstance } from 'fastify'
import type { Campaign, CampaignTarget } from '../../contract/campaigns.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { type Actor, actorOf, record } from '../../platform/audit.ts'
import { notFound } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { sourceName } from '../listings/listings.sources.ts'
import { presentCampaign } from './campaigns.present.ts'
import {
  type Aim,
  campaignsOf,
  countRecipients,
  endCampaign,
  insertCampaign,
  previewCampaign,
  sourcesOf,
} from './campaigns.queries.ts'
import { alreadyEnded, checkTarget, nobodyToAsk } from './campaigns.rules.ts'
import { sendCampaigns } from './campaigns.sending.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

export function campaignsRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock } = ground

  route(app, 'GET /api/campaigns', async ({ territory }) => ({ campaigns: await readCampaigns(ground, territory) }))

  route(app, 'GET /api/campaigns/sources', async ({ territory }) => {
    const sources = await sourcesOf(db, territory)
    return { sources: sources.map((source) => ({ ...source, name: sourceName(source.code) })) }
  })

  route(app, 'POST /api/campaigns/preview', async ({ body, territory }) => {
    await checkTarget(db, body, territory)
    return previewCampaign(db, aimOf(ground, body, territory), clock.now())
  })

  route(app, 'POST /api/campaigns', async ({ body, account, territory, request }) => {
    await checkTarget(db, body, territory)
    const id = await launch(ground, aimOf(ground, body, territory), account.id, actorOf(request))
    // The first mails leave at once; the others with the schedule.
    await sendCampaigns(ground, 1)
    return readCampaign(ground, id, territory)
  })

  route(app, 'GET /api/campaigns/:id', ({ params, territory }) => readCampaign(ground, params.id, territory))

  route(app, 'POST /api/campaigns/:id/stop', async ({ params, territory, request }) => {
    const { can } = await readCampaign(ground, params.id, territory)
    if (!can.stop || !(await stop(ground, params.id, territory, actorOf(request)))) throw alreadyEnded()
    return readCampaign(ground, params.id, territory)
  })
}

/** Invented listings are asked about only where mails stay on this machine. */
const aimOf = ({ config, clock }: Ground, target: CampaignTarget, territory: Territory): Aim => ({
  ...{ target, territory, today: clock.today(), examples: config.mail.kind === 'outbox' },
})

async function readCampaigns({ db, directory }: Ground, territory: Territory): Promise<Campaign[]> {
  const rows = await campaignsOf(db, territory).execute()
  const counts = await countRecipients(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => presentCampaign(row, counts, directory()))
}

async function readCampaign({ db, directory }: Ground, id: string, territory: Territory): Promise<Campaign> {
  const row = await campaignsOf(db, territory).where('campaigns.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('Cette campagne n’existe pas ou n’existe plus.')
  return presentCampaign(row, await countRecipients(db, [id]), directory())
}

const departementsOf = ({ target, territory }: Aim) =>
  target.departement ? [target.departement] : territory.kind === 'departements' ? territory.codes : null

/** Throws 409 `nobody-to-ask`, and then nothing was written. */
const launch = ({ db, clock }: Ground, aim: Aim, accountId: string, actor: Actor): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const now = clock.now()
    const { id, recipients } = await insertCampaign(trx, aim, { accountId, now })
    if (recipients === 0) throw nobodyToAsk()
    const { frein = null, source = null, months } = aim.target
    const event = { action: 'campaign.launched', target: { kind: 'campaign', id } } as const
    const detail = { frein, source, months, recipients }
    await record(trx, actor, { ...event, departements: departementsOf(aim), detail }, now)
    return id
  })

const stop = ({ db, clock }: Ground, id: string, territory: Territory, actor: Actor): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const now = clock.now()
    const departements = await endCampaign(trx, id, territory, now)
    if (!departements) return false
    const event = { action: 'campaign.stopped', target: { kind: 'campaign', id } } as const
    await record(trx, actor, { ...event, departements: departements.codes }, now)
    return true
  })
