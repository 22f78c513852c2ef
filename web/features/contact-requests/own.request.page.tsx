import { useEffect, useRef, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { requestKinds } from '../../../server/contract/vocabulary.requests.ts'
import { ApiError, call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Story } from '../../ui/request-parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { refreshAttention } from './attention.store.ts'
import styles from './own.module.css'
import { OwnNext } from './own.next.tsx'
import { Alternatives, offersOthers } from './own.others.tsx'
import { Written } from './own.story.tsx'

/** One’s own demande: what to do now, what was written, what happened. */
export function OwnRequestPage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload, set } = useLoad(
    (signal) => call('GET /api/contact-requests/:id', { params: { id }, signal }),
    [id],
  )
  if (isForbidden(error)) return <ForbiddenPage title="Mes demandes" />
  if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return <NotThere />
  if (error && !value)
    return (
      <Page>
        <ErrorState error={error} level="h1" onRetry={reload} />
      </Page>
    )
  if (!value || value.id !== id)
    return (
      <Page>
        <SkeletonRows lines rows={5} label="La demande arrive" />
      </Page>
    )
  return <Shown key={id} request={value} onChange={set} />
}

const NotThere = () => (
  <Page>
    <EmptyState
      level="h1"
      icon="file-question-mark"
      title="Cette demande n’existe pas ou n’existe plus"
      text="Un an après la fin, ce qui a été écrit est effacé."
    >
      <a href="/mes-demandes">Mes demandes</a>
    </EmptyState>
  </Page>
)

interface ShownProps {
  request: ContactRequest
  onChange: (request: ContactRequest) => void
}

function Shown({ request, onChange }: ShownProps) {
  // Somebody acted meanwhile, in another tab or on the other side: the sentence that says so.
  const [late, setLate] = useState<string | null>(null)
  const done = (next: ContactRequest, sentence: string | null = null) => {
    setLate(sentence)
    onChange(next)
    void refreshAttention()
  }
  const next = useMoved(request.version)
  const about = [
    request.structure?.name ?? (request.sector && `Secteur ${request.sector.name}`),
    request.commune?.name && `pour ${request.commune.name}`,
  ]
  return (
    <Desk title={typo(request.listing?.title ?? titleOf(request))} lead={typo(about.filter(Boolean).join(', '))}>
      <a class={styles.back} href="/mes-demandes">
        <Icon name="arrow-left" />
        Mes demandes
      </a>
      {late && (
        <Note kind="warn" role="alert" title="Cette demande a bougé">
          <p class="small">{typo(late)}</p>
        </Note>
      )}
      <div class={styles.columns}>
        <div class={styles.column}>
          <div ref={next} tabIndex={-1}>
            <Sheet>
              <OwnNext request={request} onDone={done} />
            </Sheet>
          </div>
          {offersOthers(request) && <Alternatives request={request} />}
        </div>
        <div class={styles.column}>
          <Written request={request} />
          <Story request={request} />
        </div>
      </div>
    </Desk>
  )
}

const titleOf = ({ kind }: ContactRequest) => (kind === 'direct' ? 'Fiche retirée' : requestKinds[kind])

/** What was pressed is gone once the demande has moved: the focus goes to where it stands now. */
function useMoved(version: number) {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef(version)
  useEffect(() => {
    if (before.current !== version) ref.current?.focus()
    before.current = version
  }, [version])
  return ref
}
