import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import styles from './sign-in.module.css'

interface Props {
  email: string
  /** The person came for a page: say why they are here instead. */
  asked: boolean
  onAccepted: (email: string) => void
  children: ComponentChildren
}

export function LinkForm({ email, asked, onAccepted, children }: Props) {
  const [value, setValue] = useState(email)
  const form = useRef<HTMLFormElement>(null)
  const address = value.trim()
  const { busy, refusal, send } = useSend(
    () => call('POST /api/session/link', { body: { email: address } }),
    () => onAccepted(address),
  )
  const wrong = refusal?.fields.email
  useEffect(() => {
    if (wrong) form.current?.querySelector('input')?.focus()
  }, [refusal])
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <Sheet>
      <div class={styles.title}>
        <h1>Se connecter</h1>
        <p class="mute">
          {asked
            ? 'Cette page demande un compte. Vous y reviendrez dès que vous serez connecté.'
            : 'Trouver la bonne ressource sociale dans une commune, et joindre la personne qui la porte.'}
        </p>
      </div>
      <form ref={form} class={styles.form} onSubmit={submit} noValidate>
        <Field
          label="Adresse e-mail professionnelle"
          hint="Nous y envoyons un lien valable 15 min. Pas de mot de passe."
          type="email"
          name="email"
          autocomplete="email"
          inputMode="email"
          spellcheck={false}
          required
          value={value}
          error={wrong}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
        {refusal && !wrong && (
          <Note kind="bad" role="alert">
            <p class="small">{refusal.message}</p>
          </Note>
        )}
        <Button type="submit" kind="go" icon="mail" large>
          {busy ? 'Envoi…' : 'Recevoir le lien'}
        </Button>
      </form>
      {children}
    </Sheet>
  )
}
