import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Field } from '../../ui/field.tsx'
import { SignOut } from '../../ui/sign-out.tsx'
import { useSend } from '../../use-send.ts'
import styles from './own-account.module.css'

/** What goes, what stays, and the address typed again: nobody does this by a slip of the hand. */
export function DeletionDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [gone, setGone] = useState(false)
  const sending = useSend(
    () => call('DELETE /api/account', { body: { email: typed.trim() } }),
    () => setGone(true),
  )
  if (gone) return <Gone />
  return (
    <DialogForm
      title="Supprimer mon compte"
      onClose={onClose}
      sending={sending}
      beside={['email']}
      submit={{ kind: 'no', icon: 'circle-x', text: 'Supprimer définitivement', busy: 'Suppression…' }}
    >
      <ul class={styles.consequences}>
        <li>
          <b>Effacés tout de suite{'\u00a0'}:</b> votre nom, votre adresse, vos sessions et le relevé des contacts que
          vous avez consultés.
        </li>
        <li>
          <b>Gardé 12 mois{'\u00a0'}:</b> le journal de ce que vous avez fait, sous un pseudonyme qui ne mène plus à
          vous.
        </li>
      </ul>
      <Field
        label="Pour confirmer, écrivez votre adresse e-mail"
        hint={email}
        type="email"
        name="email"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        error={sending.refusal?.fields.email}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

/** Said before leaving: sign-in would know nothing of it. */
const Gone = () => (
  <Dialog title="Votre compte est supprimé">
    <p>Un dernier mail vous le confirme. Vous pourrez toujours demander un nouvel accès, avec la même adresse.</p>
    <div class="row">
      <SignOut kind="go">Revenir à la connexion</SignOut>
    </div>
  </Dialog>
)
