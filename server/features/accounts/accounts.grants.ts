import { api } from '../../contract/api.ts'
import type { Role } from '../../contract/vocabulary.ts'
import { checkAccess, type Rights, type Territory } from '../../platform/access.ts'
import { Problem } from '../../platform/errors.ts'

interface Wanted {
  readonly role: Role
  readonly departements: readonly string[] | null
  readonly structureId: string | null
}

const beyond = (message: string, field: string) => new Problem(403, 'beyond-territory', message, { [field]: message })

/**
 * Nobody gives more than they have: an admin of some départements gives a part of those, a partner its own structure.
 * Throws 403 `beyond-territory` or 400 `structure-needed`, `no-structure`.
 */
export function checkGrant(territory: Territory, { role, departements, structureId }: Wanted): void {
  if (territory.kind === 'structure') {
    if (role !== 'partner' || structureId !== territory.id)
      throw beyond('Vous invitez dans votre structure seulement.', 'structureId')
    return
  }
  if (territory.kind === 'departements' && !departements?.every((code) => territory.codes.includes(code)))
    throw beyond('Choisissez parmi les départements que vous administrez.', 'departements')
  checkStructure(role, structureId)
}

function checkStructure(role: Role, structureId: string | null) {
  if (role === 'partner' && structureId === null)
    throw new Problem(400, 'structure-needed', 'Un partenaire appartient à une structure.', {
      structureId: 'Choisissez la structure.',
    })
  if (role !== 'partner' && structureId !== null)
    throw new Problem(400, 'no-structure', 'Seul un partenaire appartient à une structure.', {
      structureId: 'Retirez la structure, ou choisissez le rôle partenaire.',
    })
}

/** Whether somebody of these rights may invite to that. */
export function mayGrant(account: Rights, wanted: Wanted): boolean {
  try {
    checkGrant(checkAccess({ account }, api['POST /api/invitations'].access), wanted)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
