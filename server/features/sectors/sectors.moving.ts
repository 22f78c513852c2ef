import { record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import type { Commune } from '../communes/communes.directory.ts'
import { findSector, sectorOf } from './sectors.queries.ts'
import { noSector } from './sectors.rules.ts'
import { type By, holdSectors } from './sectors.saving.ts'

interface Move {
  /** The sector that was seen on screen; null: none. */
  readonly from: string | null
  readonly to: string | null
}

/**
 * One commune to another sector of its département, or to none; what is under way stays where it began.
 * Throws 404, 400 `other-departement`, 409 `changed-meanwhile`.
 */
export const moveCommune = (db: Db, commune: Commune, { from, to }: Move, by: By) =>
  db.transaction().execute(async (trx) => {
    const { territory, actor, now } = by
    if (territory.kind === 'departements' && !territory.codes.includes(commune.departement)) throw noSector()
    await holdSectors(trx)
    const before = await sectorOf(trx, commune.code)
    if ((before?.id ?? null) !== from) throw changedMeanwhile(commune, before?.name ?? null)
    if (from === to) return
    const after = to === null ? null : await target(trx, to, commune, by)
    await trx.deleteFrom('sector_communes').where('commune', '=', commune.code).execute()
    if (after) await trx.insertInto('sector_communes').values({ commune: commune.code, sector_id: after.id }).execute()
    const detail = {
      commune: `${commune.nom} (${commune.code})`,
      ...{ sectorFrom: before?.name ?? null, sectorTo: after?.name ?? null },
    }
    const where = {
      target: { kind: 'sector', id: (after ?? before)!.id },
      departements: [commune.departement],
    } as const
    await record(trx, actor, { action: 'sector.commune-moved', ...where, detail }, now)
  })

async function target(trx: Trx, id: string, { departement }: Commune, { territory }: By) {
  const sector = await findSector(trx, id, territory)
  if (!sector) throw noSector()
  if (sector.departement === departement) return sector
  const sentence = 'Choisissez un secteur du département de cette commune.'
  throw new Problem(400, 'other-departement', sentence, { to: sentence })
}

const changedMeanwhile = ({ nom }: Commune, now: string | null) =>
  new Problem(
    409,
    'changed-meanwhile',
    `Quelqu’un vient de changer le secteur de ${nom} : ${now ?? 'sans secteur'} maintenant. Fermez, puis recommencez.`,
  )
