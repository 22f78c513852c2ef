import type { AccountRow } from '../../../server/contract/accounts.ts'
import type { Role } from '../../../server/contract/vocabulary.ts'
import type { ChosenStructure } from './structure-field.tsx'

/** What the form of an account holds. */
export interface Draft {
  readonly name: string
  readonly organisation: string
  readonly role: Role
  readonly structure: ChosenStructure | null
  /** Id of a social sector, empty without one. */
  readonly sector: string
  readonly departements: readonly string[]
  /** An admin of everything; the départements chosen wait meanwhile. */
  readonly everywhere: boolean
}

export const draftOf = ({ name, organisation, role, structure, sector, departements }: AccountRow): Draft => ({
  name,
  organisation: organisation ?? '',
  role,
  structure,
  sector: sector?.id ?? '',
  departements: departements ?? [],
  everywhere: role === 'admin' && departements === null,
})

/** As the server takes it: what a role has no use for is left out of it. */
const saidBy = ({ name, organisation, role, structure, sector, departements, everywhere }: Draft) => ({
  name: name.trim(),
  organisation: organisation.trim() || null,
  role,
  structureId: role === 'partner' ? (structure?.id ?? null) : null,
  sectorId: role === 'referent' ? sector || null : null,
  departements: role === 'admin' && everywhere ? null : [...departements],
})

/** Only what was changed is sent, so that two admins at work on one account do not undo each other. */
export function changesOf(account: AccountRow, draft: Draft): Partial<ReturnType<typeof saidBy>> {
  const [before, now] = [saidBy(draftOf(account)), saidBy(draft)]
  const changed = Object.entries(now).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof before]),
  )
  return Object.fromEntries(changed)
}

/** Something else than the name or the organisation: the person signs in again. */
export const rightsChange = (account: AccountRow, draft: Draft) =>
  Object.keys(changesOf(account, draft)).some((key) => key !== 'name' && key !== 'organisation')
