import { useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useLater } from '../../ui/later.ts'
import { useWords, WordsField } from '../../ui/words-field.tsx'
import { loadStartPair } from '../contact-requests.extras.ts'
import { Conclude } from './own.conclude.tsx'
import { recipientName, recipientText } from './recipients.words.ts'
import { type OwnDone, useOwnAct } from './use-own-act.ts'

interface Props {
  request: ContactRequest
  onDone: OwnDone
}

export interface DialogProps extends Props {
  onClose: () => void
}

type Open = 'start' | 'redirect' | 'cancel' | 'conclude' | null

/** What else may be done from here; each asks once more before it is. */
export function OwnActions({ request, onDone }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const { can, next, asked } = request
  const Start = useLater(open === 'start', loadStartPair)
  if (can.length === 0) return null
  const dialog = {
    request,
    onClose: () => setOpen(null),
    onDone: (...done: Parameters<OwnDone>) => {
      setOpen(null)
      onDone(...done)
    },
  }
  return (
    <div class="row">
      {can.includes('conclude') && <Concludes request={request} onOpen={setOpen} />}
      {can.includes('succeed') && next && !asked && (
        <Button icon="send" onClick={() => setOpen('redirect')}>
          {typo(`Adresser à ${recipientName(next)}`)}
        </Button>
      )}
      {can.includes('cancel') && (
        <Button kind="bare" icon="x" onClick={() => setOpen('cancel')}>
          Annuler la demande
        </Button>
      )}
      {Start && <Start request={request} onClose={dialog.onClose} />}
      {open === 'redirect' && <Redirect {...dialog} />}
      {open === 'cancel' && <Cancel {...dialog} />}
      {open === 'conclude' && <Conclude {...dialog} />}
    </div>
  )
}

/** What came of it; what is followed by two begins with its date, and goes on from its own page. */
function Concludes({ request: { kind, outcome }, onOpen }: { request: ContactRequest; onOpen: (open: Open) => void }) {
  const pair = kind !== 'direct'
  if (pair && outcome === 'started')
    return (
      <LinkButton icon="users" href="/accompagnements">
        Voir l’accompagnement
      </LinkButton>
    )
  return (
    <>
      {pair && (
        <Button icon="users" onClick={() => onOpen('start')}>
          Noter le début
        </Button>
      )}
      <Button icon="circle-check" onClick={() => onOpen('conclude')}>
        {outcome ? 'Corriger l’issue' : pair ? 'Noter qu’il ne commence pas' : 'Noter l’issue'}
      </Button>
    </>
  )
}

function Redirect({ request, onDone, onClose }: DialogProps) {
  const sending = useOwnAct('redirect', request, () => ({}), onDone)
  return (
    <DialogForm
      title="Adresser à quelqu’un d’autre"
      onClose={onClose}
      sending={sending}
      beside={[]}
      submit={{ kind: 'go', icon: 'send', text: 'Adresser', busy: 'Envoi…' }}
    >
      <p>
        {typo(
          `${request.next ? recipientText(request.next) : 'La personne suivante'} recevra votre message. ${recipientText(request.recipient)} ne pourra plus y répondre, et en sera informé par e-mail.`,
        )}
      </p>
    </DialogForm>
  )
}

function Cancel({ request, onDone, onClose }: DialogProps) {
  const words = useWords()
  const sending = useOwnAct('cancel', request, () => words.body, onDone)
  return (
    <DialogForm
      title={'Annuler cette demande\u202f?'}
      onClose={onClose}
      sending={sending}
      beside={['text']}
      submit={{ kind: 'no', icon: 'x', text: 'Annuler la demande', busy: 'Un instant…' }}
    >
      <p>{typo(`Un e-mail dira à ${recipientText(request.recipient)} qu’il n’y a plus rien à répondre.`)}</p>
      <WordsField label="Un mot, si vous voulez" words={words} refusal={sending.refusal} />
    </DialogForm>
  )
}
