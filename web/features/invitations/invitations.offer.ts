import type { SessionAccount } from '../../../server/contract/sign-in.ts'
import type { Role } from '../../../server/contract/vocabulary.ts'
import type { ChosenStructure } from '../accounts/structure-field.tsx'

/** What the invited people will have; an empty role is not chosen yet. */
export interface Offer {
  readonly role: Role | ''
  readonly organisation: string
  readonly structure: ChosenStructure | null
  /** Id of a social sector, empty without one. */
  readonly sector: string
  readonly departements: readonly string[]
  /** An admin of everything; the départements chosen wait meanwhile. */
  readonly everywhere: boolean
}

/** Who has one département has nothing to choose. */
export function blankOffer(account: SessionAccount | null | undefined): Offer {
  const own = account?.departements ?? []
  return {
    role: '',
    organisation: '',
    structure: null,
    sector: '',
    departements: own.length === 1 ? own : [],
    everywhere: false,
  }
}

const forRole = ({ role, organisation, structure, sector, departements, everywhere }: Offer) => {
  // Chosen: a blank one is not sent.
  const given = { role: role as Role }
  if (role === 'partner')
    return {
      ...given,
      ...(structure && { structureId: structure.id }),
      ...(departements.length > 0 && { departements: [...departements] }),
    }
  const place = role === 'admin' && everywhere ? null : [...departements]
  const where = role === 'referent' && sector ? { sectorId: sector } : {}
  return { ...given, ...where, departements: place, ...(organisation.trim() && { organisation: organisation.trim() }) }
}

/** What is sent: a partner invites to its own structure, and has nothing to say about it. */
export const bodyOf = (people: string, offer: Offer, inviter: Role | undefined) =>
  inviter === 'partner' ? { people, role: inviter } : { people, ...forRole(offer) }

const nowhere = ({ role, everywhere, departements }: Offer) =>
  role !== 'partner' && !(role === 'admin' && everywhere) && departements.length === 0

/** What is left blank, with the sentence to show beside it. */
export function blanksOf(people: string, offer: Offer, inviter: Role | undefined): Record<string, string> {
  const byAdmin = inviter !== 'partner'
  return {
    ...(people.trim() === '' && { people: 'Donnez au moins une adresse e-mail.' }),
    ...(byAdmin && offer.role === '' && { role: 'Choisissez un rôle.' }),
    ...(byAdmin && offer.role === 'partner' && !offer.structure && { structureId: 'Choisissez la structure.' }),
    ...(byAdmin && nowhere(offer) && { departements: 'Choisissez au moins un département.' }),
  }
}
