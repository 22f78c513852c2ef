import { useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ApiError } from '../../api.ts'
import { date } from '../../dates.ts'
import { count } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { AdministrationTabs, Desk } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import {
  everything,
  fileHref,
  isFiltered,
  type JournalAsked,
  journalHref,
  readJournalAddress,
} from './audit.address.ts'
import { AuditFilters } from './audit.filters.tsx'
import { AuditList } from './audit.list.tsx'
import styles from './audit.module.css'
import { useJournal } from './use-journal.ts'

const title = 'Journal'

/** The address of this page; while another one is being fetched, the last one it had. */
function useAsked(): JournalAsked {
  const { path, url } = useLocation()
  const last = useRef('')
  if (path === '/journal') last.current = url
  return readJournalAddress(last.current)
}

/** Who did what to which account, listing or setting. */
export function AuditPage() {
  const { route } = useLocation()
  const asked = useAsked()
  const journal = useJournal(asked)
  const { value, error, reload } = journal
  const onAsk = (change: Partial<JournalAsked>, replace = false) => route(journalHref({ ...asked, ...change }), replace)
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const refused = error instanceof ApiError && error.status === 400
  const resetting = { retry: 'Voir tout le journal', onRetry: () => route(journalHref(everything)) }
  return (
    <Desk
      title={title}
      lead="Qui a fait quoi, quand et d’où. Chaque ligne est gardée douze mois, personne ne peut la changer."
      action={
        !refused && (
          <div class={styles.file}>
            <Download href={fileHref(asked)}>Télécharger (CSV)</Download>
          </div>
        )
      }
      tabs={<AdministrationTabs />}
    >
      <AuditFilters asked={asked} choices={value} onAsk={onAsk} />
      {error ? (
        <ErrorState error={error} {...(refused ? resetting : { onRetry: reload })} />
      ) : value ? (
        <Lines journal={journal} asked={asked} />
      ) : (
        <SkeletonRows lines label="Le journal arrive" />
      )}
    </Desk>
  )
}

function Lines({ journal, asked }: { journal: ReturnType<typeof useJournal>; asked: JournalAsked }) {
  const { entries, more, next } = journal
  if (entries.length === 0) return <Nothing asked={asked} />
  return (
    <>
      <p class="sr" role="status">
        {count(entries.length, 'ligne')}
        {more && ', il y en a d’autres'}
      </p>
      <AuditList entries={entries} />
      <RefusalNote refusal={next.refusal} />
      {more && (
        <Button class={styles.more} aria-disabled={next.busy} onClick={() => void next.send()}>
          {next.busy ? 'La suite arrive…' : 'Afficher la suite'}
        </Button>
      )}
    </>
  )
}

function Nothing({ asked }: { asked: JournalAsked }) {
  const { q, from, to } = asked
  if (!isFiltered(asked))
    return (
      <EmptyState icon="inbox" title="Le journal est vide" text="Ce qui se passe dans vos départements paraîtra ici." />
    )
  if (from && to && from > to)
    return (
      <EmptyState title="Le premier jour vient après le dernier">
        <LinkButton href={journalHref({ ...asked, from: to, to: from })}>
          Chercher du {date(to)} au {date(from)}
        </LinkButton>
      </EmptyState>
    )
  return (
    <EmptyState
      title="Aucune ligne ne répond à ces choix"
      text={q && 'Un nom, même en partie et sans accents, suffit.'}
    >
      <LinkButton href={journalHref(everything)}>Tout effacer</LinkButton>
    </EmptyState>
  )
}
