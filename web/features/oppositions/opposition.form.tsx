import { useRef } from 'preact/hooks'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField, Field, TextArea } from '../../ui/field.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import styles from './opposition.module.css'

export interface Asked {
  readonly email: string
  readonly telephone: string
  readonly message: string
}
export const blank: Asked = { email: '', telephone: '', message: '' }

/** What is left empty is not sent: an empty number is not a number. */
export const bodyOf = ({ email, telephone, message }: Asked) => ({
  email: email.trim(),
  ...(telephone.trim() && { telephone: telephone.trim() }),
  ...(message.trim() && { message: message.trim() }),
})

interface Props {
  asked: Asked
  onAsked: (asked: Asked) => void
  onSent: () => void
}

export function OppositionForm({ asked, onAsked, onSent }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { busy, refusal, send } = useSend(() => call('POST /api/oppositions', { body: bodyOf(asked) }), onSent)
  useFirstWrong(form, refusal)
  const errors = refusal?.fields ?? {}
  const change = (change: Partial<Asked>) => onAsked({ ...asked, ...change })
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <Sheet>
      <form ref={form} class={styles.form} onSubmit={submit} noValidate>
        <EmailField
          label="Adresse e-mail que montre la fiche"
          hint="Nous y envoyons un lien, pour vérifier qu’elle est à vous."
          value={asked.email}
          error={errors.email}
          onChange={(email) => change({ email })}
        />
        <Field
          label="Numéro de téléphone (facultatif)"
          hint={'Si la fiche le montre aussi. Exemple\u00a0: 05\u00a058\u00a000\u00a000\u00a000'}
          type="tel"
          name="telephone"
          autocomplete="tel"
          value={asked.telephone}
          error={errors.telephone}
          onInput={(event) => change({ telephone: event.currentTarget.value })}
        />
        <TextArea
          label="Message (facultatif)"
          hint="Ce qui aiderait à vérifier que ce numéro est le vôtre. Lu seulement si quelqu’un doit décider."
          name="message"
          maxLength={1000}
          value={asked.message}
          error={errors.message}
          onInput={(event) => change({ message: event.currentTarget.value })}
        />
        <RefusalNote refusal={refusal} beside={['email', 'telephone', 'message']} />
        <Button type="submit" kind="go" icon="mail" large class={styles.submit}>
          {busy ? 'Envoi…' : 'Recevoir le lien'}
        </Button>
      </form>
    </Sheet>
  )
}
