import { type Static, Type } from 'typebox'
import { Departements, Organisation, PersonName, Reason, Role } from './accounts.ts'
import { CommuneCode, Email, Instant, Nullable, Obj, Uuid } from './fields.ts'
import { Token } from './sign-in.ts'

export const AccessRequest = Obj({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  organisation: Type.String(),
  role: Role,
  departements: Type.Array(Obj({ code: Type.String(), name: Type.String() })),
  message: Nullable(Type.String()),
  state: Type.Enum(['pending', 'approved', 'refused', 'expired']),
  /** How the address was proved: a link, or the identity provider of this name. */
  provider: Nullable(Type.String()),
  confirmedAt: Instant,
  expiresAt: Instant,
  decidedAt: Nullable(Instant),
  /** Name of who decided, or the pseudonym of a deleted account. */
  decidedBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  can: Obj({ decide: Type.Boolean() }),
})
export type AccessRequest = Static<typeof AccessRequest>

const Message = Type.String({ maxLength: 1000 })
const admins = { admin: 'own-departements' } as const

export const accessRequestsApi = {
  'GET /api/access-requests/known': {
    access: 'public',
    summary: 'Address and name an identity provider has just vouched for in this browser, to fill the form with',
    response: { 200: Nullable(Obj({ email: Type.String(), name: Nullable(Type.String()), provider: Type.String() })) },
  },
  'POST /api/access-requests': {
    access: 'public',
    summary: 'Ask for an account; a mail asks to confirm the address, the same answer whether or not it has an account',
    limit: { max: 60, minutes: 60 },
    body: Obj({
      email: Email,
      name: PersonName,
      organisation: Organisation,
      /** Nobody asks to administer: admins are invited. */
      role: Type.Enum(['adviser', 'referent', 'partner']),
      departements: Departements,
      message: Type.Optional(Message),
    }),
    /** `confirm`: a mail was sent; `pending`: an identity provider vouched for the address, admins have it now. */
    response: { 200: Obj({ next: Type.Enum(['confirm', 'pending', 'opened']) }) },
  },
  'POST /api/access-requests/confirm': {
    access: 'public',
    summary: 'Prove the address of a request with the token of its mail; a trusted domain opens the account at once',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token }),
    response: { 200: Obj({ next: Type.Enum(['pending', 'opened']), departements: Type.Array(Type.String()) }) },
  },
  'GET /api/access-requests': {
    access: admins,
    summary: 'Requests of one’s territory, those to decide first',
    querystring: Obj({ state: Type.Optional(Type.Enum(['pending', 'decided'])) }),
    response: { 200: Obj({ requests: Type.Array(AccessRequest), pending: Type.Integer() }) },
  },
  'POST /api/access-requests/:id/approve': {
    access: admins,
    summary: 'Open the account asked for, for all or some of its départements; the first decision stands',
    params: Obj({ id: Uuid }),
    body: Obj({
      role: Type.Enum(['adviser', 'referent', 'partner']),
      departements: Departements,
      /** A partner belongs to a structure: one of the base, or a new one. */
      structureId: Type.Optional(Uuid),
      /** Where a référent works; it can be said later. */
      sectorId: Type.Optional(Uuid),
      newStructure: Type.Optional(Obj({ name: Organisation, commune: CommuneCode })),
    }),
    response: { 200: AccessRequest },
  },
  'POST /api/access-requests/:id/refuse': {
    access: admins,
    summary: 'Refuse a request with a reason, mailed to the person; the first decision stands',
    params: Obj({ id: Uuid }),
    body: Obj({ reason: Reason }),
    response: { 200: AccessRequest },
  },
} as const
