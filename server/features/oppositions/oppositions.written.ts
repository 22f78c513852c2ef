import { sql } from 'kysely'
import type { ListingContent } from '../../contract/content.ts'
import type { Trx } from '../../platform/db.ts'
import { isIt, mayHold, type OpposedContact, only } from './oppositions.contacts.ts'
import { withoutOpposed } from './oppositions.rules.ts'

// What people wrote here: versions of listings, changes of structures, and what was said of them.

/** Takes a contact out of everything written here. Returns nothing: what is seen of it was counted where it is shown. */
export async function clearWritten(trx: Trx, opposed: OpposedContact): Promise<void> {
  await clearRevisions(trx, opposed)
  await clearHistory(trx, opposed)
  for (const [table, columns] of saidTexts) await clearSaid(trx, opposed, table, columns)
}

/**
 * Forgets what was written of listings and structures whose record was opposed: contacts, what a structure says of
 * itself; what was being written is dropped, so that nobody publishes it.
 */
export async function forgetWritten(
  trx: Trx,
  { listings, structure }: { listings: readonly string[]; structure: string },
) {
  await sql`update revisions set content = jsonb_set(content, '{intervenants}', '[]'), version = version + 1,
    state = case when state in ('draft', 'pending', 'changes_requested') then 'discarded' else state end
    where listing_id = any(${listings}::uuid[])`.execute(trx)
  await trx
    .updateTable('structure_history')
    .set({
      before: sql`before - array['telephone', 'courriel', 'description']`,
      after: sql`after - array['telephone', 'courriel', 'description']`,
    })
    .where('structure_id', '=', structure)
    .execute()
}

/** Every version of a listing, the one being written included: whoever is writing it is told that it has changed. */
async function clearRevisions(trx: Trx, opposed: OpposedContact): Promise<void> {
  const candidates = await trx
    .selectFrom('revisions')
    .select(['id', 'content', 'remarks'])
    .where(mayHold(opposed, ['revisions.content', 'revisions.remarks']))
    .execute()
  for (const { id, content, remarks } of candidates) {
    const after = JSON.stringify(contentWithout(content, opposed))
    const asked = JSON.stringify(remarksWithout(remarks, opposed))
    if (after === JSON.stringify(content) && asked === JSON.stringify(remarks)) continue
    await trx
      .updateTable('revisions')
      .set({ content: after, remarks: asked, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .execute()
  }
}

const remarksWithout = (remarks: Readonly<Record<string, string>>, opposed: OpposedContact) =>
  Object.fromEntries(Object.entries(remarks).map(([field, text]) => [field, withoutOpposed(text, only(opposed))]))

/** A content without a contact: neither in its intervenants, with the name it goes with, nor in any text. */
export function contentWithout(content: ListingContent, opposed: OpposedContact): ListingContent {
  const clean = <T>(value: T): T => (typeof value === 'string' ? (withoutOpposed(value, only(opposed)) as T) : value)
  const { intervenants, fermeture, ...rest } = content
  const people = intervenants.map((one) => {
    const theirs = isIt(opposed, one[opposed.kind])
    return { ...one, note: clean(one.note), ...(theirs && { name: null, [opposed.kind]: null }) }
  })
  return {
    ...(Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, clean(value)])) as typeof rest),
    intervenants: people.filter(({ name, telephone, courriel, note }) => name ?? telephone ?? courriel ?? note),
    fermeture: fermeture && { ...fermeture, message: clean(fermeture.message) },
  }
}

type Fields = Readonly<Record<string, unknown>>

function fieldsWithout(fields: Fields, opposed: OpposedContact): Fields {
  const { description, [opposed.kind]: contact } = fields
  return {
    ...fields,
    ...(typeof description === 'string' && { description: withoutOpposed(description, only(opposed)) }),
    ...(typeof contact === 'string' && isIt(opposed, contact) && { [opposed.kind]: null }),
  }
}

/** What structures said of themselves before and after each change. */
async function clearHistory(trx: Trx, opposed: OpposedContact): Promise<void> {
  const candidates = await trx
    .selectFrom('structure_history')
    .select(['id', 'before', 'after'])
    .where(mayHold(opposed, ['structure_history.before', 'structure_history.after']))
    .execute()
  for (const { id, before, after } of candidates)
    await trx
      .updateTable('structure_history')
      .set({
        before: JSON.stringify(fieldsWithout(before, opposed)),
        after: JSON.stringify(fieldsWithout(after, opposed)),
      })
      .where('id', '=', id)
      .execute()
}

/** Free texts people wrote about listings and structures: messages, reasons, remarks. */
const saidTexts = [
  ['structure_claims', ['message', 'reason']],
  ['structure_history', ['reason']],
  ['listing_history', ['reason']],
  ['revisions', ['reason']],
  ['reports', ['message', 'answer']],
] as const

async function clearSaid(
  trx: Trx,
  opposed: OpposedContact,
  table: (typeof saidTexts)[number][0],
  columns: readonly string[],
): Promise<void> {
  const texts = sql.join(columns.map((column) => sql.ref(column)))
  const { rows } = await sql<Record<string, string | null> & { id: string }>`
    select id, ${texts} from ${sql.table(table)} where ${mayHold(opposed, columns)}`.execute(trx)
  for (const { id, ...said } of rows) {
    const clean = columns.map(
      (column) =>
        sql`${sql.ref(column)} = ${said[column] === null ? null : withoutOpposed(said[column]!, only(opposed))}`,
    )
    await sql`update ${sql.table(table)} set ${sql.join(clean)} where id = ${id}`.execute(trx)
  }
}
