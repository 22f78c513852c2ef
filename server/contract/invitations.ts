import { type Static, Type } from 'typebox'
import { Departements, Organisation, PersonName, Role } from './accounts.ts'
import { Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { SessionState, Token } from './sign-in.ts'

export const Invitation = Obj({
  id: Type.String(),
  email: Type.String(),
  name: Nullable(Type.String()),
  organisation: Nullable(Type.String()),
  role: Role,
  structure: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  /** Where a référent will work. */
  sector: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  departements: Nullable(Type.Array(Type.String())),
  state: Type.Enum(['sent', 'accepted', 'cancelled', 'expired']),
  /** Name of who invited, or the pseudonym of a deleted account. */
  invitedBy: Nullable(Type.String()),
  sentAt: Instant,
  expiresAt: Instant,
  acceptedAt: Nullable(Instant),
  can: Obj({ resend: Type.Boolean(), cancel: Type.Boolean() }),
})
export type Invitation = Static<typeof Invitation>

/** What became of one line of the pasted list. */
export const InvitationOutcome = Obj({
  line: Type.String(),
  email: Nullable(Type.String()),
  outcome: Type.Enum(['invited', 'resent', 'has-account', 'repeated', 'unreadable']),
  /** In words, to show beside the line. */
  text: Type.String(),
})
export type InvitationOutcome = Static<typeof InvitationOutcome>

const Done = Type.Null()
const inviters = { admin: 'own-departements', partner: 'own-structure' } as const

export const invitationsApi = {
  'GET /api/invitations': {
    access: inviters,
    summary: 'Invitations of one’s territory or structure, those waiting first',
    response: { 200: Obj({ invitations: Type.Array(Invitation), waiting: Type.Integer() }) },
  },
  'POST /api/invitations': {
    access: inviters,
    summary:
      'Invite one person or a pasted list, a line each: «Camille Dupont <c.dupont@ccas.fr>» or the address alone',
    limit: { max: 60, minutes: 60 },
    body: Obj({
      people: Type.String({
        maxLength: 20_000,
        pattern: '\\S',
        ...refusal('nobody-to-invite', 'Donnez au moins une adresse e-mail.'),
      }),
      role: Role,
      organisation: Type.Optional(Organisation),
      structureId: Type.Optional(Uuid),
      sectorId: Type.Optional(Uuid),
      /** Null: an admin of everything, by another one. A partner’s follow from its structure. */
      departements: Type.Optional(Nullable(Departements)),
    }),
    response: { 200: Obj({ outcomes: Type.Array(InvitationOutcome) }) },
  },
  'POST /api/invitations/:id/resend': {
    access: inviters,
    summary: 'Send an invitation again, with a new link and 30 more days',
    params: Obj({ id: Uuid }),
    response: { 200: Invitation },
  },
  'DELETE /api/invitations/:id': {
    access: inviters,
    summary: 'Cancel an invitation that waits: its link stops working',
    params: Obj({ id: Uuid }),
    response: { 204: Done },
  },
  'POST /api/invitations/read': {
    access: 'public',
    summary: 'What an invitation offers, by the token of its mail',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token }),
    response: {
      200: Obj({
        email: Type.String(),
        name: Nullable(Type.String()),
        role: Role,
        /** The structure or organisation the account will belong to. */
        organisation: Nullable(Type.String()),
        invitedBy: Nullable(Type.String()),
        expiresAt: Instant,
      }),
    },
  },
  'POST /api/invitations/accept': {
    access: 'public',
    summary: 'Accept an invitation: its account is made and a session opens',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token, name: PersonName }),
    response: { 200: SessionState },
  },
} as const
