import type { BulkDraft } from '../../contract/bulk.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { badFile } from '../../platform/tables/table.ts'
import { type By, startListing } from '../listings/listings.revisions.ts'
import type { Matching } from './bulk.cells.ts'
import { presentSaid, type Structure } from './bulk.check.ts'
import type { ReadLine } from './bulk.lines.ts'

interface Import {
  readonly structure: Structure
  readonly lines: readonly ReadLine[]
  readonly key: string
}

interface Importer {
  readonly by: By
  readonly today: string
  readonly actor: Actor
}

interface Made {
  readonly id: string
  readonly line: number
}

/** How long the same key answers the same. */
const keptMs = 24 * 3_600_000

/** Writes each line as a draft, all of them or none. The same key again writes nothing and answers what it made. */
export async function importLines(db: Db, { structure, lines, key }: Import, importer: Importer): Promise<Made[]> {
  const written = lines.filter(({ content }) => content !== null)
  if (written.length === 0) throw badFile('no-lines', 'Aucune des lignes choisies ne se lit.', 400, 'lines')
  return db.transaction().execute(async (trx) => {
    const { now } = importer.by
    const before = await begin(trx, structure.id, key, now)
    if (before) return before
    const drafts: Made[] = []
    for (const { line, content } of written) {
      const draft = { structureId: structure.id, content: content!, day: importer.today }
      drafts.push({ id: await startListing(trx, draft, importer.by), line })
    }
    await trx
      .updateTable('bulk_imports')
      .set({ drafts: JSON.stringify(drafts) })
      .where('structure_id', '=', structure.id)
      .where('key', '=', key)
      .execute()
    await note(trx, structure, drafts.length, importer)
    return drafts
  })
}

/** Takes the key; returns what was made with it when somebody has it already, once they have finished. */
async function begin(trx: Trx, structureId: string, key: string, now: Date): Promise<Made[] | null> {
  await trx
    .deleteFrom('bulk_imports')
    .where('at', '<', new Date(now.getTime() - keptMs))
    .execute()
  const taken = await trx
    .insertInto('bulk_imports')
    .values({ structure_id: structureId, key, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return null
  const { drafts } = await trx
    .selectFrom('bulk_imports')
    .select('drafts')
    .where('structure_id', '=', structureId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return drafts
}

const note = (trx: Trx, { id, departement }: Structure, listings: number, { actor, by }: Importer) =>
  record(
    trx,
    actor,
    {
      action: 'bulk.imported',
      target: { kind: 'structure', id },
      departements: departement ? [departement] : null,
      structureId: id,
      detail: { listings },
    },
    by.now,
  )

/** What was made of each line, as it is shown. */
export const presentDrafts = (made: readonly Made[], lines: readonly ReadLine[], matching: Matching): BulkDraft[] =>
  made.flatMap(({ id, line }) => {
    const read = lines.find((one) => one.line === line)
    if (!read) return []
    const problems = presentSaid(read.problems, matching)
    return [{ id, line, title: read.title, ready: problems.length === 0, problems }]
  })
