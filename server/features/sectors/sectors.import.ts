import type { SectorImport } from '../../contract/sectors.ts'
import type { Deps } from '../../deps.ts'
import { record } from '../../platform/audit.ts'
import { csvFile } from '../../platform/csv.ts'
import type { Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { readFile } from '../../platform/tables/file.ts'
import type { Table } from '../../platform/tables/table.ts'
import { holdRevisions } from '../listings/listings.queries.ts'
import { keptOppositions } from '../oppositions/oppositions.kept.ts'
import { type Read, readSectors } from './sectors.lines.ts'
import { type Plan, planOf } from './sectors.plan.ts'
import { codesElsewhere, sectorsIn } from './sectors.queries.ts'
import { linesAtMost } from './sectors.rules.ts'
import { applyPlan, type By, holdSectors } from './sectors.saving.ts'

type Ground = Pick<Deps, 'db' | 'directory'>

interface Asked {
  readonly departement: string
  readonly name: string
  readonly content: string
  readonly removeAbsent: boolean
}

/** What the sectors of a département would become. Writes nothing. */
export const checkImport = (ground: Ground, asked: Asked, by: By) => importFile(ground, asked, by, async () => {})

/** Makes them so, and tells what was done. */
export const runImport = (ground: Ground, asked: Asked, by: By) =>
  importFile(ground, asked, by, async (trx, { read, plan }) => {
    if (plan.writes.length + plan.removed.length === 0) return
    const { departement } = asked
    await applyPlan(trx, plan, departement, by.now)
    const count = (kind: string) => plan.changes.filter((change) => change.kind === kind).length
    const detail = {
      ...{ lines: read.lines.length, linesRefused: refusedOf(read).length },
      ...{ sectorsAdded: count('added'), sectorsChanged: count('changed'), sectorsRemoved: count('removed') },
    }
    await record(trx, by.actor, { action: 'sectors.imported', departements: [departement], detail }, by.now)
  })

interface Planned {
  readonly read: Read
  readonly plan: Plan
}

async function importFile(
  ground: Ground,
  asked: Asked,
  { territory }: By,
  act: (trx: Trx, planned: Planned) => Promise<void>,
): Promise<SectorImport> {
  checkDepartement(ground, asked.departement, territory)
  const table = await readFile(asked, linesAtMost)
  return ground.db.transaction().execute(async (trx) => {
    await holdRevisions(trx) // as every import: an opposition being applied is waited for
    await holdSectors(trx)
    const planned = await planImport(trx, ground, table, asked)
    await act(trx, planned)
    return present(planned)
  })
}

async function planImport(trx: Trx, { directory }: Ground, table: Table, { departement, removeAbsent }: Asked) {
  const oppositions = await keptOppositions(trx)
  const elsewhere = await codesElsewhere(trx, departement)
  const read = readSectors(table, { departement, directory: directory(), oppositions, elsewhere })
  const now = await sectorsIn(trx, departement)
  return { read, plan: planOf(read, now, { departement, directory: directory(), removeAbsent }) }
}

/** Throws 400 `unknown-departement` or 403 `beyond-territory`. */
export function checkDepartement({ directory }: Pick<Ground, 'directory'>, code: string, territory: By['territory']) {
  const refused = (status: number, reason: string, message: string) =>
    new Problem(status, reason, message, { departement: message })
  if (!directory().departement(code)) throw refused(400, 'unknown-departement', 'Ce département n’existe pas.')
  if (territory.kind === 'departements' && !territory.codes.includes(code))
    throw refused(403, 'beyond-territory', 'Choisissez un département que vous administrez.')
}

const refusedOf = ({ lines }: Read) => lines.filter(({ refused }) => refused)

function present({ read, plan }: Planned): SectorImport {
  const { readAs, notices, lines } = read
  const { changes, moves, lost, without } = plan
  return {
    ...{ readAs, notices: [...notices], read: lines.length, refused: refusedOf(read).length },
    lines: lines.filter(({ problems, notes }) => problems.length + notes.length > 0),
    ...{ changes, moves, lost, without, report: reportOf(read) },
  }
}

const reportOf = ({ lines }: Read) =>
  csvFile([
    ['Ligne', 'Contenu', 'Résultat', 'À corriger', 'Compris autrement'],
    ...lines.map(({ line, text, refused, problems, notes }) => [
      ...[String(line), text, refused ? 'Laissée de côté' : 'Prise'],
      ...[problems.join('\n'), notes.join('\n')],
    ]),
  ])
