import { useState } from 'preact/hooks'
import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import { call } from '../../api.ts'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useSend } from '../../use-send.ts'

interface Props {
  account: Account
  onClose: () => void
  onDone: (account: Account) => void
}

export function CloseAccountDialog({ account, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const sending = useSend(async () => {
    const said = reason.trim()
    const closed = await call('POST /api/accounts/:id/close', {
      params: { id: account.id },
      body: said ? { reason: said } : {},
    })
    onDone(closed)
  })
  return (
    <DialogForm
      title={`Fermer le compte de ${account.name}`}
      onClose={onClose}
      sending={sending}
      beside={['reason']}
      submit={{ kind: 'no', icon: 'circle-x', text: 'Fermer le compte', busy: 'Fermeture…' }}
    >
      <p>
        Ses sessions se terminent tout de suite, sur tous ses appareils, et ses liens de connexion ne marchent plus. Un
        mail l’annonce.
      </p>
      <p>
        Vous pourrez rouvrir le compte pendant 12{'\u00a0'}mois{'\u202f'}; ensuite, il est effacé.
      </p>
      <TextArea
        label="Raison (facultatif)"
        hint="Gardée 12 mois dans le journal. N’y nommez personne."
        name="reason"
        maxLength={500}
        value={reason}
        error={sending.refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
