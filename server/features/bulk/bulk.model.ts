import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { csvFile } from '../../platform/csv.ts'
import { modelExample, modelNotice, modelTitles, modelWords } from './bulk.notice.ts'

export const modelCsv = (): string => csvFile([modelTitles, modelExample])

const head = (titles: readonly string[]) =>
  titles.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#e8edf5', wrap: true }))
const body = (cells: readonly string[]) => cells.map((value) => ({ value, wrap: true, alignVertical: 'top' as const }))
const example = (cells: readonly string[]) =>
  cells.map((value) => ({ value, textColor: '#5b6472', fontStyle: 'italic' as const, wrap: true }))

const noticeTitles = ['Colonne', 'Nécessaire', 'Ce qu’on y écrit', 'Exemple']

const wide = new Map([
  ['Titre', 34],
  ['Description', 60],
  ['Thématiques', 34],
])

/** The table to fill, and a sheet that explains each column and lists the words that are taken. */
export async function modelXlsx(): Promise<Buffer> {
  const notice: SheetData = [
    head(noticeTitles),
    ...modelNotice.map(body),
    [],
    head(['Mots acceptés', '', '', '']),
    ...modelWords.map(([column, word]) => body([column!, '', word!, ''])),
  ]
  const sheets = [
    {
      data: [head(modelTitles), example(modelExample)],
      sheet: 'Fiches',
      columns: modelTitles.map((title) => ({ width: wide.get(title) ?? 22 })),
      stickyRowsCount: 1,
    },
    {
      data: notice,
      sheet: 'Notice',
      columns: [{ width: 40 }, { width: 12 }, { width: 70 }, { width: 44 }],
      stickyRowsCount: 1,
    },
  ]
  return writeWorkbook(sheets).toBuffer()
}
