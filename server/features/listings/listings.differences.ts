import type { ListingContent } from '../../contract/content.ts'
import type { Differences, FieldChange, Side } from '../../contract/differences.ts'
import { type ContentField, contentFields, type Wording } from './listings.fields.ts'
import { segmentsOf } from './listings.segments.ts'

/** What two contents say differently, and what they share, field by field. `before` null: there was nothing. */
export function differencesOf(before: ListingContent | null, after: ListingContent, wording: Wording): Differences {
  const compared = contentFields.map((field) => {
    const [was, is] = [before ? field.lines(before, wording) : [], field.lines(after, wording)]
    return { field, was, is, same: was.length === is.length && was.every((line, at) => line === is[at]) }
  })
  return {
    changed: compared
      .filter(({ same }) => !same)
      .map(({ field, was, is }) => change(field, { was, is, before, after, wording })),
    kept: compared.filter(({ same }) => same).map(({ field: { field, label }, is }) => ({ field, label, lines: is })),
  }
}

interface Compared {
  readonly was: readonly string[]
  readonly is: readonly string[]
  readonly before: ListingContent | null
  readonly after: ListingContent
  readonly wording: Wording
}

function change(field: ContentField, { was, is, before, after, wording }: Compared): FieldChange {
  const [first, second] = [was.join('\n'), is.join('\n')]
  const note = (content: ListingContent | null) => (content && field.note?.(content, wording)) ?? null
  return {
    ...{ field: field.field, label: field.label },
    kind: was.length === 0 ? 'added' : is.length === 0 ? 'removed' : 'changed',
    before: side(was, is, note(before)),
    after: side(is, was, note(after)),
    segments: field.long && first && second ? segmentsOf(first, second) : null,
  }
}

/** The lines the other side does not have; when only their order differs, all of them. */
function side(own: readonly string[], other: readonly string[], note: string | null): Side {
  const there = new Set(other)
  const moved = own.every((text) => there.has(text)) && own.length === other.length
  return {
    lines: own.map((text) => ({ text, changed: moved || !there.has(text) })),
    note: own.length > 0 ? note : null,
  }
}
