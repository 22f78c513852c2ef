import { type SqlBool, sql } from 'kysely'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import type { Oppositions } from './oppositions.rules.ts'

export type Opposed =
  | { readonly kind: 'record'; readonly source: string; readonly sourceId: string }
  | { readonly kind: 'courriel' | 'telephone'; readonly value: string }
export type OpposedContact = Extract<Opposed, { value: string }>

const readers = { courriel: emailOf, telephone: phoneOf }

/** Whether a text given as a contact is the one opposed, however it is written. */
export const isIt = ({ kind, value }: OpposedContact, given: string | null) =>
  given !== null && readers[kind](given) === value

/** The opposition to this contact alone. */
export const only = ({ kind, value }: OpposedContact): Oppositions => ({
  none: false,
  record: () => false,
  courriel: (address) => kind === 'courriel' && address === value,
  telephone: (number) => kind === 'telephone' && number === value,
})

/** May hold the contact, however it is written; the rules then tell for sure. */
export function mayHold({ kind, value }: OpposedContact, columns: readonly string[]) {
  const text = sql`concat_ws(' ', ${sql.join(columns.map((column) => sql.ref(column)))})`
  if (kind === 'courriel') return sql<SqlBool>`position(${value} in lower(${text})) > 0`
  return sql<SqlBool>`position(${value.slice(-9).replace(/\D/g, '')} in regexp_replace(${text}, '[^0-9]', '', 'g')) > 0`
}
