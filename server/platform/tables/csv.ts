import { CsvError, parse } from 'csv-parse/sync'
import { badFile, notATable, type Table, tableOf } from './table.ts'

interface Decoded {
  readonly text: string
  readonly encoding: string
}

const marks: readonly [bytes: readonly number[], label: string, encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8', 'UTF-8'],
  [[0xff, 0xfe], 'utf-16le', 'UTF-16'],
  [[0xfe, 0xff], 'utf-16be', 'UTF-16'],
]

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // not UTF-8: the caller tries what Excel writes in France
  }
}

/** Share of zero bytes in the places where UTF-16 has them for French. */
function zeros(bytes: Uint8Array, from: 0 | 1): number {
  const seen = bytes.subarray(0, 2000)
  const places = Math.floor(seen.length / 2)
  return places === 0 ? 0 : seen.filter((byte, at) => at % 2 === from && byte === 0).length / places
}

/** A text file: its mark tells its encoding, else UTF-8 when it is valid, else Windows-1252, which Excel writes. */
export function decode(bytes: Uint8Array): Decoded {
  const mark = marks.find(([start]) => start.every((byte, at) => bytes[at] === byte))
  if (mark) return { text: new TextDecoder(mark[1]).decode(bytes), encoding: mark[2] }
  if (zeros(bytes, 1) > 0.6) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (zeros(bytes, 0) > 0.6) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' }
}

/** In the order they are preferred when a file has as many of each. */
const separators = { ';': 'point-virgule', '\t': 'tabulation', ',': 'virgule' } as const
type Separator = keyof typeof separators

const announced = /^sep=([;,\t])\n/i

/**
 * The separator that most of the first lines have, outside quotes; of those, the one the first of them has most: texts
 * have commas too, titles hardly ever.
 */
export function separatorOf(text: string): Separator {
  const told = announced.exec(text)?.[1]
  if (told) return told as Separator
  const bare = text.slice(0, 50_000).replace(/"(?:[^"]|"")*"/g, '')
  const lines = bare.split('\n').filter(Boolean).slice(0, 20)
  const all = Object.keys(separators) as Separator[]
  const first = lines.find((line) => all.some((separator) => line.includes(separator))) ?? ''
  const score = (separator: string) =>
    lines.filter((line) => line.includes(separator)).length * 1000 + first.split(separator).length
  return all.reduce((best, next) => (score(next) > score(best) ? next : best))
}

/** Records read before stopping: far more than are taken, so that a file of nothing but line ends is cheap. */
const readAtMost = 5000

/** Throws 400 `not-a-table`, `unreadable-csv`, or what `tableOf` throws. */
export function readCsv(bytes: Uint8Array, rowsAtMost?: number): Table {
  const { text: decoded, encoding } = decode(bytes)
  const text = decoded.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (/[\0\u0001-\u0008\u000e-\u001a]/.test(text)) throw notATable()
  const delimiter = separatorOf(text)
  return tableOf('csv', `${encoding}, séparateur ${separators[delimiter]}`, records(text, delimiter), rowsAtMost)
}

function records(text: string, delimiter: Separator): string[][] {
  const first = announced.exec(text)?.[0].length ?? 0
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true, to: readAtMost, record_delimiter: '\n' }
    const found: string[][] = parse(text.slice(first), options)
    return first > 0 ? [[], ...found] : found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: number }).lines)
    const where = line ? ` vers la ligne ${line}` : ''
    throw badFile('unreadable-csv', `Ce fichier ne se lit pas${where} : un guillemet ouvert n’est pas fermé.`)
  }
}
