import { useState } from 'preact/hooks'
import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import styles from './accounts.module.css'

interface Props {
  account: Account
  onClose: () => void
  onDone: (account: Account) => void
}

export function CloseAccountDialog({ account, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const { busy, refusal, send } = useSend(async () => {
    const said = reason.trim()
    const closed = await call('POST /api/accounts/:id/close', {
      params: { id: account.id },
      body: said ? { reason: said } : {},
    })
    onDone(closed)
  })
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <Dialog title={`Fermer le compte de ${account.name}`} onClose={onClose}>
      <form class={styles.form} onSubmit={submit} noValidate>
        <p>
          Ses sessions se terminent tout de suite, sur tous ses appareils, et ses liens de connexion ne marchent plus.
          Un mail l’annonce.
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
          error={refusal?.fields.reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNote refusal={refusal} beside={['reason']} />
        <div class="row">
          <Button type="submit" kind="no" icon="circle-x">
            {busy ? 'Fermeture…' : 'Fermer le compte'}
          </Button>
          <Button kind="bare" onClick={onClose}>
            Annuler
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
