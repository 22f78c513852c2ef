import { useState } from 'preact/hooks'
import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Asked, type Choice, type DecisionProps, DecisionRow, Fact, Facts, OwnWords } from '../../ui/decision.tsx'
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

export function RequestRow({ request, open, onOpen, onDecided, onLate }: Props) {
  const [late, setLate] = useState<string | null>(null)
  const beaten = async (sentence: string) => {
    await onLate(request.id)
    setLate(sentence)
  }
  const pending = request.state === 'pending'
  return (
    <DecisionRow
      id={request.id}
      asked={<Request request={request} />}
      choices={pending && request.can.decide ? choicesOf({ request, onDecided, onLate: beaten }) : []}
      open={open}
      onOpen={onOpen}
    >
      {!pending && <Outcome request={request} late={late} />}
    </DecisionRow>
  )
}

const choicesOf = (
  given: Pick<DecisionProps<AccessRequest>, 'request' | 'onDecided' | 'onLate'>,
): readonly Choice<Decision>[] => [
  {
    what: 'accept',
    text: 'Accepter',
    icon: 'check',
    label: `Accepter la demande de ${given.request.name}`,
    form: (panel) => <AcceptPanel {...given} {...panel} />,
  },
  {
    what: 'refuse',
    text: 'Refuser',
    icon: 'x',
    kind: 'no',
    label: `Refuser la demande de ${given.request.name}`,
    form: (panel) => <RefusePanel {...given} {...panel} />,
  },
]

const proofOf = ({ provider }: AccessRequest) => (provider ? `vérifiée par ${provider}` : 'confirmée')

function Request({ request }: { request: AccessRequest }) {
  const { name, role, organisation, email, departements, message } = request
  return (
    <Asked>
      <h3>
        {name} <span class={styles.role}>{roles[role]}</span>
      </h3>
      <p>{typo(organisation)}</p>
      <Facts>
        <Fact icon="mail">
          {email}, adresse {proofOf(request)}
        </Fact>
        <Fact icon="map-pin">{departements.map((one) => `${one.name} (${one.code})`).join(', ')}</Fact>
        {request.state === 'pending' && <Waiting request={request} />}
      </Facts>
      {message && <OwnWords>{message}</OwnWords>}
    </Asked>
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
  return <Fact icon="clock">Reçue le {date(request.confirmedAt)}</Fact>
}
