import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { someLines } from '../../platform/text.ts'
import { checkPersonalData } from '../listings/listings.personal-data.check.ts'
import { endPair, noteFound, writeNote } from './pairs.changing.ts'
import { figuresCsv } from './pairs.csv.ts'
import { askedInYear, firstYear, pairsOfYear, sectorsOf, ticksOfYear } from './pairs.figures.ts'
import { presentPair, presentPairDetail } from './pairs.present.ts'
import { countPairs, followedBy, listPairs, notesOf, readPair } from './pairs.queries.ts'
import { checkMeeting, checkStart } from './pairs.rules.ts'
import { type Follower, startPair } from './pairs.starting.ts'
import { bySector, figuresOf, yearOf } from './pairs.years.ts'

type Ground = Pick<Deps, 'config' | 'clock' | 'db'>
interface Who {
  readonly account: Account
  readonly territory: Territory
}

export function pairsRoutes(app: FastifyInstance, ground: Ground) {
  readingRoutes(app, ground)
  followingRoutes(app, ground)
  figuresRoutes(app, ground)
}

async function detailOf({ db }: Ground, id: string, { account, territory }: Who) {
  const row = await readPair(db, id, followedBy(territory, account.id))
  return presentPairDetail(row, await notesOf(db, id))
}

function readingRoutes(app: FastifyInstance, ground: Ground) {
  const { db } = ground

  route(app, 'GET /api/pairs', async ({ query, account, territory }) => {
    const followed = followedBy(territory, account.id)
    const rows = await listPairs(db, followed, query.etat === 'termines')
    return { pairs: rows.map(presentPair), ...(await countPairs(db, followed)) }
  })

  route(app, 'GET /api/pairs/:id', ({ params, ...who }) => detailOf(ground, params.id, who))
}

function followingRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, config } = ground
  const by = ({ account, territory }: Who): Follower => ({
    ...{ account, territory, now: clock.now(), publicUrl: config.publicUrl },
  })

  route(app, 'POST /api/contact-requests/:id/start', async ({ params, body, ...who }) => {
    checkStart(body.startedOn, clock.today())
    const id = await startPair(db, params.id, body, by(who))
    return detailOf(ground, id, who)
  })

  route(app, 'PATCH /api/pairs/:id', async ({ params, body, ...who }) => {
    checkMeeting(body.nextOn, clock.today())
    await noteFound(db, params.id, body, by(who))
    return detailOf(ground, params.id, who)
  })

  route(app, 'POST /api/pairs/:id/notes', async ({ params, body, ...who }) => {
    const text = someLines(body.text)
    if (!text) throw emptyNote()
    checkPersonalData({ text }, { confirmed: body.confirmed ?? false })
    await writeNote(db, params.id, text, by(who))
    return detailOf(ground, params.id, who)
  })

  route(app, 'POST /api/pairs/:id/end', async ({ params, body, ...who }) => {
    await endPair(db, params.id, { ...body, ending: body.ending ?? null }, clock.today(), by(who))
    return detailOf(ground, params.id, who)
  })
}

function figuresRoutes(app: FastifyInstance, { db, clock }: Ground) {
  const read = async (territory: Territory, wanted: number | undefined) => {
    const today = clock.today()
    const thisYear = Number(today.slice(0, 4))
    const year = yearOf(wanted ?? thisYear, today)
    const counted = {
      pairs: await pairsOfYear(db, territory, year),
      asked: await askedInYear(db, territory, year),
      ticks: await ticksOfYear(db, territory, year),
    }
    const sectors = bySector(counted, await sectorsOf(db, territory), year)
    const first = await firstYear(db, territory, thisYear)
    const years = Array.from({ length: thisYear - first + 1 }, (_, back) => thisYear - back)
    return { year: wanted ?? thisYear, years, whole: figuresOf(counted, null, year), sectors }
  }

  route(app, 'GET /api/pairs/figures', ({ query, territory }) => read(territory, query.annee))

  route(app, 'GET /api/pairs/figures.csv', async ({ query, territory, reply }) => {
    const { year, sectors, whole } = await read(territory, query.annee)
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="accompagnements-${year}.csv"`)
    return figuresCsv(sectors, whole)
  })
}

function emptyNote(): Problem {
  const sentence = 'Écrivez une note.'
  return new Problem(400, 'text-needed', sentence, { text: sentence })
}
