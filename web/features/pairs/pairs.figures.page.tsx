import { useLocation } from 'preact-iso'
import type { PairYear } from '../../../server/contract/pairs.ts'
import { otherEndings, pairOutcomes, pairTicks } from '../../../server/contract/vocabulary.pairs.ts'
import { freins } from '../../../server/contract/vocabulary.ts'
import { call, type Result } from '../../api.ts'
import { count, number, plural, typo } from '../../typography.ts'
import { Desk } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './figures.module.css'
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
          <div class={styles.tools}>
            <SelectField
              label="Année"
              value={String(value.year)}
              options={Object.fromEntries(value.years.map((year) => [String(year), String(year)]).reverse())}
              onChange={(event) => route(`/accompagnements/chiffres?annee=${event.currentTarget.value}`, true)}
            />
            <Download href={`/api/pairs/figures.csv?annee=${value.year}`}>Tableur</Download>
          </div>
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
      <Headlines whole={whole} />
      <Sectors rows={[...sectors, whole]} />
      <div class={styles.tallies}>
        <Tally all title="Issues" words={pairOutcomes} counts={whole.outcomes} />
        {(whole.outcomes.autre ?? 0) > 0 && <Tally title="Autres issues" words={otherEndings} counts={whole.endings} />}
        <FreinTally whole={whole} />
        <Tally all title="Au début, quand c’est dit" words={pairTicks} counts={whole.ticks} />
      </div>
    </>
  )
}

function Headlines({ whole: { asked, answers, started, ongoing, ended, medianDays } }: { whole: PairYear }) {
  const begun = (started.global ?? 0) + (started.exclusif ?? 0)
  const lines = [
    [asked, `${plural(asked, 'demande')} aux référents, ${count(answers.accepted, 'acceptée')}`],
    [
      begun,
      `${plural(begun, 'commencé')}, dont ${count(started.exclusif ?? 0, 'social exclusif', 'sociaux exclusifs')}`,
    ],
    [ongoing, 'en cours'],
    [
      ended,
      `${plural(ended, 'terminé')}${medianDays === null ? '' : `, la moitié en ${count(medianDays, 'jour')} ou moins`}`,
    ],
  ] as const
  return (
    <ul class={styles.headlines}>
      {lines.map(([value, text]) => (
        <li key={text}>
          <strong>{number(value)}</strong>
          <span>{typo(text)}</span>
        </li>
      ))}
    </ul>
  )
}

const columns: readonly [string, (one: PairYear) => number][] = [
  ['Demandes', ({ asked }) => asked],
  ['Acceptées', ({ answers }) => answers.accepted],
  ['Sans réponse', ({ answers }) => answers.expired],
  ['Commencés', ({ started }) => (started.global ?? 0) + (started.exclusif ?? 0)],
  ['En cours', ({ ongoing }) => ongoing],
  ['Terminés', ({ ended }) => ended],
  ['Emploi ≥ 6 mois', ({ outcomes }) => outcomes['emploi-durable'] ?? 0],
  ['Emploi < 6 mois', ({ outcomes }) => outcomes['emploi-court'] ?? 0],
  ['Formation', ({ outcomes }) => outcomes.formation ?? 0],
]

const Sectors = ({ rows }: { rows: readonly PairYear[] }) => (
  <Sheet bare>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard too. */}
    <section class={styles.wide} tabIndex={0} aria-label="Par secteur">
      <table class={styles.table}>
        <caption class="sr">Par secteur</caption>
        <thead>
          <tr>
            <th scope="col">Secteur</th>
            {columns.map(([head]) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={placeOf(row)} data-whole={row.sector ? undefined : ''}>
              <th scope="row">{typo(placeOf(row))}</th>
              {columns.map(([head, cell]) => (
                <td key={head}>{number(cell(row))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </Sheet>
)

interface TallyProps {
  title: string
  words: Readonly<Record<string, string>>
  counts: Readonly<Record<string, number>>
  /** Those that never happened too. */
  all?: boolean
}

const Tally = ({ title: name, words, counts, all }: TallyProps) => (
  <section>
    <h2>{name}</h2>
    <dl class={styles.tally}>
      {Object.entries(words)
        .filter(([code]) => all || counts[code])
        .map(([code, label]) => (
          <div key={code}>
            <dt>{typo(label)}</dt>
            <dd>{number(counts[code] ?? 0)}</dd>
          </div>
        ))}
    </dl>
  </section>
)

/** Only those found at least once: thirteen lines of zeros teach nothing. */
const FreinTally = ({ whole: { freins: found, lifted } }: { whole: PairYear }) => (
  <section>
    <h2>Freins repérés, et levés</h2>
    <dl class={styles.tally}>
      {Object.entries(freins)
        .filter(([code]) => found[code] || lifted[code])
        .map(([code, label]) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>
              {number(found[code] ?? 0)}
              {lifted[code] ? `, ${count(lifted[code], 'levé')}` : ''}
            </dd>
          </div>
        ))}
    </dl>
  </section>
)
