import type { PairYear } from '../../contract/pairs.ts'
import { otherEndings, pairDurations, pairOutcomes, pairTicks } from '../../contract/vocabulary.pairs.ts'
import { requestKinds } from '../../contract/vocabulary.requests.ts'
import { freins } from '../../contract/vocabulary.ts'
import { csvFile } from '../../platform/csv.ts'

type Cell = (figures: PairYear) => string | number

const each = (
  words: Readonly<Record<string, string>>,
  prefix: string,
  of: (figures: PairYear) => Record<string, number>,
) => Object.entries(words).map(([code, label]): [string, Cell] => [`${prefix} : ${label}`, (one) => of(one)[code] ?? 0])

const { direct: _, ...pairWays } = requestKinds

const columns: readonly [string, Cell][] = [
  ['Département', ({ sector }) => sector?.departement ?? ''],
  ['Secteur', ({ sector }) => sector?.name ?? 'Ensemble'],
  ['Demandes', ({ asked }) => asked],
  ...each(pairWays, 'Demandes', ({ ways }) => ways),
  ['Demandes acceptées', ({ answers }) => answers.accepted],
  ['Demandes refusées', ({ answers }) => answers.declined],
  ['Demandes sans réponse', ({ answers }) => answers.expired],
  ['Demandes annulées', ({ answers }) => answers.cancelled],
  ['Demandes en attente de réponse', ({ answers }) => answers.waiting],
  ['Accompagnements globaux commencés', ({ started }) => started.global ?? 0],
  ['Accompagnements sociaux exclusifs commencés', ({ started }) => started.exclusif ?? 0],
  ['En cours', ({ ongoing }) => ongoing],
  ['Terminés', ({ ended }) => ended],
  ['Durée médiane (jours)', ({ medianDays }) => medianDays ?? ''],
  ...each(pairDurations, 'Durée', ({ durations }) => durations),
  ...each(pairOutcomes, 'Issue', ({ outcomes }) => outcomes),
  ...each(otherEndings, 'Autre issue', ({ endings }) => endings),
  ...each(freins, 'Frein repéré (commencés)', (one) => one.freins),
  ...each(freins, 'Frein levé (terminés)', ({ lifted }) => lifted),
  ...each(pairTicks, 'Au début', ({ ticks }) => ticks),
]

/** The figures of a year, a line a sector and the whole last. */
export const figuresCsv = (sectors: readonly PairYear[], whole: PairYear) =>
  csvFile([
    columns.map(([head]) => head),
    ...[...sectors, whole].map((one) => columns.map(([, cell]) => String(cell(one)))),
  ])
