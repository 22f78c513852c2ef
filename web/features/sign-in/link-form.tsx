import { useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField } from '../../ui/field.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import type { Attempt } from './sign-in.attempt.ts'
import styles from './sign-in.module.css'

interface Props {
  email: string
  onAccepted: (attempt: Attempt) => void
}

export function LinkForm({ email, onAccepted }: Props) {
  const [value, setValue] = useState(email)
  const form = useRef<HTMLFormElement>(null)
  const address = value.trim()
  const { busy, refusal, send } = useSend(async () => {
    const { attempt } = await call('POST /api/session/link', { body: { email: address } })
    onAccepted({ email: address, attempt })
  })
  useFirstWrong(form, refusal)
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  const isFirstWay = !session.use()?.providers.length
  return (
    <form ref={form} class={styles.form} onSubmit={submit} noValidate>
      <EmailField
        label="Adresse e-mail professionnelle"
        hint="Nous y envoyons un lien valable 15 min. Pas de mot de passe."
        value={value}
        error={refusal?.fields.email}
        onChange={setValue}
      />
      <RefusalNote refusal={refusal} beside={['email']} />
      <Button type="submit" icon="mail" large {...(isFirstWay && { kind: 'go' })}>
        {busy ? 'Envoi…' : 'Recevoir le lien'}
      </Button>
    </form>
  )
}
