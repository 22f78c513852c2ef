import { type Static, Type } from 'typebox'
import { Role } from './accounts.ts'
import { Email, Instant, Nullable, Obj, refusal } from './fields.ts'

export const SessionAccount = Obj({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  structureId: Nullable(Type.String()),
  /** The social sector a référent works in; null for the other roles, and until an admin chooses it. */
  sectorId: Nullable(Type.String()),
  /** Where the account works. For an admin, what it administers; null is everything. */
  departements: Nullable(Type.Array(Type.String())),
})
export type SessionAccount = Static<typeof SessionAccount>

export const SessionState = Obj({
  account: Nullable(SessionAccount),
  /** The embedded demonstration: sign-in shortcuts and the outbox page exist. */
  demo: Type.Boolean(),
  /** Identity providers to sign in through: `/api/session/oidc/:id` leads there. */
  providers: Type.Array(Obj({ id: Type.String(), label: Type.String() })),
  /** Pages open to this account, beside the search and its own profile. */
  can: Obj({
    /** See the accounts of its territory or structure, and invite. */
    accounts: Type.Boolean(),
    /** Decide on access requests, read the journal and the schedules. */
    administer: Type.Boolean(),
    /** Change what concerns the whole instance: legal facts, oppositions. */
    govern: Type.Boolean(),
    /** Write the listings of its structure. */
    submit: Type.Boolean(),
    /** Decide on what waits in the queue. */
    moderate: Type.Boolean(),
    /** Follow somebody together with a référent, or as one. */
    follow: Type.Boolean(),
    readPairFigures: Type.Boolean(),
    /** Hand a sheet to people. */
    sheets: Type.Boolean(),
    /** Write demandes to intervenants, and follow them. */
    requests: Type.Boolean(),
    /** Answer the demandes to its structure or sector. */
    receive: Type.Boolean(),
  }),
})
export type SessionState = Static<typeof SessionState>

/** A one-time secret of ours, as it travels in a link. */
export const Token = Type.String({
  minLength: 20,
  maxLength: 100,
  ...refusal('invalid-link', 'Ce lien n’est pas complet.'),
})

/** Six digits, spaces allowed as they are read: «482 913». */
const Code = Type.String({
  pattern: '^\\s*(\\d\\s*){6}$',
  ...refusal('invalid-code', 'Le code a six chiffres.'),
})

const Redirect = Type.Null()

export const signInApi = {
  'POST /api/session/link': {
    access: 'public',
    summary: 'Mail a one-time sign-in link; the answer never tells whether the account exists',
    limit: { max: 200, minutes: 15 },
    body: Obj({ email: Email }),
    /** `attempt` is known to this device only: with the code shown where the link is opened, it signs in here. */
    response: { 202: Obj({ attempt: Type.String() }) },
  },
  'POST /api/session': {
    access: 'public',
    summary: 'Open a session with the token of a sign-in link, used up by it',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token }),
    response: { 200: SessionState },
  },
  'POST /api/session/link/code': {
    access: 'public',
    summary:
      'Exchange the token of a sign-in link, used up by it, for a short code to type where the link was asked for',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token }),
    response: {
      200: Obj({
        code: Type.String(),
        expiresAt: Instant,
        /** The device that asked for the link, to be recognised before it is let in; as it said itself. */
        askedFrom: Obj({ device: Nullable(Type.String()), address: Nullable(Type.String()) }),
      }),
    },
  },
  'POST /api/session/code': {
    access: 'public',
    summary: 'Open a session on the device that asked for the link, with the code shown on another one',
    limit: { max: 600, minutes: 15 },
    body: Obj({ attempt: Token, code: Code }),
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
  'DELETE /api/session': {
    access: 'public',
    summary: 'Close the session',
    /** Where to go to end the session at the identity provider too. */
    response: { 200: Obj({ leave: Nullable(Type.String()) }) },
  },
  'GET /api/session/oidc/:provider': {
    access: 'public',
    summary: 'Leave for the identity provider; a browser follows',
    limit: { max: 600, minutes: 15 },
    params: Obj({ provider: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) }),
    /** The page to come back to, a path of this site. */
    querystring: Obj({ suite: Type.Optional(Type.String({ maxLength: 2000 })) }),
    response: { 302: Redirect },
  },
  'GET /api/session/oidc/:provider/callback': {
    access: 'public',
    summary: 'Come back from the identity provider: a session, an access request, or the sign-in page with the reason',
    limit: { max: 600, minutes: 15 },
    params: Obj({ provider: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) }),
    // No query here: it is read from the address, by the library that knows the protocol.
    response: { 302: Redirect },
  },
} as const
