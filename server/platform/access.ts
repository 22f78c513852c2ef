import type { Access, Scope } from '../contract/api.ts'
import type { SessionAccount } from '../contract/sign-in.ts'
import { Problem } from './errors.ts'

export type Account = SessionAccount
/** What of an account decides how far it reaches. */
export type Rights = Pick<Account, 'role' | 'structureId' | 'sectorId' | 'departements'>

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; set by the session plugin before any handler runs. */
    account: Account | null
  }
}

/** What an account reaches through an endpoint, for its queries to apply: see `territory.ts`. */
export type Territory =
  | { readonly kind: 'all' }
  | { readonly kind: 'departements'; readonly codes: readonly string[] }
  | { readonly kind: 'structure'; readonly id: string }
  | { readonly kind: 'sector'; readonly id: string }

const forbidden = () => new Problem(403, 'forbidden', 'Cette action n’est pas ouverte à votre compte.')

const everything: Territory = { kind: 'all' }

const byScope: Readonly<Record<Scope, (account: Rights) => Territory | null>> = {
  everywhere: ({ departements }) => (departements === null ? everything : null),
  'own-departements': ({ departements }) =>
    departements === null ? everything : { kind: 'departements', codes: departements },
  'own-structure': ({ structureId }) => (structureId === null ? null : { kind: 'structure', id: structureId }),
  'own-sector': ({ sectorId }) => (sectorId === null ? null : { kind: 'sector', id: sectorId }),
}

/**
 * Refuses a request whose account may not call the endpoint; returns how far it reaches otherwise.
 * Throws 401 `signed-out` or 403 `forbidden`.
 */
export function checkAccess({ account }: { account: Rights | null }, access: Access): Territory {
  if (access === 'public') return everything
  if (!account) throw new Problem(401, 'signed-out', 'Connectez-vous pour continuer.')
  if (access === 'signed-in') return everything
  const scope = access[account.role]
  if (scope === undefined) throw forbidden()
  const territory = scope === null ? everything : byScope[scope](account)
  if (!territory) throw forbidden()
  return territory
}

/** Whether an endpoint would let this account in: for what its pages offer. */
export function mayCall(account: Rights | null, access: Access): boolean {
  try {
    return Boolean(checkAccess({ account }, access))
  } catch {
    return false
  }
}
