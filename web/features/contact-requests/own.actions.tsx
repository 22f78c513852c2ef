import { useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useWords, WordsField } from '../../ui/words-field.tsx'
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

type Open = 'redirect' | 'cancel' | 'conclude' | null

/** What else may be done from here; each asks once more before it is. */
export function OwnActions({ request, onDone }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const { can, next, asked, outcome } = request
  // What is followed by two goes on from its own page.
  const pair = request.kind !== 'direct'
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
      {can.includes('conclude') && !(pair && outcome === 'started') && (
        <Button icon="circle-check" onClick={() => setOpen('conclude')}>
          {outcome ? 'Corriger l’issue' : pair ? 'Noter qu’il ne commence pas' : 'Noter l’issue'}
        </Button>
      )}
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
      {open === 'redirect' && <Redirect {...dialog} />}
      {open === 'cancel' && <Cancel {...dialog} />}
      {open === 'conclude' && <Conclude {...dialog} />}
    </div>
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
