import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { ApiError, call } from '../../api.ts'
import { session } from '../../session.ts'
import { typo } from '../../typography.ts'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLater } from '../../ui/later.ts'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Story } from '../../ui/request-parts.tsx'
import { Secrecy } from '../../ui/secrecy.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { loadPairBegin } from '../request.extras.ts'
import { AnswerActions } from './answer.actions.tsx'
import styles from './answer.module.css'
import { Standing } from './answer.standing.tsx'
import { askerOf, thanks, titleOf } from './answer.words.ts'
import { byAccount, type Done } from './door.ts'
import { Assign } from './received.assign.tsx'
import { refreshReceived } from './received.store.ts'
import { RequestCase } from './request.case.tsx'

/** Opening it, signed in, is reading it. */
async function readAndSee(id: string, signal: AbortSignal): Promise<ContactRequest> {
  const request = await call('GET /api/contact-requests/:id', { params: { id }, signal })
  return request.can.includes('see') ? call('POST /api/received-requests/:id/see', { params: { id } }) : request
}

/** One demande to one’s structure or sector: what is asked, the answer, who takes it. */
export function ReceivedRequestPage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload, set } = useLoad((signal) => readAndSee(id, signal), [id])
  if (isForbidden(error)) return <ForbiddenPage title="Demandes reçues" />
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
      title="Cette demande n’existe pas ou n’est plus la vôtre"
      text="Elle a pu suivre sa fiche dans une autre structure."
    >
      <a href="/demandes-recues">Demandes reçues</a>
    </EmptyState>
  </Page>
)

interface ShownProps {
  request: ContactRequest
  onChange: (request: ContactRequest) => void
}

function Shown({ request, onChange }: ShownProps) {
  const Begin = useLater(request.kind !== 'direct', loadPairBegin)
  const door = useMemo(() => byAccount(request.id), [request.id])
  const [done, setDone] = useState<Done | null>(null)
  const settle = (next: Done) => {
    setDone(next)
    if (next.request) onChange(next.request)
    void refreshReceived()
  }
  const about = [askerOf(request), request.adviser?.organisation, request.commune && `pour ${request.commune.name}`]
  return (
    <Desk title={typo(titleOf(request))} lead={typo(about.filter(Boolean).join(', '))}>
      <a class={styles.back} href="/demandes-recues">
        <Icon name="arrow-left" />
        Demandes reçues
      </a>
      <Outcome done={done} name={askerOf(request)} />
      {session.use()?.account?.role === 'referent' && <Secrecy />}
      <div class={styles.columns}>
        <div class={styles.column}>
          <RequestCase request={request} />
          <Sheet>
            <div class={styles.answer}>
              <Standing request={request} path={`/demandes-recues/${request.id}`} />
              <AnswerActions key={done?.request?.version} request={request} door={door} onDone={settle} />
              {Begin && <Begin request={request} />}
            </div>
          </Sheet>
        </div>
        <div class={styles.column}>
          <Assign request={request} onAssigned={onChange} />
          <Story request={request} />
        </div>
      </div>
    </Desk>
  )
}

/** What was pressed is gone: the focus goes to what became of it. */
function Outcome({ done, name }: { done: Done | null; name: string }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (done) ref.current?.focus()
  }, [done])
  if (!done) return null
  const late = done.late !== null
  const text = done.late ?? thanks[done.act].text(name, done.to ?? '')
  return (
    <div ref={ref} tabIndex={-1} class={styles.moved}>
      <Note
        kind={late ? 'warn' : 'good'}
        role={late ? 'alert' : 'status'}
        title={late ? 'Cette demande a bougé entre-temps' : thanks[done.act].title}
      >
        <p class="small">{typo(text)}</p>
      </Note>
    </div>
  )
}
