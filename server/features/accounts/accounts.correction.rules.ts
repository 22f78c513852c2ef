import type { Static } from 'typebox'
import type { accountsApi } from '../../contract/accounts.ts'
import type { Role } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'
import { organisationName, personName } from './accounts.names.ts'

export type Wanted = Static<(typeof accountsApi)['PATCH /api/accounts/:id']['body']>

export interface Correctable {
  readonly name: string
  readonly organisation: string | null
  readonly role: Role
  readonly structure_id: string | null
  readonly sector_id: string | null
  readonly departements: string[] | null
}

const sorted = (codes: readonly string[] | null) => codes && [...codes].sort()

/** What an account would become. A role that changes takes the structure or the sector along, unless one is given. */
export function correctedBy(before: Correctable, wanted: Wanted): Correctable {
  const { name, organisation, role = before.role, structureId, sectorId, departements } = wanted
  const structure = role === 'partner' ? before.structure_id : null
  const sector = role === 'referent' ? before.sector_id : null
  return {
    name: name === undefined ? before.name : personName(name),
    organisation: organisation === undefined ? before.organisation : organisation && organisationName(organisation),
    role,
    structure_id: structureId === undefined ? structure : structureId,
    sector_id: sectorId === undefined ? sector : sectorId,
    departements: sorted(departements === undefined ? before.departements : departements),
  }
}

const fields = ['name', 'organisation', 'role', 'structure_id', 'sector_id', 'departements'] as const
type Changed = (typeof fields)[number]

/** The fields that change, in the order of the form. */
export const changesBetween = (before: Correctable, after: Correctable): Changed[] => {
  const was = { ...before, departements: sorted(before.departements) }
  return fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(after[field]))
}

/** Whether the account may do other things than before: somebody signed in with the old rights signs in again. */
export const changesRights = (changes: readonly Changed[]) =>
  changes.some((field) => field !== 'name' && field !== 'organisation')

/** Throws 400 `no-departement` for an admin of everything that nobody asked for, `unknown-departement` for a code. */
export function checkDepartements(
  before: Correctable,
  after: Correctable,
  { departements }: Wanted,
  isDepartement: (code: string) => boolean,
): void {
  const becomesAdmin = after.role === 'admin' && before.role !== 'admin'
  if (becomesAdmin && after.departements === null && departements === undefined)
    throw refused('no-departement', 'Choisissez au moins un département à administrer.')
  if (!(after.departements ?? []).every(isDepartement))
    throw refused('unknown-departement', 'Un de ces départements n’existe pas.')
}

const refused = (code: string, message: string) => new Problem(400, code, message, { departements: message })
