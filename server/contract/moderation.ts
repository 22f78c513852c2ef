import { type Static, type TSchema, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Differences } from './differences.ts'
import { Frein, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { StoryLine } from './story.ts'
import { type Nature as NatureCode, natures } from './vocabulary.moderation.ts'

const admins = { admin: 'own-departements' } as const

/** What is decided where: a revision of a listing, a report, a claim of a structure, an access request. */
export const ItemKind = Type.Enum(
  ['fiche', 'signalement', 'rattachement', 'acces'],
  refusal('not-found', 'Cette page n’existe pas ou n’existe plus.'),
)
export type ItemKind = Static<typeof ItemKind>

const Nature = Type.Enum(Object.keys(natures) as NatureCode[], refusal('unknown-nature', 'Cette nature n’existe pas.'))

/** Somebody by name, or the pseudonym of a deleted account; null: no person. */
const Who = Nullable(Type.String())

export const QueueItem = Obj({
  kind: ItemKind,
  nature: Nature,
  id: Type.String(),
  title: Type.String(),
  /** The structure, or the organisation of who asks. */
  about: Nullable(Type.String()),
  sentAt: Instant,
  sentBy: Who,
  /** It has waited longer than it should. */
  late: Type.Boolean(),
  assignee: Nullable(Obj({ name: Type.String(), me: Type.Boolean() })),
  /** Who else has it open at this moment. */
  readers: Type.Array(Type.String()),
})
export type QueueItem = Static<typeof QueueItem>

/** What waits in a territory, filters aside. */
export const Waiting = Obj({ count: Type.Integer(), late: Type.Integer(), oldest: Nullable(Instant) })
export type Waiting = Static<typeof Waiting>

export const ReviewCheck = Obj({
  code: Type.String(),
  level: Type.Enum(['ok', 'caution', 'problem']),
  text: Type.String(),
})
export type ReviewCheck = Static<typeof ReviewCheck>

export const ReviewTwin = Obj({
  id: Type.String(),
  title: Type.String(),
  structure: Type.String(),
  commune: Nullable(Type.String()),
  /** «Même téléphone», ready to show. */
  reasons: Type.Array(Type.String()),
  published: Type.Boolean(),
  /** Neither one, when it is of another territory. */
  can: Obj({ compare: Type.Boolean(), merge: Type.Boolean() }),
})
export type ReviewTwin = Static<typeof ReviewTwin>

/** A point of the plan: kilometres east and north of its centre. */
const PlanCommune = Obj({
  name: Type.String(),
  x: Type.Number(),
  y: Type.Number(),
  population: Type.Integer(),
  covered: Type.Boolean(),
})

/** The place and what it covers, to be drawn. Square, `reach` kilometres from the centre to each side. */
export const Plan = Obj({
  reach: Type.Number(),
  /** Where it takes place; null: nowhere known. */
  place: Nullable(Obj({ x: Type.Number(), y: Type.Number(), name: Nullable(Type.String()) })),
  communes: Type.Array(PlanCommune),
  /** Kilometres of the circle drawn around the place, as a scale. */
  circle: Type.Number(),
  /** All of it in words. */
  text: Type.String(),
})
export type Plan = Static<typeof Plan>

export const Review = Obj({
  id: Type.String(),
  listingId: Type.String(),
  /** To decide with: another one means that it was changed since. */
  version: Type.Integer(),
  nature: Nature,
  title: Type.String(),
  freins: Type.Array(Frein),
  sentAt: Nullable(Instant),
  sentBy: Who,
  /** Advisers see a version of it now. */
  published: Type.Boolean(),
  structure: Obj({ id: Type.String(), name: Type.String(), trusted: Type.Boolean(), listings: Type.Integer() }),
  differences: Differences,
  checks: Type.Array(ReviewCheck),
  /** Whether the link it gives can be tried from here: `GET …/link`. */
  triesLink: Type.Boolean(),
  twins: Type.Array(ReviewTwin),
  plan: Nullable(Plan),
  story: Type.Array(StoryLine),
  /** What was decided, when it no longer waits: a sentence. */
  decided: Nullable(Type.String()),
  assignee: Nullable(Obj({ name: Type.String(), me: Type.Boolean() })),
  can: Obj({
    publish: Type.Boolean(),
    askChanges: Type.Boolean(),
    reject: Type.Boolean(),
    /** A correction published already: said to be read, or taken back. */
    markRead: Type.Boolean(),
    undo: Type.Boolean(),
    edit: Type.Boolean(),
  }),
})
export type Review = Static<typeof Review>

/** What to correct in one field, for who wrote it to read. */
const Remark = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: '\\S',
  ...refusal('remark-needed', 'Dites ce qu’il faut corriger, en 500 signes au plus.'),
})

const Item = Obj({ kind: ItemKind, id: Uuid })
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })
const Nothing = Type.Null()
const onRevision = <S extends TSchema>(summary: string, body: S) =>
  ({ access: admins, summary, params: Obj({ id: Uuid }), body, response: { 204: Nothing } }) as const

export const moderationApi = {
  'GET /api/moderation/queue': {
    access: admins,
    summary: 'Everything that waits for a decision in one’s territory, oldest first, with who reads it now',
    querystring: Obj({
      departement: Type.Optional(Type.String({ pattern: '^(\\d{2,3}|2[AB])$' })),
      frein: Type.Optional(Frein),
      nature: Type.Optional(Nature),
      /** Only what one has taken. */
      mine: Type.Optional(Type.Boolean()),
    }),
    response: { 200: Obj({ items: Type.Array(QueueItem), waiting: Waiting }) },
  },
  'GET /api/moderation/waiting': {
    access: admins,
    summary: 'How much waits in one’s territory, and since when',
    response: { 200: Waiting },
  },
  'PUT /api/moderation/items/:kind/:id/assignee': {
    access: admins,
    summary: 'Take what waits, from whoever had it',
    params: Item,
    response: { 204: Nothing },
  },
  'DELETE /api/moderation/items/:kind/:id/assignee': {
    access: admins,
    summary: 'Give back what one had taken',
    params: Item,
    response: { 204: Nothing },
  },
  'PUT /api/moderation/items/:kind/:id/presence': {
    access: admins,
    summary: 'Say that one has it open, every fifteen seconds; answers who reads what in one’s territory',
    params: Item,
    response: {
      200: Obj({ readers: Type.Array(Obj({ kind: ItemKind, id: Type.String(), name: Type.String() })) }),
    },
  },
  'DELETE /api/moderation/items/:kind/:id/presence': {
    access: admins,
    summary: 'Say that one has left it',
    params: Item,
    response: { 204: Nothing },
  },
  'GET /api/moderation/revisions/:id': {
    access: admins,
    summary: 'All one decides a revision by: differences, checks, twins, plan, story',
    params: Obj({ id: Uuid }),
    response: { 200: Review },
  },
  'GET /api/moderation/revisions/:id/link': {
    access: admins,
    summary: 'Whether the site it gives answers, where this instance may ask',
    limit: { max: 60, minutes: 10 },
    params: Obj({ id: Uuid }),
    response: { 200: Nullable(ReviewCheck) },
  },
  'GET /api/moderation/revisions/:id/twins/:twin': {
    access: admins,
    summary: 'A probable duplicate beside a revision, field by field',
    params: Obj({ id: Uuid, twin: Uuid }),
    response: { 200: Obj({ title: Type.String(), structure: Type.String(), differences: Differences }) },
  },
  'POST /api/moderation/revisions/:id/publish': onRevision(
    'Show it to advisers; the first decision stands, and is of the version that was read',
    Obj({ version: Version }),
  ),
  'POST /api/moderation/revisions/:id/ask-changes': onRevision(
    'Send it back with what to correct, field by field',
    Obj({
      version: Version,
      remarks: Type.Record(Type.String({ pattern: '^[a-z_]{1,40}$' }), Remark, {
        minProperties: 1,
        maxProperties: 40,
        ...refusal('remark-needed', 'Dites au moins une chose à corriger.'),
      }),
    }),
  ),
  'POST /api/moderation/revisions/:id/reject': onRevision(
    'Refuse it with a reason, mailed to who wrote it',
    Obj({ version: Version, reason: Reason }),
  ),
  'POST /api/moderation/revisions/:id/read': onRevision(
    'Say that a correction published at once has been read',
    Obj({}),
  ),
  'POST /api/moderation/revisions/:id/undo': onRevision(
    'Take back a correction published at once: the version before is seen again',
    Obj({ reason: Reason }),
  ),
} as const
