import type { BulkLine } from '../../contract/bulk.ts'
import { bulkFields } from '../../contract/vocabulary.bulk.ts'
import type { Db } from '../../platform/db.ts'
import { badFile, type Table } from '../../platform/tables/table.ts'
import { fold } from '../../platform/text.ts'
import type { Directory } from '../communes/communes.directory.ts'
import type { CheckGround } from '../listings/listings.checks.ts'
import { findTwins, type Twin, type TwinReason } from '../listings/listings.twins.ts'
import { readOppositions } from '../oppositions/oppositions.imports.ts'
import type { Matching, Said } from './bulk.cells.ts'
import { type ReadLine, readLine } from './bulk.lines.ts'

export interface Structure {
  readonly id: string
  readonly nom: string
  readonly departement: string | null
}

export interface Ground {
  readonly db: Db
  readonly directory: Directory
  readonly today: string
}

/** Throws 400 `columns-changed`, `same-field-twice`, `title-needed`. */
export function checkMatching({ titles }: Table, { columns }: Matching): void {
  const refuse = (code: string, sentence: string) => {
    throw badFile(code, sentence, 400, 'columns')
  }
  if (columns.length !== titles.length) refuse('columns-changed', 'Ce fichier a changé. Choisissez-le de nouveau.')
  const matched = columns.filter((field) => field !== null)
  const twice = matched.find((field, at) => matched.indexOf(field) !== at)
  if (twice) refuse('same-field-twice', `« ${bulkFields[twice]} » est choisi pour deux colonnes : gardez-en une.`)
  if (!matched.includes('nom')) refuse('title-needed', 'Dites quelle colonne est le titre des fiches.')
}

/** Every line of a table, read against what is known today. */
export async function readLines(ground: Ground, table: Table, matching: Matching, { departement }: Structure) {
  const checked = await groundOf(ground)
  return table.rows.map((row) => readLine(row, matching, { ...checked, departement }))
}

/** What contents are checked against. */
export async function groundOf({ db, directory, today }: Ground): Promise<CheckGround> {
  const oppositions = await readOppositions(db)
  return { directory, today, isOpposed: (kind, value) => oppositions[kind](value) }
}

const reasons: Readonly<Record<TwinReason, string>> = {
  'same-title': 'même titre',
  'same-phone': 'même téléphone',
  'near-name': 'nom proche, même commune',
  'same-address': 'même adresse',
}

const present = ({ id, title, structure, own, reasons: why }: Twin) => ({
  ...{ id, title, structure, own },
  why: why.map((reason) => reasons[reason]).join(', '),
})

/** In the order of the columns; what has none comes last. */
export function presentSaid(said: readonly Said[], { titles, columns }: Matching) {
  const rank = ({ field }: Said) => (columns.indexOf(field) + columns.length + 1) % (columns.length + 1)
  return [...said]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ field, sentence }) => ({
      column: field && (titles[columns.indexOf(field)] || bulkFields[field]),
      sentence,
    }))
}

/**
 * What an import would do of each line, with what looks like it in the base and in the file. `all`: admins are told of
 * what others have not published yet.
 */
export async function judgeLines(
  { db, all }: { db: Db; all: boolean },
  lines: readonly ReadLine[],
  matching: Matching,
  { id: structureId }: Structure,
): Promise<BulkLine[]> {
  const seen = new Map<string, number>()
  const judged: BulkLine[] = []
  for (const one of lines) {
    const title = fold(one.title)
    const before = one.content ? seen.get(title) : undefined
    if (one.content && before === undefined) seen.set(title, one.line)
    const found = one.content ? await findTwins(db, likenessOf(one.content, structureId)) : []
    const twins = found.filter(({ own, state }) => all || own || state === 'published')
    const known = before !== undefined || twins.some(({ own, reasons: why }) => own && why.includes('same-title'))
    const repeated = before === undefined ? [] : [{ column: null, sentence: `Même titre que la ligne ${before}.` }]
    judged.push({
      ...{ line: one.line, title: one.title, ready: one.content !== null && one.problems.length === 0 },
      outcome: one.example ? 'example' : one.content === null ? 'unreadable' : known ? 'known' : 'new',
      problems: presentSaid(one.problems, matching),
      notes: [...repeated, ...presentSaid(one.notes, matching)],
      twins: twins.map(present),
    })
  }
  return judged
}

const likenessOf = (
  { nom, intervenants, commune, adresse }: NonNullable<ReadLine['content']>,
  structureId: string,
) => ({
  ...{ structureId, nom, commune, adresse, exceptId: null },
  telephones: intervenants.flatMap(({ telephone }) => telephone ?? []),
})
