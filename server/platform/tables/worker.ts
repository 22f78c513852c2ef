import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../errors.ts'
import { readCsv } from './csv.ts'
import type { Table } from './table.ts'
import { readXlsx } from './xlsx.ts'

/** Reads one file apart from the server: one that is made to be long or large to read stops this thread only. */
const { kind, bytes, rowsAtMost } = workerData as { kind: Table['kind']; bytes: Uint8Array; rowsAtMost?: number }

try {
  parentPort!.postMessage({ table: kind === 'csv' ? readCsv(bytes, rowsAtMost) : await readXlsx(bytes, rowsAtMost) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  const { statusCode: status, code, message } = error
  parentPort!.postMessage({ refused: { status, code, message } })
}
