import { useState } from 'preact/hooks'
import type { Structure } from '../../../server/contract/structures.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './structures.module.css'

interface Props {
  structure: Structure
  onChange: (structure: Structure) => void
}

/** Whether the small corrections of a structure are published before they are read. */
export function Trust({ structure, onChange }: Props) {
  const [asking, setAsking] = useState(false)
  const { trusted } = structure
  return (
    <Sheet>
      <section class={styles.block} aria-labelledby="confiance">
        <h2 id="confiance">Confiance</h2>
        <Status state={trusted ? 'ok' : 'aging'} {...(!trusted && { icon: 'hourglass' })}>
          {trusted ? 'Ses petites corrections paraissent aussitôt' : 'Tout est relu avant de paraître'}
        </Status>
        <p class="small mute">
          Une petite correction{'\u00a0'}: téléphone, e-mail, horaires, adresse, dates de fermeture. Elle est relue
          après.
        </p>
        <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {trusted ? 'Retirer la confiance' : 'Faire confiance'}
        </Button>
        {asking && <TrustDialog structure={structure} onClose={() => setAsking(false)} onDone={onChange} />}
      </section>
    </Sheet>
  )
}

interface DialogProps {
  structure: Structure
  onClose: () => void
  onDone: (structure: Structure) => void
}

function TrustDialog({ structure: { id, trusted }, onClose, onDone }: DialogProps) {
  const [reason, setReason] = useState('')
  const sending = useSend(async () => {
    const body = { trusted: !trusted, reason: reason.trim() }
    onDone(await call('PUT /api/structures/:id/trust', { params: { id }, body }))
    onClose()
  })
  return (
    <DialogForm
      title={trusted ? 'Retirer la confiance à cette structure' : 'Faire confiance à cette structure'}
      onClose={onClose}
      sending={sending}
      beside={['reason']}
      submit={{
        kind: trusted ? 'no' : 'go',
        text: trusted ? 'Retirer la confiance' : 'Faire confiance',
        busy: 'Envoi…',
      }}
    >
      <TextArea
        label="Raison"
        hint="Gardée dans l’histoire de la structure, pour vos collègues."
        name="reason"
        maxLength={500}
        value={reason}
        error={sending.refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
