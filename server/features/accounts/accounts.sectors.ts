import type { Role } from '../../contract/vocabulary.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { findSector } from '../sectors/sectors.queries.ts'

interface Wanted {
  readonly role: Role
  readonly departements: readonly string[] | null
  readonly sectorId: string | null
}

const refused = (code: string, message: string) => new Problem(400, code, message, { sectorId: message })

/**
 * Whether the account may work in the sector chosen: a référent’s, of the territory of who chooses and of the
 * départements of the account. Without one yet, it has a role and nothing to answer. Throws 400 `no-sector` or `unknown-sector`.
 */
export async function checkSector(db: Db | Trx, territory: Territory, { role, departements, sectorId }: Wanted) {
  if (sectorId === null) return
  if (role !== 'referent') throw refused('no-sector', 'Seul un référent social travaille dans un secteur.')
  const sector = await findSector(db, sectorId, territory)
  if (!sector) throw refused('unknown-sector', 'Ce secteur n’existe pas, ou n’est pas de votre territoire.')
  if (departements && !departements.includes(sector.departement))
    throw refused('unknown-sector', 'Choisissez un secteur d’un des départements du compte.')
}
