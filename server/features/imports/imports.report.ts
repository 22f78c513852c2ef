import { appendFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Finding, type Reason, reasons } from './imports.findings.ts'

export type FileKind = 'structures' | 'services'

/** What was found during one import: a line each in a file, a count by reason for the screen. */
export interface Report {
  /** `line` counts the records of the file from 1; `record` is `source/id`, or null when it has none. */
  add(file: FileKind, line: number, record: string | null, findings: readonly Finding[]): void
  /** Writes what was added since; the file is made with its first line, for this user only. */
  flush(): Promise<void>
  readonly counts: ReadonlyMap<Reason, number>
  /** Null while there is nothing in it. */
  path(): string | null
}

/** Reports hold identifiers and reasons, never the values: those may be somebody's number. */
export function openReport(varDir: string, at: Date): Report {
  const path = join(varDir, 'imports', `${at.toISOString().replaceAll(':', '-')}.jsonl`)
  const counts = new Map<Reason, number>()
  let waiting: string[] = []
  let written = false
  const add: Report['add'] = (file, line, record, findings) => {
    for (const { field, reason } of findings) {
      const [severity, sentence] = reasons[reason]
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
      waiting.push(`${JSON.stringify({ file, line, record, field, severity, reason, sentence })}\n`)
    }
  }
  const flush = async () => {
    if (waiting.length === 0) return
    const lines = waiting.join('')
    waiting = []
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, lines, { mode: 0o600 })
    written = true
  }
  return { add, flush, counts, path: () => (written ? path : null) }
}
