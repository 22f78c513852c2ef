import { useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { StartPair } from './pair.start.tsx'

type Asked = Pick<ContactRequest, 'id' | 'kind' | 'version' | 'freins' | 'state' | 'outcome'>

/** On a demande the référent accepted: to begin, or to where it is followed since. */
export function PairBegin({ request }: { request: Asked }) {
  const [open, setOpen] = useState(false)
  if (request.kind === 'direct' || request.state !== 'accepted' || request.outcome === 'not-started') return null
  return (
    <div>
      {request.outcome ? (
        <LinkButton icon="users" href="/accompagnements">
          Voir les accompagnements
        </LinkButton>
      ) : (
        <Button kind="go" icon="users" onClick={() => setOpen(true)}>
          Commencer l’accompagnement
        </Button>
      )}
      {open && <StartPair request={request} onClose={() => setOpen(false)} />}
    </div>
  )
}
