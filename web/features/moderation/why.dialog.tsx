import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useSend } from '../../use-send.ts'

/** What is asked of a listing, with its reason. */
export type Asked = { what: 'archive' } | { what: 'restore'; version: { id: string; number: number } }

interface WhyProps {
  id: string
  asked: Asked
  onClose: () => void
  onDone: () => void
}

/** Taking off and restoring are told to the structure, with the reason. */
export function WhyDialog({ id, asked, onClose, onDone }: WhyProps) {
  const [reason, setReason] = useState('')
  const body = { reason: reason.trim() }
  const sending = useSend(
    () =>
      asked.what === 'archive'
        ? call('POST /api/moderation/listings/:id/archive', { params: { id }, body })
        : call('POST /api/moderation/revisions/:id/restore', { params: { id: asked.version.id }, body }),
    onDone,
  )
  const archives = asked.what === 'archive'
  return (
    <DialogForm
      title={archives ? 'Retirer cette fiche' : `Rétablir la version ${asked.version.number}`}
      onClose={onClose}
      sending={sending}
      beside={['reason']}
      submit={{
        kind: archives ? 'no' : 'go',
        icon: archives ? 'archive' : 'history',
        text: archives ? 'Retirer et prévenir' : 'Rétablir et prévenir',
        busy: 'Envoi…',
      }}
    >
      <TextArea
        label="Raison"
        autofocus
        hint={
          archives
            ? 'La structure la lira par e-mail. La fiche quitte les résultats aussitôt.'
            : 'La structure la lira par e-mail. Les conseillères voient cette version aussitôt.'
        }
        rows={3}
        maxLength={500}
        value={reason}
        error={reason.trim() ? undefined : sending.refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
