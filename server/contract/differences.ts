import { type Static, Type } from 'typebox'
import { Nullable, Obj } from './fields.ts'

/** One piece of a text that was compared: kept, taken out or brought in. */
export const Segment = Obj({ kind: Type.Enum(['same', 'removed', 'added']), text: Type.String() })
export type Segment = Static<typeof Segment>

/** What one side says, a line a value; `changed`: the other side does not say it. */
export const Side = Obj({
  lines: Type.Array(Obj({ text: Type.String(), changed: Type.Boolean() })),
  /** «7 communes, 15 042 habitants». */
  note: Nullable(Type.String()),
})
export type Side = Static<typeof Side>

/** A difference of one field: short ones side by side, long ones word by word. */
export const FieldChange = Obj({
  /** Of the content: what a remark is kept under. */
  field: Type.String(),
  label: Type.String(),
  kind: Type.Enum(['added', 'removed', 'changed']),
  before: Side,
  after: Side,
  segments: Nullable(Type.Array(Segment)),
})
export type FieldChange = Static<typeof FieldChange>

/** A field both say the same of; no line: neither says anything. */
export const FieldKept = Obj({ field: Type.String(), label: Type.String(), lines: Type.Array(Type.String()) })
export type FieldKept = Static<typeof FieldKept>

export const Differences = Obj({ changed: Type.Array(FieldChange), kept: Type.Array(FieldKept) })
export type Differences = Static<typeof Differences>
