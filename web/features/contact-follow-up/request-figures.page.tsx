import { useLocation } from 'preact-iso'
import type { RequestFigures } from '../../../server/contract/contact-figures.ts'
import { call, type Result } from '../../api.ts'
import { count, number, plural, typo } from '../../typography.ts'
import { Desk, QualityTabs } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { FiguresTable, FiguresTools, Headlines } from '../../ui/figures.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { DepartementSelect } from '../accounts/departement-select.tsx'

const title = 'Demandes aux intervenants'
type Figures = Result<'GET /api/contact-figures'>

/** How demandes are answered: counts and delays, never what they say. */
export function RequestFiguresPage() {
  const { query, route } = useLocation()
  const { departement = '' } = query
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/contact-figures', { query: departement ? { departement } : {}, signal }),
    [departement],
  )
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead="Les douze derniers mois, en chiffres. Les messages ne sont lus que de ceux qui s’écrivent."
      action={
        value && <Tools figures={value} departement={departement} onChange={(code) => route(hrefOf(code), true)} />
      }
      tabs={<QualityTabs />}
    >
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={6} label="Les chiffres arrivent" />}
      {!error && value && <Year figures={value} departement={departement} />}
    </Desk>
  )
}

const asked = (departement: string) => (departement ? `?${new URLSearchParams({ departement })}` : '')
const hrefOf = (departement: string) => `/demandes-chiffres${asked(departement)}`

interface ToolsProps extends YearProps {
  onChange: (departement: string) => void
}

const Tools = ({ figures: { whole, departements }, departement, onChange }: ToolsProps) => (
  <FiguresTools>
    {(departement || departements.length > 1) && (
      <DepartementSelect code={departement} departements={departements} onChange={onChange} />
    )}
    {whole.sent > 0 && <Download href={`/api/contact-figures.csv${asked(departement)}`}>Tableur</Download>}
  </FiguresTools>
)

/** Of those that ended: the others may still be answered. */
const shareAnswered = ({ accepted, declined, expired }: RequestFigures) =>
  accepted + declined + expired === 0
    ? null
    : `${Math.round(((accepted + declined) / (accepted + declined + expired)) * 100)}\u00a0%`

/** What says most first: a phone shows the first ones. */
const columns: readonly [string, (one: RequestFigures) => number | string | null][] = [
  ['Demandes', ({ sent }) => sent],
  ['Répondues', shareAnswered],
  ['Délai (j ouvrés)', ({ medianDays }) => medianDays],
  ['Sans réponse', ({ expired }) => expired],
  ['En attente', ({ waiting }) => waiting],
  ['Acceptées', ({ accepted }) => accepted],
  ['Refusées', ({ declined }) => declined],
  ['Annulées', ({ cancelled }) => cancelled],
  ['Non remises', ({ undelivered }) => undelivered],
]
const heads = columns.map(([head]) => head)
const cellsOf = (one: RequestFigures) => columns.map(([, cell]) => cell(one))

interface YearProps {
  figures: Figures
  departement: string
}

function Year({ figures: { whole, departements, structures, structuresTotal }, departement }: YearProps) {
  if (whole.sent === 0)
    return (
      <EmptyState
        icon="inbox"
        title="Aucune demande en douze mois"
        text="Elles se comptent ici dès qu’un conseiller écrit à un intervenant."
      />
    )
  const all = { key: 'ensemble', name: 'Ensemble', whole: true, cells: cellsOf(whole) }
  return (
    <>
      <Headlines lines={headlinesOf(whole)} />
      {!departement && departements.length > 1 && (
        <FiguresTable
          head="Département"
          label="Par département"
          columns={heads}
          rows={departements.map((row) => ({ key: row.code, name: `${row.name} (${row.code})`, cells: cellsOf(row) }))}
        />
      )}
      <FiguresTable
        head="Structure"
        label="Par structure"
        columns={heads}
        rows={[
          ...structures.map((row) => ({
            ...{ key: row.structure.id, cells: cellsOf(row) },
            name: row.commune ? `${row.structure.name}, ${row.commune}` : row.structure.name,
          })),
          all,
        ]}
      />
      <p class="small mute">
        {structures.length < structuresTotal &&
          `${count(structures.length, 'structure')} sur ${number(structuresTotal)} ; le tableur les a toutes. `}
        {typo(delayNote)}
      </p>
    </>
  )
}

const delayNote =
  'Délai : une demande sur deux a eu sa première réponse en autant de jours ouvrés, ou moins. Le silence compte pour vingt jours. Il n’est pas dit sous cinq demandes.'

function headlinesOf(whole: RequestFigures) {
  const { sent, waiting, accepted, started, medianDays } = whole
  return [
    [number(sent), `${plural(sent, 'demande')}, dont ${number(waiting)} en attente`],
    [shareAnswered(whole) ?? '–', 'ont eu une réponse, parmi celles qui sont closes'],
    [medianDays === null ? '–' : count(medianDays, 'jour'), 'ouvrés avant la première réponse, une fois sur deux'],
    [number(started), `${plural(started, 'commencée')} sur ${count(accepted, 'acceptée')}`],
  ] as const
}
