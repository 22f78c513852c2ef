import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { call } from '../../api.ts'
import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useFocusIn } from '../../ui/decision.tsx'
import { AccountsTabs, Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { StateTabs } from '../../ui/state-tabs.tsx'
import { useLoad } from '../../use-load.ts'
import { useWaiting } from '../accounts/use-waiting.ts'
import { caughtUp, nextToDecide, type RequestList, withDecision } from './requests.list.ts'
import { type Decision, RequestRow } from './requests.row.tsx'

const ask = async (state: RequestList['state'], signal?: AbortSignal): Promise<RequestList> => ({
  state,
  ...(await call('GET /api/access-requests', { query: { state }, ...(signal && { signal }) })),
})

const title = 'Demandes d’accès'

/** The requests of one's territory, decided one after the other. */
export function RequestsPage() {
  const decided = useLocation().query.etat === 'traitees'
  const waiting = useWaiting()
  const wanted = decided ? 'decided' : 'pending'
  const { value, error, reload, set } = useLoad((signal) => ask(wanted, signal), [wanted])
  const list = value?.state === wanted ? value : null
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead="La première décision vaut, et la personne en est prévenue par e-mail."
      tabs={<AccountsTabs {...waiting} {...(value && { requests: value.pending })} />}
    >
      <StateTabs
        label="Demandes"
        tabs={[
          {
            href: '/comptes/demandes',
            text: value ? `En attente (${value.pending})` : 'En attente',
            current: !decided,
          },
          { href: '/comptes/demandes?etat=traitees', text: 'Traitées', current: decided },
        ]}
      />
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !list && <SkeletonRows lines rows={4} label="Les demandes arrivent" />}
      {!error && list && <Requests key={wanted} list={list} onList={set} />}
    </Desk>
  )
}

function Requests({ list, onList }: { list: RequestList; onList: (list: RequestList) => void }) {
  const rows = useRef<HTMLUListElement>(null)
  const latest = useRef(list)
  latest.current = list
  const setFocus = useFocusIn(rows)
  // One form at a time: another one closed keeps what was typed in it.
  const [open, setOpen] = useState<{ id: string; what: Decision } | null>(null)
  const [said, setSaid] = useState('')
  const decided = (request: AccessRequest) => {
    setSaid(`Demande de ${request.name} ${request.state === 'approved' ? 'acceptée' : 'refusée'}`)
    onList(withDecision(latest.current, request))
    const next = nextToDecide(latest.current, request.id)
    setFocus(next ? `[data-request="${next}"] button` : `[data-request="${request.id}"] [tabindex="-1"]`)
  }
  // Somebody else was quicker: their decision is shown, and what else changed with it.
  const late = async (id: string) => {
    const [pending, done] = await Promise.all([ask('pending'), ask('decided')])
    onList(caughtUp(latest.current, pending, done.requests))
    setFocus(`[data-request="${id}"] [tabindex="-1"]`)
  }
  if (list.requests.length === 0) return <NoRequest state={list.state} />
  return (
    <Sheet bare>
      <h2 class="sr">
        {count(list.requests.length, 'demande')} {list.state === 'pending' ? 'à traiter' : 'traitées'}
      </h2>
      <p class="sr" role="status">
        {said}
      </p>
      <ul ref={rows}>
        {list.requests.map((request) => (
          <RequestRow
            key={request.id}
            request={request}
            open={open?.id === request.id ? open.what : null}
            onOpen={(what) => setOpen(what && { id: request.id, what })}
            onDecided={decided}
            onLate={late}
          />
        ))}
      </ul>
    </Sheet>
  )
}

const NoRequest = ({ state }: { state: RequestList['state'] }) =>
  state === 'pending' ? (
    <EmptyState
      icon="circle-check"
      title="Aucune demande en attente"
      text="Celles qui viennent dans vos départements paraissent ici. Vous pouvez aussi inviter les personnes que vous connaissez."
    >
      <LinkButton icon="mail" href="/comptes/invitations">
        Inviter
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState
      icon="inbox"
      title="Aucune demande traitée"
      text="Les demandes acceptées, refusées ou restées sans réponse se retrouveront ici."
    />
  )
