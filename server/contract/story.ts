import { type Static, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { FieldChange } from './differences.ts'
import { Instant, Nullable, Obj, Uuid } from './fields.ts'

/** One line of a story: «Publiée par Hélène Castaing». */
export const StoryLine = Obj({
  at: Instant,
  /** A code of `listings.states.ts`; null: a state that an import gave. */
  action: Nullable(Type.String()),
  text: Type.String(),
  /** Its listing, when it is not the one being read. */
  listing: Nullable(Type.String()),
  reason: Nullable(Type.String()),
})
export type StoryLine = Static<typeof StoryLine>

/** A version of a listing, with what changed since the one before that advisers saw. */
export const StoryVersion = Obj({
  id: Type.String(),
  number: Type.Integer(),
  at: Instant,
  by: Type.String(),
  /** Where it stands: «Publiée», «En cours d’écriture». */
  state: Type.String(),
  current: Type.Boolean(),
  reason: Nullable(Type.String()),
  remarks: Type.Array(Obj({ label: Type.String(), text: Type.String() })),
  differences: Type.Array(FieldChange),
  can: Obj({ restore: Type.Boolean() }),
})
export type StoryVersion = Static<typeof StoryVersion>

export const Story = Obj({
  title: Type.String(),
  structure: Type.String(),
  state: Type.String(),
  published: Type.Boolean(),
  lines: Type.Array(StoryLine),
  versions: Type.Array(StoryVersion),
  can: Obj({ archive: Type.Boolean() }),
})
export type Story = Static<typeof Story>

export const storyApi = {
  'POST /api/moderation/revisions/:id/restore': {
    access: { admin: 'own-departements' },
    summary: 'Show advisers this version of a listing again, with a reason mailed to its structure',
    params: Obj({ id: Uuid }),
    body: Obj({ reason: Reason }),
    response: { 204: Type.Null() },
  },
  'POST /api/moderation/listings/:id/archive': {
    access: { admin: 'own-departements' },
    summary: 'Take a listing off at once, with a reason mailed to its structure',
    params: Obj({ id: Uuid }),
    body: Obj({ reason: Reason }),
    response: { 204: Type.Null() },
  },
  'GET /api/moderation/listings/:id/story': {
    access: { admin: 'own-departements', partner: 'own-structure' },
    summary: 'The life of a listing: who, when, what, why, and the difference each version made',
    params: Obj({ id: Uuid }),
    response: { 200: Story },
  },
} as const
