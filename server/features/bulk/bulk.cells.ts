import { type BulkField, bulkFields } from '../../contract/vocabulary.bulk.ts'
import type { Row } from '../../platform/tables/table.ts'
import { quote } from '../../platform/text.ts'
import type { Understood } from './bulk.choices.ts'

export interface Said {
  readonly field: BulkField | null
  readonly sentence: string
}

/** One line of the table, asked by field, and what is to be told of it. */
export interface Cells {
  /** As written, empty when there is nothing. */
  text(field: BulkField): string
  /** Title of the column, or how the field is called when it has none. */
  title(field: BulkField): string
  /** Keeps what is to be told, and gives what was understood. */
  take<T>(field: BulkField, read: Understood<T>): T
  /** A text no longer than can be kept. */
  cut(field: BulkField, max: number): string | null
  readonly problems: Said[]
  readonly notes: Said[]
}

export interface Matching {
  readonly titles: readonly string[]
  /** What each column is; null: ignored. */
  readonly columns: readonly (BulkField | null)[]
  readonly defaults: Readonly<Record<string, string>>
}

export function cellsOf({ cells }: Row, { titles, columns, defaults }: Matching): Cells {
  const problems: Said[] = []
  const notes: Said[] = []
  const at = (field: BulkField) => columns.indexOf(field)
  const text = (field: BulkField) => cells[at(field)] || defaults[field]?.trim() || ''
  return {
    problems,
    notes,
    text,
    title: (field) => titles[at(field)] || bulkFields[field],
    take: (field, read) => {
      problems.push(...read.problems.map((sentence) => ({ field, sentence })))
      notes.push(...read.notes.map((sentence) => ({ field, sentence })))
      return read.value
    },
    cut: (field, max) => {
      const whole = text(field)
      if (whole.length > max) problems.push({ field, sentence: `${quote(whole)} est coupé à ${max} signes.` })
      return whole.slice(0, max) || null
    },
  }
}
