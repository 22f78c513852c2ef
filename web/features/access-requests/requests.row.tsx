import { useRef, useState } from 'preact/hooks'
import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { date, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import { AcceptPanel } from './requests.accept.tsx'
import { daysWaiting } from './requests.list.ts'
import styles from './requests.module.css'
import { Outcome } from './requests.outcome.tsx'
import { RefusePanel } from './requests.refuse.tsx'

export type Decision = 'accept' | 'refuse'

interface Props {
  request: AccessRequest
  /** The decision whose form is open under this request. */
  open: Decision | null
  onOpen: (what: Decision | null) => void
  onDecided: (request: AccessRequest) => void
  onLate: (id: string) => Promise<void>
}

/** Everything the decision needs, then the decision, in its place. */
export function RequestRow({ request, open, onOpen, onDecided, onLate }: Props) {
  const row = useRef<HTMLLIElement>(null)
  const [late, setLate] = useState<string | null>(null)
  // A panel closed keeps what was typed in it.
  const opened = useRef(new Set<Decision>())
  if (open) opened.current.add(open)
  const close = () => {
    row.current?.querySelector<HTMLElement>(`[data-opens="${open}"]`)?.focus()
    onOpen(null)
  }
  const beaten = async (sentence: string) => {
    await onLate(request.id)
    setLate(sentence)
  }
  const decides = request.state === 'pending' && request.can.decide
  const panel = { request, onClose: close, onDecided, onLate: beaten }
  return (
    <li ref={row} class={styles.row} data-request={request.id} data-open={decides && open ? '' : undefined}>
      <Asked request={request} />
      {decides && (
        <div class={styles.actions}>
          <Opener what="accept" open={open} request={request} onOpen={onOpen} />
          <Opener what="refuse" open={open} request={request} onOpen={onOpen} />
        </div>
      )}
      {decides && opened.current.has('accept') && <AcceptPanel {...panel} open={open === 'accept'} />}
      {decides && opened.current.has('refuse') && <RefusePanel {...panel} open={open === 'refuse'} />}
      {request.state !== 'pending' && <Outcome request={request} late={late} />}
    </li>
  )
}

interface OpenerProps extends Pick<Props, 'request' | 'open' | 'onOpen'> {
  what: Decision
}

function Opener({ what, open, request, onOpen }: OpenerProps) {
  const text = what === 'accept' ? 'Accepter' : 'Refuser'
  return (
    <Button
      {...(what === 'refuse' && { kind: 'no' })}
      icon={what === 'accept' ? 'check' : 'x'}
      data-opens={what}
      aria-expanded={open === what}
      aria-label={`${text} la demande de ${request.name}`}
      onClick={() => onOpen(open === what ? null : what)}
    >
      {text}
    </Button>
  )
}

const proofOf = ({ provider }: AccessRequest) => (provider ? `vérifiée par ${provider}` : 'confirmée')

function Asked({ request }: { request: AccessRequest }) {
  const { name, role, organisation, email, departements, message } = request
  return (
    <div class={styles.asked}>
      <h3>
        {name} <span class={styles.role}>{roles[role]}</span>
      </h3>
      <p>{typo(organisation)}</p>
      <p class={styles.facts}>
        <span>
          <Icon name="mail" />
          {email}, adresse {proofOf(request)}
        </span>
        <span>
          <Icon name="map-pin" />
          {departements.map((one) => `${one.name} (${one.code})`).join(', ')}
        </span>
        {request.state === 'pending' && <Waiting request={request} />}
      </p>
      {message && <blockquote class={styles.message}>{typo(message)}</blockquote>}
    </div>
  )
}

/** A queue is late after two days: DESIGN, the three people. */
const lateAfter = 2

function Waiting({ request }: { request: AccessRequest }) {
  const days = daysWaiting(request, Date.now())
  if (days > lateAfter)
    return (
      <Status state="stale" icon="clock">
        Attend depuis {days}
        {'\u00a0'}jours
      </Status>
    )
  return (
    <span>
      <Icon name="clock" />
      Reçue le {date(request.confirmedAt)}
    </span>
  )
}
