import { useLocation } from 'preact-iso'
import type { PairYear } from '../../../server/contract/pairs.ts'
import { otherEndings, pairDurations, pairOutcomes, pairTicks } from '../../../server/contract/vocabulary.pairs.ts'
import { freins } from '../../../server/contract/vocabulary.ts'
import { call, type Result } from '../../api.ts'
import { count, number, plural } from '../../typography.ts'
import { Desk } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { SelectField } from '../../ui/field.tsx'
import { FiguresTable, FiguresTools, Headlines, Tallies, Tally } from '../../ui/figures.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { PairsTabs } from './pairs.tabs.tsx'
import { placeOf } from './pairs.words.ts'

const title = 'Chiffres des accompagnements'
type Figures = Result<'GET /api/pairs/figures'>

/** The yearly figures of the agreement, from what the two wrote. */
export function PairFiguresPage() {
  const { query, route } = useLocation()
  const annee = /^20\d\d$/.test(query.annee ?? '') ? Number(query.annee) : undefined
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/pairs/figures', { query: annee ? { annee } : {}, signal }),
    [annee],
  )
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead="Ils viennent de ce que les binômes ont noté. Aucune personne n’y est reconnaissable."
      action={
        value && (
          <FiguresTools>
            <SelectField
              label="Année"
              value={String(value.year)}
              options={Object.fromEntries(value.years.map((year) => [String(year), String(year)]).reverse())}
              onChange={(event) => route(`/accompagnements/chiffres?annee=${event.currentTarget.value}`, true)}
            />
            <Download href={`/api/pairs/figures.csv?annee=${value.year}`}>Tableur</Download>
          </FiguresTools>
        )
      }
      tabs={<PairsTabs />}
    >
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={6} label="Les chiffres arrivent" />}
      {!error && value && <Year figures={value} />}
    </Desk>
  )
}

function Year({ figures: { whole, sectors, year } }: { figures: Figures }) {
  if (sectors.length === 0)
    return (
      <EmptyState
        icon="inbox"
        title={`Rien à compter en ${year}`}
        text="Les demandes aux référents sociaux et les accompagnements commencés paraîtront ici."
      />
    )
  return (
    <>
      <Headlines lines={headlinesOf(whole)} />
      <FiguresTable
        head="Secteur"
        label="Par secteur"
        columns={columns.map(([head]) => head)}
        rows={[...sectors, whole].map((one) => ({
          ...{ key: placeOf(one), name: placeOf(one), whole: one.sector === null },
          cells: columns.map(([, cell]) => cell(one)),
        }))}
      />
      <Tallies>
        <Tally title="Issues" lines={linesOf(pairOutcomes, whole.outcomes, true)} />
        {(whole.outcomes.autre ?? 0) > 0 && (
          <Tally title="Autres issues" lines={linesOf(otherEndings, whole.endings, false)} />
        )}
        <Tally title="Durées" lines={linesOf(pairDurations, whole.durations, true)} />
        <Tally title="Freins repérés (commencés), levés (terminés)" lines={freinLines(whole)} />
        <Tally title="Au début, quand c’est dit" lines={linesOf(pairTicks, whole.ticks, true)} />
      </Tallies>
    </>
  )
}

function headlinesOf({ asked, answers, started, ongoing, ended, medianDays }: PairYear) {
  const begun = (started.global ?? 0) + (started.exclusif ?? 0)
  const exclusive = count(started.exclusif ?? 0, 'social exclusif', 'sociaux exclusifs')
  const usual = medianDays === null ? '' : `, la moitié en ${count(medianDays, 'jour')} ou moins`
  return [
    [number(asked), `${plural(asked, 'demande')} aux référents, ${count(answers.accepted, 'acceptée')}`],
    [number(begun), `${plural(begun, 'commencé')}, dont ${exclusive}`],
    [number(ongoing), 'en cours'],
    [number(ended), `${plural(ended, 'terminé')}${usual}`],
  ] as const
}

const columns: readonly [string, (one: PairYear) => number][] = [
  ['Demandes', ({ asked }) => asked],
  ['Acceptées', ({ answers }) => answers.accepted],
  ['Refusées', ({ answers }) => answers.declined],
  ['Sans réponse', ({ answers }) => answers.expired],
  ['Annulées', ({ answers }) => answers.cancelled],
  ['En attente', ({ answers }) => answers.waiting],
  ['Commencés', ({ started }) => (started.global ?? 0) + (started.exclusif ?? 0)],
  ['En cours', ({ ongoing }) => ongoing],
  ['Terminés', ({ ended }) => ended],
  ['Emploi ≥ 6 mois', ({ outcomes }) => outcomes['emploi-durable'] ?? 0],
  ['Emploi < 6 mois', ({ outcomes }) => outcomes['emploi-court'] ?? 0],
  ['Formation', ({ outcomes }) => outcomes.formation ?? 0],
  ['Autre issue', ({ outcomes }) => outcomes.autre ?? 0],
]

type Codes = Readonly<Record<string, string>>
type Counts = Readonly<Record<string, number>>

/** `all`: those that never happened too. */
const linesOf = (words: Codes, counts: Counts, all: boolean) =>
  Object.entries(words)
    .filter(([code]) => all || counts[code])
    .map(([code, label]) => [label, number(counts[code] ?? 0)] as const)

/** Only those found at least once: thirteen lines of zeros teach nothing. */
const freinLines = ({ freins: found, lifted }: PairYear) =>
  Object.entries(freins)
    .filter(([code]) => found[code] || lifted[code])
    .map(([code, label]) => {
      const gone = lifted[code] ? `, ${count(lifted[code], 'levé')}` : ''
      return [label, `${number(found[code] ?? 0)}${gone}`] as const
    })
