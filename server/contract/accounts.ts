import { type Static, Type } from 'typebox'
import { Email, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { type Role as RoleCode, roles } from './vocabulary.ts'

export const Role = Type.Enum(Object.keys(roles) as RoleCode[], refusal('unknown-role', 'Ce rôle n’existe pas.'))

/** Of a person, 2 to 100 characters, something else than spaces. */
export const PersonName = Type.String({
  maxLength: 100,
  pattern: '\\S.*\\S',
  ...refusal('invalid-name', 'Donnez un prénom et un nom, en 100 caractères au plus.'),
})

export const Organisation = Type.String({
  maxLength: 150,
  pattern: '\\S.*\\S',
  ...refusal('invalid-organisation', 'Donnez le nom de l’organisme, en 150 caractères au plus.'),
})

/** Codes of départements, `40`, `2A` or `971`. That they exist is for the feature to check. */
export const Departements = Type.Array(
  Type.String({ pattern: '^(\\d{2,3}|2[AB])$', ...refusal('unknown-departement', 'Ce département n’existe pas.') }),
  {
    minItems: 1,
    maxItems: 101,
    uniqueItems: true,
    ...refusal('no-departement', 'Choisissez au moins un département.'),
  },
)

/** Why a decision was taken: told to the person concerned. */
export const Reason = Type.String({
  maxLength: 500,
  pattern: '\\S.*\\S',
  ...refusal('reason-needed', 'Donnez la raison en quelques mots : la personne la lira.'),
})

const AccountState = Type.Enum(['open', 'closed'])

/** An account as whoever administers it sees it. */
export const AccountRow = Obj({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  organisation: Nullable(Type.String()),
  structure: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  /** Where a référent works. */
  sector: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  /** Null: everywhere (an admin), or nowhere in particular. */
  departements: Nullable(Type.Array(Type.String())),
  createdAt: Instant,
  /** The last sign-in or use, to within five minutes. */
  lastSeenAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  /** By an admin, by a colleague of its structure, or for want of use. */
  closedReason: Nullable(Type.Enum(['admin', 'team', 'inactive'])),
  can: Obj({ edit: Type.Boolean(), close: Type.Boolean(), reopen: Type.Boolean(), sendLink: Type.Boolean() }),
})
export type AccountRow = Static<typeof AccountRow>

/** A session of one's own. */
export const OwnSession = Obj({
  id: Type.String(),
  /** «Firefox sur Windows»; null when the browser did not say. */
  device: Nullable(Type.String()),
  /** Shortened to its network: «192.0.2.0». */
  address: Nullable(Type.String()),
  /** Name of the identity provider it was opened through; null: a link. */
  provider: Nullable(Type.String()),
  createdAt: Instant,
  lastSeenAt: Instant,
  current: Type.Boolean(),
})
export type OwnSession = Static<typeof OwnSession>

export const OwnAccount = Obj({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  organisation: Nullable(Type.String()),
  structure: Nullable(Type.String()),
  sector: Nullable(Type.String()),
  departements: Nullable(Type.Array(Type.String())),
  createdAt: Instant,
  sessions: Type.Array(OwnSession),
  /** Why the account cannot be deleted now, in a sentence; null when it can. */
  keptBecause: Nullable(Type.String()),
})
export type OwnAccount = Static<typeof OwnAccount>

const Done = Type.Null()
const ofAccount = Obj({ id: Uuid })
const administrators = { admin: 'own-departements', partner: 'own-structure' } as const

export const accountsApi = {
  'GET /api/accounts': {
    access: administrators,
    summary: 'Accounts of one’s territory or structure, found by name, address or organisation',
    querystring: Obj({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      role: Type.Optional(Role),
      departement: Type.Optional(Type.String({ pattern: '^(\\d{2,3}|2[AB])$' })),
      structure: Type.Optional(Uuid),
      state: Type.Optional(AccountState),
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    }),
    response: {
      200: Obj({
        accounts: Type.Array(AccountRow),
        total: Type.Integer(),
        page: Type.Integer(),
        pageSize: Type.Integer(),
        /** Départements to filter by: those of the territory, or all that have accounts. */
        departements: Type.Array(Obj({ code: Type.String(), name: Type.String() })),
      }),
    },
  },
  'PATCH /api/accounts/:id': {
    access: { admin: 'own-departements' },
    summary:
      'Correct an account: name, organisation, role, structure, sector, départements; it signs in again when rights change',
    params: ofAccount,
    body: Obj({
      name: Type.Optional(PersonName),
      organisation: Type.Optional(Nullable(Organisation)),
      role: Type.Optional(Role),
      structureId: Type.Optional(Nullable(Uuid)),
      sectorId: Type.Optional(Nullable(Uuid)),
      departements: Type.Optional(Nullable(Departements)),
    }),
    response: { 200: AccountRow },
  },
  'POST /api/accounts/:id/close': {
    access: administrators,
    summary: 'Close an account at once: its sessions and links end on every instance',
    params: ofAccount,
    body: Obj({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
    response: { 200: AccountRow },
  },
  'POST /api/accounts/:id/reopen': {
    access: administrators,
    summary: 'Open a closed account again',
    params: ofAccount,
    response: { 200: AccountRow },
  },
  'POST /api/accounts/:id/link': {
    access: administrators,
    summary: 'Mail a sign-in link to the person, as if they had asked for it',
    params: ofAccount,
    response: { 202: Done },
  },
  'GET /api/structures': {
    access: administrators,
    summary: 'Structures of one’s territory by name, to attach an account to',
    querystring: Obj({ q: Type.String({ minLength: 2, maxLength: 100 }) }),
    response: {
      200: Obj({
        structures: Type.Array(
          Obj({ id: Type.String(), name: Type.String(), commune: Nullable(Type.String()), listings: Type.Integer() }),
        ),
      }),
    },
  },
  'GET /api/account': {
    access: 'signed-in',
    summary: 'One’s own account and its open sessions',
    response: { 200: OwnAccount },
  },
  'PATCH /api/account': {
    access: 'signed-in',
    summary: 'Change one’s own name',
    body: Obj({ name: PersonName }),
    response: { 200: OwnAccount },
  },
  'DELETE /api/account/sessions/:id': {
    access: 'signed-in',
    summary: 'End one of one’s own sessions',
    params: Obj({ id: Uuid }),
    response: { 204: Done },
  },
  'DELETE /api/account/sessions': {
    access: 'signed-in',
    summary: 'End all of one’s own sessions but this one',
    response: { 204: Done },
  },
  'GET /api/account/data': {
    access: 'signed-in',
    summary: 'Everything kept about oneself, as a file (RGPD, articles 15 and 20)',
    limit: { max: 20, minutes: 60 },
    response: { 200: Type.Record(Type.String(), Type.Unknown()) },
  },
  'DELETE /api/account': {
    access: 'signed-in',
    summary: 'Delete one’s own account; its address is typed again to confirm',
    body: Obj({ email: Email }),
    response: { 204: Done },
  },
} as const
