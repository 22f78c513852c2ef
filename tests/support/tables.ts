import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { BulkField } from '../../server/contract/vocabulary.bulk.ts'
import type { TestApp } from './app.ts'

export interface FileSent {
  name: string
  content: string
}

export const sent = (name: string, bytes: Uint8Array): FileSent => ({
  name,
  content: Buffer.from(bytes).toString('base64'),
})

/** As Excel saves «CSV (séparateur : point-virgule)» in France. */
export const windowsCsv = (text: string, name = 'fiches.csv') => {
  const signs: Record<string, number> = { '’': 0x92, '€': 0x80, œ: 0x9c, '…': 0x85, '–': 0x96 }
  const bytes = [...text.replace(/\n/g, '\r\n')].map((sign) => signs[sign] ?? sign.codePointAt(0)!)
  return sent(name, Uint8Array.from(bytes))
}
export const utf8Csv = (text: string, name = 'fiches.csv') => sent(name, Buffer.from(text))

export const workbookBytes = async (data: SheetData): Promise<Uint8Array> => writeWorkbook(data).toBuffer()
export const workbook = async (data: SheetData, name = 'fiches.xlsx') => sent(name, await workbookBytes(data))

/** A workbook with some of its parts changed or added. */
export async function alteredWorkbook(
  data: SheetData,
  change: (parts: Record<string, string>) => Record<string, string>,
): Promise<Uint8Array> {
  const parts = unzipSync(await workbookBytes(data))
  const texts = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes, true)]))
  const changed = Object.entries(change(texts)).map(([name, text]) => [name, strToU8(text, true)] as const)
  return zipSync(Object.fromEntries(changed))
}

/** One line that can be sent as it is, by field. */
export const goodLine: Partial<Record<BulkField, string>> = {
  nom: 'Permis B accompagné',
  description: 'Préparation au code et à la conduite avec une monitrice, deux matinées par semaine.',
  thematiques: 'Préparer un permis',
  publics: 'Jeunes',
  frais: 'payant 15 €',
  modes_accueil: 'sur place',
  code_postal: '40100',
  commune: 'Dax',
  zone_eligibilite: 'Landes',
  horaires_accueil: 'lundi au vendredi 9h-12h',
  mobilisable_par: 'Professionnels',
  contact_1_telephone: '05 36 49 01 42',
}
export const goodColumns = Object.keys(goodLine) as BulkField[]

/** A CSV of these lines, each a good one but for what is told. */
export const linesCsv = (...lines: Partial<Record<BulkField, string>>[]) => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const cells = (line: Partial<Record<BulkField, string>>) =>
    goodColumns.map((field) => quoted({ ...goodLine, ...line }[field] ?? '')).join(';')
  return utf8Csv([goodColumns.join(';'), ...lines.map(cells)].join('\n'))
}

/** Calls of somebody signed in. */
export const bulkOf = (it: TestApp, headers: { cookie: string }) => {
  const post = async (url: string, payload: object) => {
    const answer = await it.app.inject({ method: 'POST', url: `/api/bulk/${url}`, headers, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  return {
    read: (file: FileSent) => post('read', file),
    check: (file: FileSent, more: object = {}) => post('check', { ...file, columns: goodColumns, ...more }),
    import: (file: FileSent, more: object) => post('import', { ...file, columns: goodColumns, ...more }),
  }
}
