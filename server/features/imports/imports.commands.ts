import { isAbsolute, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type AuditEvent, command, record } from '../../platform/audit.ts'
import type { Call, Terminal } from '../../platform/command.ts'
import { importAlone } from '../oppositions/oppositions.imports.ts'
import { UnusableFile } from './imports.files.ts'
import { reasons, type Severity } from './imports.findings.ts'
import { openReport, type Report } from './imports.report.ts'
import { countRecords, type ImportDeps, type ImportFiles, runImport, type Tallies } from './imports.run.ts'
import type { Tally } from './imports.step.ts'

interface Deps extends ImportDeps {
  readonly config: { readonly varDir: string; readonly database: { readonly kind: 'embedded' | 'server' } }
}

interface Order {
  readonly files: ImportFiles
  readonly dryRun: boolean
}

/** `npm run import -- --structures FILE --services FILE [--dry-run]` */
export async function importCommand(deps: Deps, call: Call): Promise<number> {
  const order = readOrder(call)
  if (!order) {
    call.terminal.line('Usage : npm run import -- --structures FICHIER --services FICHIER [--dry-run]')
    return 1
  }
  const onServer = deps.config.database.kind === 'server'
  const exit = await importAlone(deps.db, onServer, () => importFiles(deps, order, call.terminal))
  if (exit !== null) return exit
  call.terminal.line('Un autre import est en cours : attendez qu’il finisse. Rien n’a été écrit.')
  return 1
}

function readOrder({ args, cwd }: Call): Order | null {
  const options = {
    structures: { type: 'string' },
    services: { type: 'string' },
    'dry-run': { type: 'boolean' },
  } as const
  const { values } = parseArgs({ args: [...args], options })
  if (!values.structures || !values.services) return null
  const place = (path: string) => (isAbsolute(path) ? path : join(cwd, path))
  const files = { structures: place(values.structures), services: place(values.services) }
  return { files, dryRun: values['dry-run'] ?? false }
}

async function importFiles(deps: Deps, { files, dryRun }: Order, terminal: Terminal): Promise<number> {
  const totals = await countRecords(files, terminal).catch(sentenceOf)
  if (typeof totals === 'string') {
    terminal.line(`${totals} Rien n’a été écrit.`)
    return 1
  }
  const report = openReport(deps.config.varDir, deps.clock.now())
  const startedAt = performance.now()
  try {
    const tallies = await runImport(deps, { files, totals, dryRun, report, terminal })
    if (!dryRun) await noteImport(deps, countsOf(tallies))
    sayResult(tallies, dryRun, (performance.now() - startedAt) / 1000, terminal)
    sayFindings(report, terminal)
    return 0
  } catch (error) {
    if (!dryRun) await noteImport(deps, { failed: true }).catch(() => {}) // the error that ended it says more
    terminal.line(
      'L’import s’est arrêté avant la fin. Ce qui a été écrit est entier : relancez-le, rien ne se fera deux fois.',
    )
    throw error
  }
}

const noteImport = ({ db, clock }: Deps, detail: AuditEvent['detail'] & object) =>
  record(db, command('import'), { action: 'import.run', detail }, clock.now())

const countsOf = ({ structures, services }: Tallies) => ({
  structuresCreated: structures.created,
  structuresChanged: structures.changed,
  listingsCreated: services.created,
  listingsChanged: services.changed,
  refused: structures.refused + services.refused,
})

/** What the person must hear of a file that cannot be used; anything else goes on up. */
function sentenceOf(error: unknown): string {
  if (error instanceof UnusableFile) return error.message
  throw error
}

const french = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const countOf = (count: number, one: string, several: string) => `${french.format(count)} ${count < 2 ? one : several}`

function sayTally(name: string, { read, created, changed, unchanged, refused, opposed }: Tally, terminal: Terminal) {
  const parts = [
    countOf(created, 'nouvelle', 'nouvelles'),
    countOf(changed, 'modifiée', 'modifiées'),
    countOf(unchanged, 'inchangée', 'inchangées'),
    countOf(refused, 'refusée', 'refusées'),
    ...(opposed > 0 ? [countOf(opposed, 'écartée par opposition', 'écartées par opposition')] : []),
  ]
  terminal.line(`${name} : ${countOf(read, 'lue', 'lues')}, ${parts.join(', ')}.`)
}

function sayResult({ structures, services }: Tallies, dryRun: boolean, seconds: number, terminal: Terminal) {
  if (dryRun) terminal.line('Essai : rien n’a été écrit. Voici ce que ferait l’import.')
  sayTally('Structures', structures, terminal)
  sayTally('Fiches', services, terminal)
  const read = structures.read + services.read
  const rate = Math.round(read / Math.max(seconds, 0.001))
  terminal.line(`Durée : ${french.format(seconds)} s, ${french.format(rate)} enregistrements par seconde.`)
}

const headings: Record<Severity, string> = {
  refused: 'Refusés',
  warning: 'Acceptés avec une réserve',
  moved: 'Corrigés',
  opposed: 'Oppositions respectées',
}

/** A count by reason, the most frequent first, under how serious it is. */
function sayFindings(report: Report, terminal: Terminal) {
  const counts = [...report.counts].sort(([, a], [, b]) => b - a)
  for (const severity of Object.keys(headings) as Severity[]) {
    const ofSeverity = counts.filter(([reason]) => reasons[reason][0] === severity)
    if (ofSeverity.length > 0) terminal.line(`${headings[severity]} :`)
    for (const [reason, count] of ofSeverity) terminal.line(`  ${french.format(count)} × ${reasons[reason][1]}`)
  }
  const path = report.path()
  if (path) terminal.line(`Le détail, ligne par ligne : ${path}`)
}
