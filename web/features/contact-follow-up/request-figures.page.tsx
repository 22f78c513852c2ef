import type { RequestFigures } from '../../../server/contract/contact-figures.ts'
import { call, type Result } from '../../api.ts'
import { count, number, plural } from '../../typography.ts'
import { Desk, QualityTabs } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { FiguresTable, Headlines } from '../../ui/figures.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'

const title = 'Demandes aux intervenants'
type Figures = Result<'GET /api/contact-figures'>

/** How demandes are answered: counts and delays, never what they say. */
export function RequestFiguresPage() {
  const { value, error, reload } = useLoad((signal) => call('GET /api/contact-figures', { signal }))
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead="Les douze derniers mois, en chiffres. Les messages ne sont lus que de ceux qui s’écrivent."
      action={value && value.whole.sent > 0 && <Download href="/api/contact-figures.csv">Tableur</Download>}
      tabs={<QualityTabs />}
    >
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={6} label="Les chiffres arrivent" />}
      {!error && value && <Year figures={value} />}
    </Desk>
  )
}

const columns: readonly [string, (one: RequestFigures) => number | null][] = [
  ['Demandes', ({ sent }) => sent],
  ['En attente', ({ waiting }) => waiting],
  ['Acceptées', ({ accepted }) => accepted],
  ['Refusées', ({ declined }) => declined],
  ['Sans réponse', ({ expired }) => expired],
  ['Non remises', ({ undelivered }) => undelivered],
  ['Jours ouvrés', ({ medianDays }) => medianDays],
]
const cellsOf = (one: RequestFigures) => columns.map(([, cell]) => cell(one))

function Year({ figures: { whole, structures } }: { figures: Figures }) {
  if (whole.sent === 0)
    return (
      <EmptyState
        icon="inbox"
        title="Aucune demande en douze mois"
        text="Elles se comptent ici dès qu’un conseiller écrit à un intervenant."
      />
    )
  return (
    <>
      <Headlines lines={headlinesOf(whole)} />
      <FiguresTable
        head="Structure"
        label="Par structure"
        columns={columns.map(([head]) => head)}
        rows={[
          ...structures.map((row) => ({
            ...{ key: row.structure.id, cells: cellsOf(row) },
            name: row.commune ? `${row.structure.name}, ${row.commune}` : row.structure.name,
          })),
          { key: 'ensemble', name: 'Ensemble', whole: true, cells: cellsOf(whole) },
        ]}
      />
    </>
  )
}

function headlinesOf({ sent, waiting, accepted, declined, expired, started, medianDays }: RequestFigures) {
  const ended = accepted + declined + expired
  const share = ended === 0 ? '–' : `${Math.round(((accepted + declined) / ended) * 100)}\u00a0%`
  return [
    [number(sent), `${plural(sent, 'demande')}, dont ${number(waiting)} en attente`],
    [share, 'ont eu une réponse, parmi celles qui sont closes'],
    [medianDays === null ? '–' : count(medianDays, 'jour'), 'ouvrés pour répondre, une fois sur deux'],
    [number(started), `${plural(started, 'commencée')} sur ${count(accepted, 'acceptée')}`],
  ] as const
}
