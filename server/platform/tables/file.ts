import { Worker } from 'node:worker_threads'
import { badFile, limits, notATable, type Table } from './table.ts'
import { hasMacros } from './xlsx.ts'

export interface SentFile {
  readonly name: string
  /** Base64. */
  readonly content: string
}

const starts = (bytes: Buffer, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)
const isArchive = (bytes: Buffer) => starts(bytes, 0x50, 0x4b)
/** Of the compound files of old Office; the new one puts in it the workbooks that a password protects. */
const isCompound = (bytes: Buffer) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)
const isProtected = (bytes: Buffer) => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))

/** Other files people have beside a table, by how they start. */
const others = [
  '%PDF',
  '{\\rtf',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '<?xml',
  '<!DOCTYPE',
  '<html',
  'Rar!',
  '7z\xbc\xaf',
]
const isOther = (bytes: Buffer) => others.some((start) => bytes.toString('latin1', 0, start.length) === start)

const endsWith = (name: string, ...extensions: string[]) => extensions.some((one) => name.toLowerCase().endsWith(one))

/** Throws 400 or 413 for what is no table at all, before opening anything. */
function kindOf(name: string, bytes: Buffer): Table['kind'] {
  if (bytes.length === 0) throw badFile('no-lines', 'Ce fichier est vide.')
  if (bytes.length > limits.bytes) throw badFile('too-large', 'Ce fichier dépasse 5 Mo.', 413)
  if (endsWith(name, '.xlsm', '.xltm', '.xlam')) throw hasMacros()
  if (isCompound(bytes) && isProtected(bytes))
    throw badFile('password', 'Ce classeur est protégé par un mot de passe. Enregistrez-le sans.')
  if (isCompound(bytes) || endsWith(name, '.xls', '.xlsb'))
    throw badFile('old-format', 'C’est un ancien format d’Excel. Enregistrez-le en « Classeur Excel (.xlsx) ».')
  if (isOther(bytes)) throw notATable()
  return isArchive(bytes) ? 'xlsx' : 'csv'
}

/** 500 lines take 0.1 s (Node 24, 2 cores), most of it to start the thread. */
const longestMs = 8000
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 }

const tooLong = () =>
  badFile('unreadable-workbook', 'Ce fichier est trop long à lire. Copiez ses lignes dans un classeur neuf.')

type Outcome = { table: Table } | { refused: { status: number; code: string; message: string } }

/** Reads a file sent as base64. Throws a refusal with its sentence beside `content`. */
export async function readFile({ name, content }: SentFile, rowsAtMost?: number): Promise<Table> {
  const bytes = Buffer.from(content, 'base64')
  const outcome = await readApart(kindOf(name, bytes), bytes, rowsAtMost)
  if ('table' in outcome) return outcome.table
  throw badFile(outcome.refused.code, outcome.refused.message, outcome.refused.status)
}

/** In a thread of its own, with its own memory, for a limited time. */
function readApart(kind: Table['kind'], bytes: Buffer, rowsAtMost: number | undefined): Promise<Outcome> {
  const url = new URL('./worker.ts', import.meta.url)
  const worker = new Worker(url, {
    workerData: { kind, bytes: new Uint8Array(bytes), rowsAtMost },
    resourceLimits: memory,
  })
  return new Promise<Outcome>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLong()), longestMs)
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(tooLong()) // does nothing when it has answered
    })
  }).finally(() => worker.terminate())
}
