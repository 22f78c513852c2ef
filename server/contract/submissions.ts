import { type Static, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Availability } from './availability.ts'
import { FieldProblems, ListingContent } from './content.ts'
import { Day, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Listing } from './listings.ts'
import { Freshness } from './search.ts'

export const ListingState = Type.Enum(['draft', 'pending', 'changes_requested', 'rejected', 'published', 'archived'])
/** The state of what is being written or read; null: nothing is. */
const OpenState = Nullable(Type.Enum(['draft', 'pending', 'changes_requested']))

/** What may be done from here, by whoever asks. */
const Can = Obj({
  save: Type.Boolean(),
  send: Type.Boolean(),
  withdraw: Type.Boolean(),
  discard: Type.Boolean(),
  archive: Type.Boolean(),
  reopen: Type.Boolean(),
})

/** Where it belongs in the list, what needs somebody first: see `groupOf`. */
export const SubmissionGroup = Type.Enum(['changes', 'refused', 'draft', 'confirm', 'pending', 'published', 'archived'])
export type SubmissionGroup = Static<typeof SubmissionGroup>

/** A listing in the list of its structure. */
export const SubmissionRow = Obj({
  id: Type.String(),
  /** Empty until it has one. */
  title: Type.String(),
  structure: Obj({ id: Type.String(), name: Type.String() }),
  group: SubmissionGroup,
  state: ListingState,
  open: OpenState,
  savedAt: Nullable(Instant),
  sentAt: Nullable(Instant),
  decidedAt: Nullable(Instant),
  /** Why it was refused, or what is asked in changes. */
  reason: Nullable(Type.String()),
  /** What to correct, by field. */
  remarks: FieldProblems,
  /** Of what advisers see; null when they see nothing. */
  freshness: Nullable(Freshness),
  verifiedOn: Nullable(Day),
  /** How many times its contacts were read in 30 days, by others than the structure. */
  views: Type.Integer(),
  closure: Nullable(Obj({ from: Nullable(Day), until: Nullable(Day), message: Nullable(Type.String()) })),
  /** Null when it is not known, or too old. */
  availability: Nullable(Availability),
  /** What calls met in 30 days, in a sentence; null: they got through, or nobody called. */
  calls: Nullable(Type.String()),
  can: Obj({ ...Can.properties, sayAvailability: Type.Boolean() }),
})
export type SubmissionRow = Static<typeof SubmissionRow>

/** What would help most: the field to go to, in words, and what it adds to the score. */
export const Advice = Obj({ field: Type.String(), label: Type.String(), gain: Type.Integer() })
export type Advice = Static<typeof Advice>

export const SubmissionTwin = Obj({
  id: Type.String(),
  title: Type.String(),
  structure: Type.String(),
  own: Type.Boolean(),
  state: ListingState,
  reasons: Type.Array(Type.Enum(['same-title', 'same-phone', 'near-name', 'same-address'])),
})
export type SubmissionTwin = Static<typeof SubmissionTwin>

const standing = {
  id: Type.String(),
  state: ListingState,
  open: OpenState,
  /** What the next saving must have been written from; 0 when nothing is being written. */
  version: Type.Integer(),
  savedAt: Nullable(Instant),
  /** Null when nobody of here wrote it. */
  savedBy: Nullable(Obj({ name: Type.String(), me: Type.Boolean() })),
  /** Why it cannot be sent, by field. */
  problems: FieldProblems,
  completeness: Obj({ score: Type.Integer({ minimum: 0, maximum: 100 }), advice: Type.Array(Advice) }),
  twins: Type.Array(SubmissionTwin),
  /** The version to decide on, for who decides; null: nothing waits, or others decide. */
  review: Nullable(Type.String()),
  /** What sending does: an admin reads it first, it is published at once and read afterwards, or nothing has changed. */
  sending: Type.Enum(['review', 'correction', 'nothing']),
  can: Can,
}

/** Where a listing stands, and what is thought of what was written. */
export const SubmissionState = Obj(standing)
export type SubmissionState = Static<typeof SubmissionState>

/** The same, with all that is needed to write on. */
export const Submission = Obj({
  ...standing,
  content: ListingContent,
  /** Written by an admin, in the name of the structure. */
  behalf: Type.Boolean(),
  structure: Obj({ id: Type.String(), name: Type.String(), trusted: Type.Boolean() }),
  sentAt: Nullable(Instant),
  decidedAt: Nullable(Instant),
  reason: Nullable(Type.String()),
  remarks: FieldProblems,
})
export type Submission = Static<typeof Submission>

const writers = { partner: 'own-structure', admin: 'own-departements' } as const
const one = { access: writers, params: Obj({ id: Uuid }), response: { 200: Submission } } as const

/** The version last read: what somebody else has written since is neither sent nor thrown away. */
const Version = Type.Integer({
  minimum: 0,
  maximum: 1_000_000,
  ...refusal('version-needed', 'Rechargez la page : cette version n’est pas connue.'),
})

export const submissionsApi = {
  'GET /api/submissions': {
    access: writers,
    summary: 'The listings of one’s structure, what needs somebody first; for admins, of a structure or being written',
    querystring: Obj({ structureId: Type.Optional(Uuid) }),
    response: {
      200: Obj({
        listings: Type.Array(SubmissionRow),
        /** More than are listed, when there are too many. */
        total: Type.Integer(),
        /** The structure asked for. */
        structure: Nullable(Obj({ id: Type.String(), name: Type.String() })),
        /** `choose`: for which structure a listing is started. */
        can: Obj({ start: Type.Boolean(), choose: Type.Boolean() }),
      }),
    },
  },
  'POST /api/submissions': {
    access: writers,
    summary: 'Start a listing: empty, from a template, or as a copy of another one',
    limit: { max: 100, minutes: 60 },
    body: Obj({
      /** For admins: on whose behalf. */
      structureId: Type.Optional(Uuid),
      template: Type.Optional(
        Type.String({ pattern: '^[a-z0-9-]{1,80}$', ...refusal('unknown-template', 'Ce modèle n’existe pas.') }),
      ),
      copyOf: Type.Optional(Uuid),
    }),
    response: { 201: Obj({ id: Type.String() }) },
  },
  'GET /api/submissions/:id': {
    ...one,
    summary: 'A listing to write on: its content, what is asked, what keeps it from being sent, what would help most',
  },
  'PUT /api/submissions/:id': {
    ...one,
    summary: 'Save what was written, from the version it was written on; 409 when somebody saved since',
    limit: { max: 600, minutes: 10 },
    body: Obj({ version: Version, content: ListingContent }),
    response: { 200: SubmissionState },
  },
  'GET /api/submissions/:id/preview': {
    ...one,
    summary: 'What is being written, exactly as advisers would see it',
    response: { 200: Listing },
  },
  'POST /api/submissions/:id/send': {
    ...one,
    summary: 'Send to an admin; a small correction by a trusted structure is published at once. 400 with every field',
    body: Obj({ version: Version }),
  },
  'POST /api/submissions/:id/withdraw': { ...one, summary: 'Take back what was sent, before it is read' },
  'POST /api/submissions/:id/discard': {
    ...one,
    summary: 'Give up what is being written; what is published stays',
    body: Obj({ version: Version }),
  },
  'POST /api/submissions/:id/archive': {
    ...one,
    summary: 'Withdraw a published listing from the search, with a reason',
    body: Obj({ reason: Reason }),
  },
  'POST /api/submissions/:id/reopen': { ...one, summary: 'Write on an archived listing, to publish it again' },
} as const
