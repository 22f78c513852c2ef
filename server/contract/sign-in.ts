import { type Static, Type } from 'typebox'
import { Email, Nullable, Obj, refusal } from './fields.ts'
import { type Role as RoleCode, roles } from './vocabulary.ts'

export const Role = Type.Enum(Object.keys(roles) as RoleCode[], refusal('unknown-role', 'Ce rôle n’existe pas.'))

export const SessionAccount = Obj({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  structureId: Nullable(Type.String()),
  /** Départements of an admin; null is all of them. */
  departements: Nullable(Type.Array(Type.String())),
})
export type SessionAccount = Static<typeof SessionAccount>

export const SessionState = Obj({
  account: Nullable(SessionAccount),
  /** The embedded demonstration: sign-in shortcuts and the outbox page exist. */
  demo: Type.Boolean(),
})
export type SessionState = Static<typeof SessionState>

const Done = Type.Null()

export const signInApi = {
  'POST /api/session/link': {
    access: 'public',
    summary: 'Mail a one-time sign-in link; the answer never tells whether the account exists',
    body: Obj({ email: Email }),
    response: { 202: Done },
  },
  'POST /api/session': {
    access: 'public',
    summary: 'Open a session with the token of a sign-in link, used up by it',
    body: Obj({
      token: Type.String({ minLength: 20, maxLength: 100, ...refusal('invalid-link', 'Ce lien n’est pas complet.') }),
    }),
    response: { 200: SessionState },
  },
  'POST /api/session/demo': {
    access: 'public',
    summary: 'Open the session of a demo account; exists only in the embedded demonstration',
    body: Obj({ role: Role }),
    response: { 200: SessionState },
  },
  'GET /api/session': {
    access: 'public',
    summary: 'Who is signed in, if anybody',
    response: { 200: SessionState },
  },
  'DELETE /api/session': { access: 'public', summary: 'Close the session', response: { 204: Done } },
} as const
