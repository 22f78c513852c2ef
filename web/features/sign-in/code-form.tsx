import { useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { enter } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import styles from './sign-in.module.css'

/** For a mail opened on another device: the code shown there opens the session here. */
export function CodeForm({ attempt }: { attempt: string }) {
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const { busy, refusal, send } = useSend(() => enter(call('POST /api/session/code', { body: { attempt, code } })))
  useFirstWrong(form, refusal)
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} class={styles.code} onSubmit={submit} noValidate>
      <Field
        label="Code à six chiffres"
        hint={'Vous avez ouvert le mail sur un autre appareil\u202f? Tapez ici le code qui s’y affiche.'}
        name="code"
        autocomplete="one-time-code"
        inputMode="numeric"
        spellcheck={false}
        required
        value={code}
        error={refusal?.fields.code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <RefusalNote refusal={refusal} beside={['code']} />
      <Button type="submit" icon="monitor-smartphone">
        {busy ? 'Connexion…' : 'Continuer ici'}
      </Button>
    </form>
  )
}
