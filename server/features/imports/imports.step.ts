import { setImmediate } from 'node:timers/promises'
import type { Terminal } from '../../platform/command.ts'
import type { SaveCount } from '../listings/listings.queries.ts'
import { readRecords } from './imports.files.ts'
import { type Finding, severityOf } from './imports.findings.ts'
import type { FileKind, Report } from './imports.report.ts'
import type { Checked } from './imports.rules.ts'

export interface Keyed {
  readonly source: string
  readonly source_id: string
}

/** How one of the two files goes in. */
export interface Step<R extends Keyed> {
  readonly file: FileKind
  readonly path: string
  /** Records in the file. */
  readonly total: number
  check(raw: unknown): Checked<R>
  /** What the database has against records that are valid by themselves. */
  refusals(records: readonly R[]): Promise<ReadonlyMap<R, Finding>>
  save(records: readonly R[]): Promise<SaveCount>
}

export interface Tally extends SaveCount {
  read: number
  refused: number
  opposed: number
}

interface Candidate<R> {
  readonly line: number
  readonly record: R
}

/** Records of one transaction. Measured on PGlite: 500 are no faster and hold the event loop three times longer, 0.3 s. */
const batchSize = 100

const keyOf = (source: unknown, id: unknown) =>
  typeof source === 'string' && typeof id === 'string' ? `${source}/${id}` : null

/** Reads a file to its end, saves what is valid a batch at a time, reports the rest. */
export async function runStep<R extends Keyed>(step: Step<R>, report: Report, terminal: Terminal): Promise<Tally> {
  const tally: Tally = { read: 0, created: 0, changed: 0, unchanged: 0, refused: 0, opposed: 0 }
  const seen = new Set<string>()
  let batch: Candidate<R>[] = []
  for await (const records of readRecords(step.path)) {
    for (const raw of records) {
      tally.read += 1
      const record = examine(step, raw, { seen, tally, report })
      if (record) batch.push({ line: tally.read, record })
    }
    if (batch.length < batchSize) continue
    await saveBatch(step, batch, tally, report)
    batch = []
    if (tally.read < step.total) terminal.progress(`Import des ${step.file}`, tally.read, step.total)
    await setImmediate() // lets the requests of a running server through
  }
  await saveBatch(step, batch, tally, report)
  terminal.progress(`Import des ${step.file}`, tally.read, step.total)
  return tally
}

interface Progress {
  readonly seen: Set<string>
  readonly tally: Tally
  readonly report: Report
}

/** The record when it may go in; else it is reported and counted. */
function examine<R extends Keyed>(step: Step<R>, raw: unknown, { seen, tally, report }: Progress): R | null {
  const { source, id } = Object(raw) as { source?: unknown; id?: unknown }
  const key = keyOf(source, id)
  const twice = key !== null && seen.has(key)
  const { record, findings } = twice ? { record: null, findings: [duplicate] } : step.check(raw)
  report.add(step.file, tally.read, key, findings)
  if (record && key) seen.add(key)
  if (!record) tally[severityOf(findings[0]!.reason) === 'opposed' ? 'opposed' : 'refused'] += 1
  return record
}

const duplicate: Finding = { field: 'id', reason: 'duplicate' }

async function saveBatch<R extends Keyed>(
  step: Step<R>,
  batch: readonly Candidate<R>[],
  tally: Tally,
  report: Report,
): Promise<void> {
  const refusals = await step.refusals(batch.map(({ record }) => record))
  for (const { line, record } of batch) {
    const refusal = refusals.get(record)
    if (refusal) report.add(step.file, line, keyOf(record.source, record.source_id), [refusal])
  }
  const admitted = batch.map(({ record }) => record).filter((record) => !refusals.has(record))
  const { created, changed, unchanged } = await step.save(admitted)
  tally.created += created
  tally.changed += changed
  tally.unchanged += unchanged
  tally.refused += refusals.size
  await report.flush()
}
