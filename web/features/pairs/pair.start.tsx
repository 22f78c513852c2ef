import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { type PairTick, pairTicks } from '../../../server/contract/vocabulary.pairs.ts'
import { requestKinds } from '../../../server/contract/vocabulary.requests.ts'
import { call } from '../../api.ts'
import { Check, Group } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Field } from '../../ui/field.tsx'
import { useSend } from '../../use-send.ts'
import { FreinChecks } from './pair.freins.tsx'

interface Props {
  request: Pick<ContactRequest, 'id' | 'kind' | 'version' | 'freins'>
  onClose: () => void
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())

/** The two begin: from when, with which freins. What is ticked last is counted by month, and not kept with the person. */
export function StartPair({ request, onClose }: Props) {
  const { route } = useLocation()
  const [startedOn, setStartedOn] = useState(today())
  const [freins, setFreins] = useState(request.freins)
  const [ticks, setTicks] = useState<readonly PairTick[]>([])
  const sending = useSend(async () => {
    const body = { version: request.version, startedOn, freins, ticks: [...ticks] }
    const pair = await call('POST /api/contact-requests/:id/start', { params: { id: request.id }, body })
    route(`/accompagnements/${pair.id}`)
  })
  return (
    <DialogForm
      title={`${requestKinds[request.kind]} : le début`}
      onClose={onClose}
      sending={sending}
      beside={['startedOn']}
      submit={{ kind: 'go', icon: 'circle-check', text: 'Commencer', busy: 'Un instant…' }}
    >
      <Field
        label="Date de début"
        type="date"
        value={startedOn}
        error={sending.refusal?.fields.startedOn}
        onInput={(event) => setStartedOn(event.currentTarget.value)}
      />
      <FreinChecks legend="Freins repérés" chosen={freins} onChange={(chosen) => setFreins([...chosen])} />
      <Group legend="Pour les chiffres de la convention, si vous le savez">
        {(Object.keys(pairTicks) as PairTick[]).map((tick) => (
          <Check
            key={tick}
            label={pairTicks[tick]}
            checked={ticks.includes(tick)}
            onChange={(checked) => setTicks(checked ? [...ticks, tick] : ticks.filter((one) => one !== tick))}
          />
        ))}
        <p class="small mute">Compté par mois et par secteur, jamais gardé avec l’accompagnement.</p>
      </Group>
    </DialogForm>
  )
}
