import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { actorOf } from '../../platform/audit.ts'
import { route } from '../../platform/route.ts'
import { communeAsked } from '../communes/communes.rules.ts'
import { modelCsv, sectorsCsv } from './sectors.columns.ts'
import { checkDepartement, checkImport, runImport } from './sectors.import.ts'
import { moveCommune } from './sectors.moving.ts'
import {
  populationOf,
  presentDesk,
  presentOf,
  presentReferents,
  presentSector,
  withoutSector,
} from './sectors.present.ts'
import {
  adminsOf,
  countSectorRead,
  departementsWithSectors,
  readSector,
  sectorChoices,
  sectorOf,
  sectorsIn,
} from './sectors.queries.ts'
import { noSector } from './sectors.rules.ts'
import { deleteSector, editSector } from './sectors.saving.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory'>

/** Social sectors: the line of a commune, and what admins say of theirs. */
export function sectorsRoutes(app: FastifyInstance, ground: Ground) {
  readingRoutes(app, ground)
  listRoutes(app, ground)
  changingRoutes(app, ground)
}

/** Whose référents an account may read (DESIGN §5): a partner none, an admin those of its départements. */
const mayRead = ({ role, departements }: Account, departement: string) =>
  role !== 'partner' && (role !== 'admin' || departements === null || departements.includes(departement))

function readingRoutes(app: FastifyInstance, { db, clock, directory }: Ground) {
  route(app, 'GET /api/sectors/of/:commune', async ({ params, account }) => {
    const commune = communeAsked(params.commune, directory())
    const readReferents = mayRead(account, commune.departement)
    const can = { readReferents, manage: readReferents && account.role === 'admin' }
    return presentOf(commune, await sectorOf(db, commune.code), can)
  })

  route(app, 'GET /api/sectors/of/:commune/referents', async ({ params, account }) => {
    const commune = communeAsked(params.commune, directory())
    const sector = mayRead(account, commune.departement) ? await sectorOf(db, commune.code) : null
    if (!sector) throw noSector()
    await countSectorRead(db, sector.id, account.id, clock.today())
    return { referents: presentReferents(sector.referents) }
  })

  route(app, 'GET /api/sectors/own', async ({ account }) => {
    const sector = account.sectorId ? await readSector(db, account.sectorId) : null
    if (!sector) return { sector: null, ask: await adminsOf(db, account.departements ?? []) }
    const whole = (await sectorsIn(db, sector.departement)).find(({ id }) => id === sector.id)
    const communes = [...(whole?.communes ?? [])].flatMap((code) => directory().get(code) ?? [])
    const { name, desk } = sector
    return {
      sector: { name, desk: presentDesk(desk), communes: communes.length, population: populationOf(communes) },
      ask: [],
    }
  })
}

function listRoutes(app: FastifyInstance, { db, directory }: Ground) {
  const named = (code: string) => ({ code, name: directory().departement(code)?.nom ?? code })
  const own = (territory: Territory) =>
    territory.kind === 'departements' ? [...territory.codes].sort().map(named) : directory().departements()

  /** The one asked for, else the first that has sectors. */
  const chosen = async (asked: string | undefined, territory: Territory) => {
    if (asked) checkDepartement({ directory }, asked, territory)
    const known = asked ? [] : await departementsWithSectors(db)
    const all = own(territory)
    return asked ?? (all.find(({ code }) => known.includes(code)) ?? all[0]!).code
  }

  route(app, 'GET /api/sectors', async ({ query, territory }) => {
    const departement = await chosen(query.departement, territory)
    const sectors = await sectorsIn(db, departement)
    return {
      ...{ departement: named(departement), departements: own(territory) },
      sectors: sectors.map((sector) => presentSector(sector, departement, directory())),
      without: withoutSector(sectors, departement, directory()),
    }
  })

  route(app, 'GET /api/sectors/choices', async ({ territory }) => ({ sectors: await sectorChoices(db, territory) }))

  route(app, 'GET /api/sectors/model.csv', ({ reply }) => {
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="modele-secteurs-levier.csv"')
    return modelCsv()
  })

  route(app, 'GET /api/sectors/table.csv', async ({ query, territory, reply }) => {
    const departement = await chosen(query.departement, territory)
    reply.type('text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="secteurs-${departement}.csv"`)
    return sectorsCsv(await sectorsIn(db, departement), (code) => directory().get(code)?.nom ?? code)
  })
}

function changingRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, directory } = ground
  const byOf = ({ territory, request }: { territory: Territory; request: FastifyRequest }) => ({
    ...{ territory, actor: actorOf(request), now: clock.now() },
  })

  route(app, 'POST /api/sectors/check', ({ body, ...who }) => checkImport(ground, body, byOf(who)))

  route(app, 'POST /api/sectors/import', ({ body, ...who }) => runImport(ground, body, byOf(who)))

  route(app, 'PUT /api/sectors/:id', async ({ params, body, ...who }) => {
    const departement = await editSector(db, params.id, body, byOf(who))
    const sector = (await sectorsIn(db, departement)).find(({ id }) => id === params.id)
    if (!sector) throw noSector()
    return presentSector(sector, departement, directory())
  })

  route(app, 'PUT /api/sectors/of/:commune', async ({ params, body, ...who }) => {
    const commune = communeAsked(params.commune, directory())
    await moveCommune(db, commune, body, byOf(who))
    return presentOf(commune, await sectorOf(db, commune.code), { readReferents: true, manage: true })
  })

  route(app, 'DELETE /api/sectors/:id', async ({ params, ...who }) => {
    await deleteSector(db, params.id, byOf(who))
    return null
  })
}
