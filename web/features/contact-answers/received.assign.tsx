import { useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import styles from './answer.module.css'

interface Props {
  request: ContactRequest
  onAssigned: (request: ContactRequest) => void
}

/** Who of the team takes it: oneself in one press, or a colleague, who is told by mail. */
export function Assign({ request, onAssigned }: Props) {
  const { value } = useLoad((signal) => call('GET /api/received-requests/people', { signal }))
  const { assignedTo } = request
  const me = value?.people.find((one) => one.me)
  const others = value?.people.filter((one) => !one.me && one.id !== assignedTo?.id) ?? []
  return (
    <Sheet>
      <div class={styles.answer}>
        <h2>Qui s’en charge</h2>
        <p>{assignedTo ? <b>{typo(assignedTo.name)}</b> : 'Personne encore.'}</p>
        {request.can.includes('assign') && (
          <>
            {me && me.id !== assignedTo?.id && <Take request={request} accountId={me.id} onAssigned={onAssigned} />}
            {others.length > 0 && <Give key={assignedTo?.id} others={others} {...{ request, onAssigned }} />}
          </>
        )}
      </div>
    </Sheet>
  )
}

const useAssign = ({ request: { id, version }, onAssigned }: Props, accountId: () => string) =>
  useSend(async () => {
    const body = { version, accountId: accountId() }
    onAssigned(await call('POST /api/received-requests/:id/assign', { params: { id }, body }))
  })

function Take({ accountId, ...props }: Props & { accountId: string }) {
  const { busy, refusal, send } = useAssign(props, () => accountId)
  return (
    <>
      <div>
        <Button icon="hand" onClick={() => void send()}>
          {busy ? 'Un instant…' : 'Je m’en charge'}
        </Button>
      </div>
      <RefusalNote refusal={refusal} />
    </>
  )
}

function Give({ others, ...props }: Props & { others: readonly { id: string; name: string }[] }) {
  const [chosen, setChosen] = useState(others[0]!.id)
  const { busy, refusal, send } = useAssign(props, () => chosen)
  return (
    <form
      class={styles.forms}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <SelectField
        label="Confier à"
        hint="Un e-mail le lui dira."
        options={Object.fromEntries(others.map(({ id, name }) => [id, name]))}
        value={chosen}
        error={refusal?.fields.accountId}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <RefusalNote refusal={refusal} beside={['accountId']} />
      <div>
        <Button type="submit" icon="send">
          {busy ? 'Envoi…' : 'Confier'}
        </Button>
      </div>
    </form>
  )
}
