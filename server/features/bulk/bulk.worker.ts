import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../platform/errors.ts'
import { readCsv } from './bulk.csv.ts'
import type { Table } from './bulk.table.ts'
import { readXlsx } from './bulk.xlsx.ts'

/** Reads one file apart from the server: one that is made to be long or large to read stops this thread only. */
const { kind, bytes } = workerData as { kind: Table['kind']; bytes: Uint8Array }

try {
  parentPort!.postMessage({ table: kind === 'csv' ? readCsv(bytes) : await readXlsx(bytes) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  const { statusCode: status, code, message } = error
  parentPort!.postMessage({ refused: { status, code, message } })
}
