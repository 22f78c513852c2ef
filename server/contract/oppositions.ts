import { type Static, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Email, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Token } from './sign-in.ts'

/** A number whose owner the address does not prove: for somebody to check and decide. */
export const OppositionRequest = Obj({
  id: Type.String(),
  email: Type.String(),
  telephone: Nullable(Type.String()),
  message: Nullable(Type.String()),
  state: Type.Enum(['pending', 'done', 'refused']),
  confirmedAt: Instant,
  decidedAt: Nullable(Instant),
  reason: Nullable(Type.String()),
})
export type OppositionRequest = Static<typeof OppositionRequest>

const governors = { admin: 'everywhere' } as const

export const oppositionsApi = {
  'POST /api/oppositions': {
    access: 'public',
    summary:
      'Ask that one’s contact details be removed and kept out; a mail asks to prove the address (RGPD, art. 14, 21)',
    limit: { max: 30, minutes: 60 },
    body: Obj({
      email: Email,
      telephone: Type.Optional(
        Type.String({
          pattern: '^[+0-9][0-9 .()-]{5,24}$',
          ...refusal('invalid-phone', 'Ce numéro n’est pas complet. Exemple : 05 58 00 00 00'),
        }),
      ),
      message: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    response: { 202: Type.Null() },
  },
  'POST /api/oppositions/confirm': {
    access: 'public',
    summary: 'Prove the address: it is removed everywhere at once, with the name and number that go with it',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token }),
    /** `pending`: the number given is not known beside this address, somebody will look at it. */
    response: { 200: Obj({ listings: Type.Integer(), pending: Type.Boolean() }) },
  },
  'GET /api/oppositions': {
    access: governors,
    summary: 'Oppositions that somebody has to decide, then the decided ones',
    response: { 200: Obj({ requests: Type.Array(OppositionRequest) }) },
  },
  'POST /api/oppositions/:id/apply': {
    access: governors,
    summary: 'Remove the number everywhere and keep it out of later imports',
    params: Obj({ id: Uuid }),
    response: { 200: OppositionRequest },
  },
  'POST /api/oppositions/:id/refuse': {
    access: governors,
    summary: 'Refuse with a reason, mailed to the person',
    params: Obj({ id: Uuid }),
    body: Obj({ reason: Reason }),
    response: { 200: OppositionRequest },
  },
} as const
