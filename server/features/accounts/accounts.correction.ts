import type { Territory } from '../../platform/access.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { notify } from '../../platform/signals.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { type Decision, decide } from './accounts.administration.ts'
import {
  type Correctable,
  changesBetween,
  changesRights,
  checkDepartements,
  correctedBy,
  type Wanted,
} from './accounts.correction.rules.ts'
import { checkGrant } from './accounts.grants.ts'
import { keepAnAdmin } from './accounts.last-admin.ts'
import type { AccountFound } from './accounts.read.ts'
import { checkSector } from './accounts.sectors.ts'
import { type Act, endAccess } from './accounts.states.ts'

type Held = NonNullable<AccountFound>
type Changes = ReturnType<typeof changesBetween>

interface Correction extends Decision {
  readonly wanted: Wanted
  readonly isDepartement: (code: string) => boolean
}

/** Changes an account as an admin asks; it signs in again when its rights change. Throws what a grant or a field is refused by. */
export const correctWithin = (db: Db, { wanted, isDepartement, ...decision }: Correction, act: Act) =>
  decide(db, { right: 'edit', ...decision }, async (trx, before) => {
    const { territory } = decision.viewer
    const after = await placed(trx, correctedBy(before, wanted))
    const changes = changesBetween(before, after)
    if (changes.length === 0) return
    if (changesRights(changes)) {
      checkDepartements(before, after, wanted, isDepartement)
      await checkRights(trx, territory, before, after)
    }
    await trx.updateTable('accounts').set(after).where('id', '=', before.id).execute()
    if (changesRights(changes)) await endAccess(trx, before.id)
    else await notify(trx, 'accounts')
    await recordChange(trx, before, after, changes, act)
  })

/** A partner works where its structure is, unless told. */
async function placed(trx: Trx, account: Correctable): Promise<Correctable> {
  const { structure_id: structure, departements } = account
  if (structure === null || departements !== null) return account
  const place = await findStructure(trx, structure, { kind: 'all' })
  return { ...account, departements: place?.departement ? [place.departement] : null }
}

async function checkRights(trx: Trx, territory: Territory, before: Held, after: Correctable) {
  const { role, departements, structure_id: structureId, sector_id: sectorId } = after
  checkGrant(territory, { role, departements, structureId })
  if (
    structureId !== null &&
    structureId !== before.structure_id &&
    !(await findStructure(trx, structureId, territory))
  )
    throw unknownStructure()
  await checkSector(trx, territory, { role, departements, sectorId })
  if (role !== 'admin' || departements !== null) await keepAnAdmin(trx, before)
}

const unknownStructure = () => {
  const message = 'Cette structure n’existe pas, ou n’est pas de votre territoire.'
  return new Problem(400, 'unknown-structure', message, { structureId: message })
}

/** Read by the admins of where it was and of where it is now. */
async function recordChange(trx: Trx, before: Held, after: Correctable, changes: Changes, { actor, now }: Act) {
  const places = [...new Set([...(before.departements ?? []), ...(after.departements ?? [])])].sort()
  const detail = {
    fields: changes,
    ...(changes.includes('role') && { from: before.role, to: after.role }),
    ...(changes.includes('departements') && { departements: after.departements }),
  }
  await record(
    trx,
    actor,
    {
      action: 'account.changed',
      target: { kind: 'account', id: before.id },
      departements: places.length > 0 ? places : null,
      structureId: after.structure_id ?? before.structure_id,
      detail,
    },
    now,
  )
}
