import { Problem } from '../errors.ts'

export const limits = { bytes: 5_000_000, unpacked: 25_000_000, columns: 60, cell: 20_000, signs: 5_000_000 }
/** Lines taken at once, unless whoever asks takes more. */
export const usualRows = 500

/** A line of the file as its spreadsheet numbers it, with one text a column. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
  /** It has more cells than there are titles: most often a separator inside a text without quotes. */
  readonly overflows: boolean
}

export interface Table {
  readonly kind: 'csv' | 'xlsx'
  /** How it was read, for people: «UTF-8, point-virgule», «feuille Ateliers». */
  readonly readAs: string
  readonly titlesLine: number
  readonly titles: readonly string[]
  readonly rows: readonly Row[]
}

/** Every refusal of a file is said beside it, or beside what was chosen about it. */
export const badFile = (code: string, sentence: string, status = 400, field = 'content') =>
  new Problem(status, code, sentence, { [field]: sentence })

export const notATable = () =>
  badFile('not-a-table', 'Ce fichier n’est pas un tableau. Enregistrez-le en CSV ou en classeur Excel (.xlsx).')

const count = new Intl.NumberFormat('fr-FR')

/** A title a line above the others is no line of titles: those have several cells, in one of the first lines. */
const searchedForTitles = 10

function titlesAt(records: readonly (readonly string[])[]): number {
  const filled = (record: readonly string[]) => record.filter(Boolean).length
  const several = records.slice(0, searchedForTitles).findIndex((record) => filled(record) > 1)
  return several >= 0 ? several : records.findIndex((record) => filled(record) > 0)
}

/** A letter as spreadsheets name a column: 0 → A, 26 → AA. */
export const columnLetter = (at: number): string =>
  (at >= 26 ? columnLetter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

const clean = (cell: string) =>
  cell
    .replace(/\r\n?/g, '\n')
    .replace(/^'(?=[=+\-@＝＋－＠])/, '') // what `platform/csv.ts` neutralised
    .trim()

/**
 * What was read, as a table: its line of titles found, empty lines and empty last columns left out. Throws 400
 * `no-lines`, `too-many-lines`, `too-many-columns`, `cell-too-long`, `too-much-text`.
 */
export function tableOf(
  kind: Table['kind'],
  readAs: string,
  raw: readonly (readonly string[])[],
  rowsAtMost = usualRows,
): Table {
  const records = raw.map((record) => record.map(clean))
  const at = titlesAt(records)
  if (at < 0) throw badFile('no-lines', 'Ce fichier est vide.')
  const last = records[at]!.findLastIndex(Boolean)
  const below = records.slice(at + 1)
  const width = kind === 'csv' ? last + 1 : Math.max(last, ...below.map((record) => record.findLastIndex(Boolean))) + 1
  const titles = Array.from({ length: width }, (_, column) => records[at]![column]?.replace(/\s+/g, ' ') ?? '')
  const rows = below.flatMap((record, index): Row[] => {
    if (!record.some(Boolean)) return []
    const cells = Array.from({ length: width }, (_, column) => record[column] ?? '')
    return [{ line: at + index + 2, cells, overflows: record.slice(width).some(Boolean) }]
  })
  checkSize(titles, rows, rowsAtMost)
  return { kind, readAs, titlesLine: at + 1, titles, rows }
}

function checkSize(titles: readonly string[], rows: readonly Row[], rowsAtMost: number): void {
  if (rows.length === 0) throw badFile('no-lines', 'Ce tableau n’a que des titres : ajoutez des lignes en dessous.')
  if (rows.length > rowsAtMost)
    throw badFile(
      'too-many-lines',
      `Ce tableau a ${count.format(rows.length)} lignes : ${count.format(rowsAtMost)} au plus à la fois. Coupez-le en plusieurs fichiers.`,
    )
  if (titles.length > limits.columns)
    throw badFile('too-many-columns', `Ce tableau a ${titles.length} colonnes : ${limits.columns} au plus.`)
  let signs = 0
  for (const { line, cells } of rows) {
    const long = cells.findIndex((cell) => cell.length > limits.cell)
    if (long >= 0)
      throw badFile(
        'cell-too-long',
        `La cellule ${columnLetter(long)}${line} est trop longue : ${count.format(limits.cell)} signes au plus.`,
      )
    signs += cells.reduce((sum, cell) => sum + cell.length, 0)
  }
  if (signs > limits.signs) throw badFile('too-much-text', 'Ce tableau contient trop de texte. Coupez-le en plusieurs.')
}
