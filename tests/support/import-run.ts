import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { runCommand } from '../../server/commands.ts'
import type { Deps } from '../../server/deps.ts'
import { recordId } from '../../server/features/listings/listings.queries.ts'
import { aSourceService, aSourceStructure } from '../factories/a-source-record.ts'

/** A folder that goes with its test. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'levier-import-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Runs a command as `npm run` does; returns its exit code and what it said. */
export async function command(deps: Deps, name: string, args: readonly string[], cwd = '/') {
  const lines: string[] = []
  const steps: string[] = []
  const terminal = {
    line: (text: string) => void lines.push(text),
    progress: (step: string, done: number, total: number | null) => void steps.push(`${step} ${done}/${total}`),
  }
  const exit = await runCommand(deps, { command: name, args, cwd }, terminal)
  return { exit, said: lines.join('\n'), steps }
}

export interface Files {
  structures: unknown
  services: unknown
  gzip?: boolean
  dryRun?: boolean
}

const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content))

/** Imports these records, or these texts when they are to be wrong; returns also the lines of the report. */
export async function importRecords(deps: Deps, { structures, services, gzip, dryRun }: Files) {
  const dir = temporaryFolder()
  const write = (name: string, content: unknown) => {
    const path = join(dir, gzip ? `${name}.json.gz` : `${name}.json`)
    writeFileSync(path, gzip ? gzipSync(textOf(content)) : textOf(content))
    return path
  }
  const files = ['--structures', write('structures', structures), '--services', write('services', services)]
  const result = await command(deps, 'import', dryRun ? [...files, '--dry-run'] : files)
  return { ...result, report: reportOf(result.said) }
}

export interface ReportLine {
  file: string
  line: number
  record: string | null
  field: string
  severity: string
  reason: string
}

function reportOf(said: string): ReportLine[] {
  const path = /Le détail, ligne par ligne : (.*)/.exec(said)?.[1]
  if (!path) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ReportLine)
}

let sources = 0

/** Records of a source nobody else uses, so that tests do not see each other, and what is saved of them. */
export function sourceOf({ db }: Deps) {
  sources += 1
  const source = `source${sources}`
  const structure = (overrides: Record<string, unknown> = {}) =>
    aSourceStructure({ source, id: `${source}--structure`, ...overrides })
  const service = (overrides: Record<string, unknown> = {}) =>
    aSourceService({ source, id: `${source}--1`, structure_id: `${source}--structure`, ...overrides })
  const id = (name: string) => recordId(source, `${source}--${name}`)
  const listings = () =>
    db.selectFrom('listings').selectAll().where('source', '=', source).orderBy('source_id').execute()
  const intervenants = (name: string) =>
    db.selectFrom('intervenants').select(['name', 'telephone', 'courriel']).where('listing_id', '=', id(name)).execute()
  return { source, structure, service, id, listings, intervenants }
}
