import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Report } from '../../../server/contract/reports.ts'
import { reportKinds } from '../../../server/contract/vocabulary.reports.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { count, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Desk, QualityTabs } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { StateTabs } from '../../ui/state-tabs.tsx'
import { useLoad } from '../../use-load.ts'
import { ReportReview } from './report.review.tsx'
import { ReportState } from './report.state.tsx'
import styles from './reports.module.css'
import { afterCalls, fieldName, lapse } from './reports.words.ts'

const title = 'Signalements'
const ask = (state: 'open' | 'decided', signal?: AbortSignal) =>
  call('GET /api/reports', { query: { state }, ...(signal && { signal }) }).then((list) => ({ ...list, state }))
type List = Awaited<ReturnType<typeof ask>>

/** What was said to be wrong: for admins to decide, for a structure to correct or confirm. */
export function ReportsPage() {
  const { etat, signalement } = useLocation().query
  const decided = etat === 'traites'
  const partner = session.use()?.account?.role === 'partner'
  const wanted = decided ? 'decided' : 'open'
  const { value, error, reload } = useLoad((signal) => ask(wanted, signal), [wanted])
  const list = value?.state === wanted ? value : null
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk title={title} lead={leadOf(value, partner)} tabs={!partner && <QualityTabs />}>
      <StateTabs
        label={title}
        tabs={[
          { href: '/signalements', text: value ? `À traiter (${value.open})` : 'À traiter', current: !decided },
          { href: '/signalements?etat=traites', text: 'Traités', current: decided },
        ]}
      />
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !list && <SkeletonRows lines rows={4} label="Les signalements arrivent" />}
      {!error && list && <Reports key={wanted} list={list} asked={signalement ?? null} onDone={reload} />}
    </Desk>
  )
}

/** How it goes: the target, and how far it is kept. */
function leadOf(list: List | null, partner: boolean): string {
  if (partner) return 'Ce que des conseillers ont trouvé faux dans vos fiches. Corrigez, ou confirmez que c’est exact.'
  const target = 'Une réponse est due en 48 h.'
  if (!list) return target
  const late = list.late > 0 && `${count(list.late, 'signalement')} en retard.`
  const usual = list.medianHours !== null && `La moitié est traitée en ${lapse(list.medianHours * 3_600_000)}.`
  return [target, late, usual].filter(Boolean).join(' ')
}

interface ReportsProps {
  list: List
  /** Opened by the address. */
  asked: string | null
  onDone: () => void
}

function Reports({ list, asked, onDone }: ReportsProps) {
  const [open, setOpen] = useState(asked)
  const elsewhere = asked !== null && list.reports.every(({ id }) => id !== asked)
  const [said, setSaid] = useState('')
  const sheet = useRef<HTMLDivElement>(null)
  // The line decided goes away: the focus goes on to what comes first.
  useEffect(() => {
    if (said) (sheet.current?.querySelector<HTMLElement>('li button') ?? sheet.current)?.focus()
  }, [list])
  const done = (report: Report) => {
    setSaid(`Signalement clos, ${report.listing.title}`)
    setOpen(null)
    onDone()
  }
  return (
    <div ref={sheet} tabIndex={-1}>
      <p class="sr" role="status">
        {said}
      </p>
      {elsewhere && (
        <Sheet>
          <ReportReview id={asked} onDone={onDone} />
        </Sheet>
      )}
      <Lines list={list} open={open} onOpen={setOpen} onDone={done} />
    </div>
  )
}

interface LinesProps {
  list: List
  open: string | null
  onOpen: (id: string | null) => void
  onDone: (report: Report) => void
}

function Lines({ list, open, onOpen, onDone }: LinesProps) {
  if (list.reports.length === 0) return <NoReport state={list.state} />
  return (
    <Sheet bare>
      <h2 class="sr">{count(list.reports.length, 'signalement')}</h2>
      <ul>
        {list.reports.map((report) => (
          <Row
            key={report.id}
            report={report}
            open={open === report.id}
            onOpen={(opened) => onOpen(opened ? report.id : null)}
            onDone={() => onDone(report)}
          />
        ))}
      </ul>
    </Sheet>
  )
}

interface RowProps {
  report: Report
  open: boolean
  onOpen: (open: boolean) => void
  onDone: () => void
}

function Row({ report, open, onOpen, onDone }: RowProps) {
  const { listing, field, kind, reporter, calls } = report
  return (
    <li class={styles.row} data-open={open ? '' : undefined}>
      <div class={styles.line}>
        <div>
          <h3>
            {listing.state === 'published' ? (
              <a href={`/fiches/${listing.id}`}>{typo(listing.title)}</a>
            ) : (
              typo(listing.title)
            )}
          </h3>
          <p class="small">{typo(`${fieldName(field)} : ${reportKinds[kind].toLowerCase()}`)}</p>
          <p class="small mute">
            {typo(
              [
                listing.structure.name,
                listing.commune,
                reporter && `par ${reporter.name}`,
                calls > 0 && afterCalls(calls).toLowerCase(),
              ]
                .filter(Boolean)
                .join(', '),
            )}
          </p>
          <ReportState report={report} />
        </div>
        <Button
          aria-expanded={open}
          aria-label={`${open ? 'Replier' : 'Ouvrir'}, ${listing.title}`}
          onClick={() => onOpen(!open)}
        >
          {open ? 'Replier' : 'Ouvrir'}
        </Button>
      </div>
      {open && <ReportReview id={report.id} named onDone={onDone} />}
    </li>
  )
}

const NoReport = ({ state }: { state: List['state'] }) =>
  state === 'open' ? (
    <EmptyState
      icon="circle-check"
      title="Aucun signalement à traiter"
      text="Ce que les conseillers trouvent faux dans une fiche paraît ici."
    />
  ) : (
    <EmptyState
      icon="inbox"
      title="Aucun signalement traité"
      text="Ceux des douze derniers mois se retrouveront ici."
    />
  )
