import { useRef, useState } from 'preact/hooks'
import type { OppositionRequest } from '../../../server/contract/oppositions.ts'
import { call } from '../../api.ts'
import { useFocusIn } from '../../ui/decision.tsx'
import { AdministrationTabs, Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { nextWaiting } from '../../ui/next-waiting.ts'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { DecidedRow } from './oppositions.decided.tsx'
import { decidedOf, type Requests, waitingOf, withDecision } from './oppositions.list.ts'
import styles from './oppositions.module.css'
import { WaitingRow } from './oppositions.row.tsx'
import { kept } from './oppositions.words.ts'

const title = 'Oppositions'
const ask = async (signal?: AbortSignal): Promise<Requests> =>
  (await call('GET /api/oppositions', signal ? { signal } : {})).requests

/** Numbers people want removed, whose owner nothing proves: somebody decides. */
export function OppositionsPage() {
  const { value, error, reload, set } = useLoad<Requests>(ask)
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead="L’adresse est déjà retirée partout. Reste le numéro, quand rien ne dit qu’il est à la même personne."
      tabs={<AdministrationTabs />}
    >
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={3} label="Les oppositions arrivent" />}
      {!error && value && <Lists requests={value} onRequests={set} />}
    </Desk>
  )
}

function Lists({ requests, onRequests }: { requests: Requests; onRequests: (requests: Requests) => void }) {
  const lists = useRef<HTMLDivElement>(null)
  const latest = useRef(requests)
  latest.current = requests
  const [late, setLate] = useState<string | null>(null)
  const setFocus = useFocusIn(lists)
  const [waiting, decided] = [waitingOf(requests), decidedOf(requests)]

  const goOn = (id: string, next: string | null) =>
    setFocus(next ? `[data-request="${next}"] button` : `[data-request="${id}"]`)
  const onDecided = (request: OppositionRequest) => {
    const next = nextWaiting(latest.current, request.id)
    setLate(null)
    onRequests(withDecision(latest.current, request))
    goOn(request.id, next)
  }
  // Somebody else was quicker: the list as it now is, and why.
  const onLate = async (id: string, sentence: string) => {
    onRequests(await ask())
    setLate(sentence)
    goOn(id, null)
  }
  return (
    <div ref={lists} class={styles.lists}>
      {late && (
        <Note kind="warn" role="alert">
          <p class="small">{late}</p>
        </Note>
      )}
      <section class={styles.list} aria-labelledby="a-decider">
        <h2 id="a-decider">À décider{waiting.length > 0 && ` (${waiting.length})`}</h2>
        {waiting.length === 0 ? (
          <EmptyState
            icon="circle-check"
            level="h3"
            title="Rien à décider"
            text="Un e-mail vous prévient quand un numéro attend une décision."
          />
        ) : (
          <Sheet bare>
            <ul>
              {waiting.map((request) => (
                <WaitingRow key={request.id} request={request} onDecided={onDecided} onLate={onLate} />
              ))}
            </ul>
          </Sheet>
        )}
      </section>
      {decided.length > 0 && (
        <section class={styles.list} aria-labelledby="traitees">
          <h2 id="traitees">Traitées</h2>
          <Sheet bare>
            <ul>
              {decided.map((request) => (
                <DecidedRow key={request.id} request={request} />
              ))}
            </ul>
          </Sheet>
          <p class="small mute">Gardées {kept.decided}, puis effacées.</p>
        </section>
      )}
    </div>
  )
}
