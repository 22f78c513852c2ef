import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { Problem } from '../errors.ts'
import { badFile, limits, notATable, type Table, tableOf } from './table.ts'

export const hasMacros = () =>
  badFile(
    'has-macros',
    'Ce classeur contient des macros : nous ne l’ouvrons pas. Enregistrez-le au format « Classeur Excel (.xlsx) ».',
  )

const otherFormat = () =>
  badFile('not-a-table', 'Ce classeur n’est pas au format Excel (.xlsx). Enregistrez-le sous ce format, ou en CSV.')

/** Far above what spreadsheets pack: an archive of nothing but names would be long to list. */
const entriesAtMost = 2000

/** What an archive says it holds, without unpacking any of it. */
function contentsOf(bytes: Uint8Array): { name: string; size: number }[] {
  const entries: { name: string; size: number }[] = []
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (entries.push({ name, size: originalSize }) > entriesAtMost) throw notATable()
      return false
    },
  })
  return entries
}

/**
 * An archive is unpacked into buffers of the sizes it announces, never more: it is enough to add them up. Throws 400
 * `has-macros`, `unpacks-too-large`, `not-a-table`.
 */
function checkArchive(bytes: Uint8Array): void {
  const entries = contentsOf(bytes)
  const named = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name))
  if (named(/(^|\/)(vbaProject\.bin|macrosheets\/)/i)) throw hasMacros()
  if (!named(/^xl\/workbook\.xml$/)) throw otherFormat()
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > limits.unpacked)
    throw badFile('unpacks-too-large', 'Ce classeur est trop grand une fois ouvert. Gardez-en une seule feuille.')
}

/** Spreadsheets end at column XFD: a cell beyond would have the reader fill the memory with empty ones. */
function checkCells(bytes: Uint8Array): void {
  const sheets = unzipSync(bytes, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) })
  const far = Object.values(sheets).some((sheet) => /<c\s[^>]*\br\s*=\s*["'][A-Z]{4}/i.test(strFromU8(sheet)))
  if (far) throw damaged()
}

const damaged = () =>
  badFile('unreadable-workbook', 'Ce classeur est abîmé : il ne s’ouvre pas. Enregistrez-le de nouveau.')

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'short' })

/** A cell as its text: formulas come as the value they last had. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non'
  return cell instanceof Date ? day.format(cell) : String(cell)
}

/** Reads the first sheet that has something. Throws 400. */
export async function readXlsx(bytes: Uint8Array, rowsAtMost?: number): Promise<Table> {
  const sheets = await openWorkbook(bytes)
  const filled = sheets.find(({ data }) => data.some((row) => row.some((cell) => textOf(cell).trim() !== '')))
  if (!filled) throw badFile('no-lines', 'Ce fichier est vide.')
  const others = sheets.length > 1 ? ', la première qui est remplie' : ''
  return tableOf(
    'xlsx',
    `feuille « ${filled.sheet} »${others}`,
    filled.data.map((row) => row.map(textOf)),
    rowsAtMost,
  )
}

async function openWorkbook(bytes: Uint8Array) {
  try {
    checkArchive(bytes)
    checkCells(bytes)
    return await readWorkbook(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  } catch (error) {
    if (error instanceof Problem) throw error
    throw damaged()
  }
}
