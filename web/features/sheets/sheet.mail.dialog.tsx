import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Field } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { contentOf, keepMail, type Sheet } from './sheet.store.ts'

/** Mails the sheet to the person. Their address is asked for here, and kept nowhere else. */
export function MailDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const [email, setEmail] = useState('')
  const sending = useSend(async () => {
    refuseBlank(email.trim() ? {} : { email: 'Écrivez l’adresse e-mail de la personne.' })
    const { id } = await call('POST /api/sheets/mails', { body: { ...contentOf(sheet), email: email.trim() } })
    keepMail(id)
  }, onClose)
  return (
    <DialogForm
      title="Envoyer la feuille par e-mail"
      onClose={onClose}
      sending={sending}
      beside={['email']}
      submit={{ kind: 'go', icon: 'send', text: 'Envoyer', busy: 'Envoi…' }}
    >
      <Field
        label="Adresse e-mail de la personne"
        hint={typo('Effacée dès que le message est remis, au plus tard après 24 heures. Vous ne la reverrez pas ici.')}
        error={sending.refusal?.fields.email}
        type="email"
        // The browser knows the adviser's own addresses, not this one, and must not learn it.
        autocomplete="off"
        inputMode="email"
        spellcheck={false}
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <p class="small mute">
        Vos notes et «{'\u00a0'}À apporter{'\u00a0'}» sont dans le message, comme sur le papier.
      </p>
    </DialogForm>
  )
}
