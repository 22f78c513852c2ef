import type { Terminal } from '../../platform/command.ts'
import type { Db } from '../../platform/db.ts'
import type { Directory } from '../communes/communes.directory.ts'
import {
  compareListings,
  compareStructures,
  type ListingRecord,
  recordId,
  type StructureRecord,
  saveListings,
  saveStructures,
} from '../listings/listings.queries.ts'
import { readOppositions } from '../oppositions/oppositions.imports.ts'
import { readRecords, UnusableFile } from './imports.files.ts'
import { hoursReader } from './imports.hours.ts'
import { atlasOf } from './imports.places.ts'
import { savedStructures } from './imports.queries.ts'
import type { FileKind, Report } from './imports.report.ts'
import { checkService, checkStructure, type Ground } from './imports.rules.ts'
import { runStep, type Step, type Tally } from './imports.step.ts'

export interface ImportDeps {
  readonly db: Db
  readonly clock: { now(): Date; today(): string }
  directory(): Directory
}

export type ImportFiles = Readonly<Record<FileKind, string>>
export type Tallies = Readonly<Record<FileKind, Tally>>

const kinds = ['structures', 'services'] as const satisfies readonly FileKind[]
const isService = (raw: unknown) => typeof raw === 'object' && raw !== null && 'structure_id' in raw

/** Reads both files to their end, so that one cut short is refused before anything is written. Throws `UnusableFile`. */
export async function countRecords(files: ImportFiles, terminal: Terminal): Promise<Record<FileKind, number>> {
  const counts = { structures: 0, services: 0 }
  for (const file of kinds) {
    for await (const records of readRecords(files[file])) {
      if (file === 'structures' && records.some(isService))
        throw new UnusableFile(`Le fichier ${files[file]} contient des services : donnez-le avec --services.`)
      counts[file] += records.length
      terminal.progress(`Lecture des ${file}`, counts[file], null)
    }
  }
  return counts
}

interface Work {
  readonly files: ImportFiles
  readonly totals: Readonly<Record<FileKind, number>>
  /** Tells what would be written, and writes nothing. */
  readonly dryRun: boolean
  readonly report: Report
  readonly terminal: Terminal
}

/** Structures first, then the services of those that exist; each batch is one transaction. */
export async function runImport(deps: ImportDeps, work: Work): Promise<Tallies> {
  const { db, clock, directory } = deps
  const ground: Ground = {
    today: clock.today(),
    atlas: atlasOf(directory()),
    oppositions: await readOppositions(db),
    hoursCanBeRead: hoursReader(),
  }
  const accepted = new Set<string>()
  const structures = await runStep(structuresStep(deps, work, ground, accepted), work.report, work.terminal)
  const services = await runStep(servicesStep(deps, work, ground, accepted), work.report, work.terminal)
  return { structures, services }
}

function structuresStep(
  { db }: ImportDeps,
  { files, totals, dryRun }: Work,
  ground: Ground,
  accepted: Set<string>,
): Step<StructureRecord> {
  return {
    file: 'structures',
    path: files.structures,
    total: totals.structures,
    check: (raw) => checkStructure(raw, ground),
    refusals: async () => new Map(),
    save: async (records) => {
      for (const { source, source_id } of records) accepted.add(recordId(source, source_id))
      if (dryRun) return compareStructures(db, records)
      return db.transaction().execute((trx) => saveStructures(trx, records))
    },
  }
}

function servicesStep(
  { db, clock }: ImportDeps,
  { files, totals, dryRun }: Work,
  ground: Ground,
  accepted: ReadonlySet<string>,
): Step<ListingRecord> {
  const structureOf = ({ source, structure_source_id }: ListingRecord) => recordId(source, structure_source_id)
  return {
    file: 'services',
    path: files.services,
    total: totals.services,
    check: (raw) => checkService(raw, ground),
    refusals: async (records) => {
      const elsewhere = records.filter((record) => !accepted.has(structureOf(record)))
      const saved = await savedStructures(db, elsewhere.map(structureOf))
      const orphans = elsewhere.filter((record) => !saved.has(structureOf(record)))
      return new Map(orphans.map((record) => [record, { field: 'structure_id', reason: 'unknown-structure' }]))
    },
    save: async (records) => {
      if (dryRun) return compareListings(db, records)
      const saver = { actor: 'import', at: clock.now() }
      return db.transaction().execute((trx) => saveListings(trx, records, saver))
    },
  }
}
