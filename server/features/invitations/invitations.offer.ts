import type { Static } from 'typebox'
import type { invitationsApi } from '../../contract/invitations.ts'
import type { Role } from '../../contract/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { Problem } from '../../platform/errors.ts'
import { checkGrant } from '../accounts/accounts.grants.ts'
import { organisationName } from '../accounts/accounts.names.ts'
import { checkSector } from '../accounts/accounts.sectors.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { showTitle } from '../listings/listings.title.ts'

type Wanted = Omit<Static<(typeof invitationsApi)['POST /api/invitations']['body']>, 'people'>

/** What the people invited together are offered. */
export interface Offer {
  readonly role: Role
  readonly structure_id: string | null
  readonly sector_id: string | null
  readonly departements: readonly string[] | null
  readonly organisation: string | null
  /** Name of the structure, for the mail. */
  readonly structure: string | null
}

interface Inviter {
  readonly account: Account
  readonly territory: Territory
}

const refused = (code: string, sentence: string, field: string) =>
  new Problem(400, code, sentence, { [field]: sentence })

/** What may be offered of what is wanted. Throws 403 `beyond-territory`, or 400 with the field that is wrong. */
export async function offerOf(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  wanted: Wanted,
  { account, territory }: Inviter,
): Promise<Offer> {
  const { role } = wanted
  const ofPartner = territory.kind === 'structure'
  const structureId = wanted.structureId ?? (ofPartner ? territory.id : null)
  // Wherever it is: that it is of the territory is checked below, after the rights.
  const place = structureId ? await findStructure(db, structureId, { kind: 'all' }) : null
  const departements = ofPartner ? account.departements : departementsOf(wanted, place?.departement ?? null)
  checkGrant(territory, { role, departements, structureId })
  const sectorId = wanted.sectorId ?? null
  await checkSector(db, territory, { role, departements, sectorId })
  const unknown = departements?.find((code) => !directory().departement(code))
  if (unknown) throw refused('unknown-departement', `Le département ${unknown} n’existe pas.`, 'departements')
  const structure = structureId ? await findStructure(db, structureId, territory) : null
  if (structureId && !structure)
    throw refused('unknown-structure', 'Cette structure n’est pas de votre territoire.', 'structureId')
  const organisation = wanted.organisation && !structure ? organisationName(wanted.organisation) : null
  return {
    role,
    structure_id: structureId,
    sector_id: sectorId,
    departements,
    organisation,
    structure: structure && showTitle(structure.nom),
  }
}

/** Null, for an admin of everything, has to be said. A partner works where its structure is, unless told. */
function departementsOf({ role, departements }: Wanted, ofStructure: string | null): readonly string[] | null {
  if (departements) return departements
  if (role === 'partner' && ofStructure) return [ofStructure]
  if (role === 'admin' && departements === null) return null
  throw refused('no-departement', 'Choisissez au moins un département.', 'departements')
}
