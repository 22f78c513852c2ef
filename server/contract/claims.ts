import { type Static, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Claim, Member, MergeChoice, MergePreview, StructureListing } from './structures.ts'

/** Everything to decide a claim by, both structures side by side. */
export const ClaimFile = Obj({
  claim: Claim,
  /** From the claimed one into that of who asks; null once it is decided. */
  preview: Nullable(MergePreview),
  /** Of the claimed one. */
  listings: Type.Array(StructureListing),
  members: Type.Array(Member),
  claimantMembers: Type.Array(Member),
})
export type ClaimFile = Static<typeof ClaimFile>

const admins = { admin: 'own-departements' } as const
const partners = { partner: 'own-structure' } as const
const ofClaim = Obj({ id: Uuid })

export const claimsApi = {
  'GET /api/claims': {
    access: { ...admins, ...partners },
    summary: 'Claims of one’s structure, or of one’s territory: those to decide first',
    querystring: Obj({ state: Type.Optional(Type.Enum(['pending', 'decided'])) }),
    response: { 200: Obj({ claims: Type.Array(Claim), pending: Type.Integer() }) },
  },
  'POST /api/claims': {
    access: partners,
    summary: 'Say that a structure of the base, which has no member, is one’s own',
    limit: { max: 30, minutes: 60 },
    body: Obj({
      structureId: Uuid,
      message: Type.String({
        maxLength: 1000,
        pattern: '\\S.*\\S',
        ...refusal('message-needed', 'Dites en une phrase pourquoi c’est la même structure, en 1 000 signes au plus.'),
      }),
    }),
    response: { 201: Claim },
  },
  'POST /api/claims/:id/withdraw': {
    access: partners,
    summary: 'Take a claim back before it is decided',
    params: ofClaim,
    response: { 204: Type.Null() },
  },
  'GET /api/claims/:id': {
    access: admins,
    summary: 'A claim, both structures side by side, what would move',
    params: ofClaim,
    response: { 200: ClaimFile },
  },
  'POST /api/claims/:id/approve': {
    access: admins,
    summary: 'Bring the claimed structure under the one that asks; the first decision stands',
    params: ofClaim,
    body: Obj(MergeChoice),
    response: { 200: Claim },
  },
  'POST /api/claims/:id/refuse': {
    access: admins,
    summary: 'Refuse a claim with a reason, mailed to who asked; the first decision stands',
    params: ofClaim,
    body: Obj({ reason: Reason }),
    response: { 200: Claim },
  },
} as const
