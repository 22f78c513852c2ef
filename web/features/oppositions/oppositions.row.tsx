import { useState } from 'preact/hooks'
import type { OppositionRequest } from '../../../server/contract/oppositions.ts'
import { date } from '../../dates.ts'
import { Asked, type Choice, DecisionRow, Fact, Facts, OwnWords } from '../../ui/decision.tsx'
import { Status } from '../../ui/status.tsx'
import { dueOn } from './oppositions.list.ts'
import { ApplyPanel, RefusePanel } from './oppositions.panels.tsx'

interface Props {
  request: OppositionRequest
  onDecided: (request: OppositionRequest) => void
  onLate: (id: string, sentence: string) => Promise<void>
}

/** The number, whose it is said to be, and the decision in its place. */
export function WaitingRow({ request, onDecided, onLate }: Props) {
  const [open, setOpen] = useState<'apply' | 'refuse' | null>(null)
  const given = { request, onDecided, onLate: (sentence: string) => onLate(request.id, sentence) }
  const choices: readonly Choice<'apply' | 'refuse'>[] = [
    {
      what: 'apply',
      text: 'Retirer',
      icon: 'check',
      label: `Retirer le numéro ${request.telephone}`,
      form: (panel) => <ApplyPanel {...given} {...panel} />,
    },
    {
      what: 'refuse',
      text: 'Refuser',
      icon: 'x',
      kind: 'no',
      label: `Refuser de retirer le numéro ${request.telephone}`,
      form: (panel) => <RefusePanel {...given} {...panel} />,
    },
  ]
  return (
    <DecisionRow id={request.id} asked={<Request request={request} />} choices={choices} open={open} onOpen={setOpen} />
  )
}

const Request = ({ request }: { request: OppositionRequest }) => (
  <Asked>
    <h3>{request.telephone}</h3>
    <Facts>
      <Fact icon="mail">
        {request.email}, adresse confirmée le {date(request.confirmedAt)}
      </Fact>
      <Due request={request} />
    </Facts>
    {request.message ? <OwnWords>{request.message}</OwnWords> : <p class="mute">Sans message.</p>}
  </Asked>
)

function Due({ request }: { request: OppositionRequest }) {
  const due = dueOn(request)
  if (due < new Date().toISOString().slice(0, 10))
    return <Status state="stale">Réponse due depuis le {date(due)}</Status>
  return <Fact icon="clock">Réponse due avant le {date(due)}</Fact>
}
