import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Sending } from '../use-send.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import styles from './dialog-form.module.css'
import type { IconName } from './icons.ts'
import { RefusalNote, useFirstWrong } from './refusal.tsx'

interface Props {
  title: string
  onClose: () => void
  sending: Sending
  /** The fields that say their own refusal. */
  beside: readonly string[]
  submit: { kind: 'go' | 'no'; icon?: IconName; text: string; busy: string }
  children: ComponentChildren
}

/** A dialog that asks for something, sends it or is left. */
export function DialogForm({ title, onClose, sending, beside, submit, children }: Props) {
  const { kind, icon, text, busy } = submit
  const form = useRef<HTMLFormElement>(null)
  useFirstWrong(form, sending.refusal)
  const onSubmit = (event: Event) => {
    event.preventDefault()
    void sending.send()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} class={styles.form} onSubmit={onSubmit} noValidate>
        {children}
        <RefusalNote refusal={sending.refusal} beside={beside} />
        <div class="row">
          <Button type="submit" kind={kind} {...(icon && { icon })}>
            {sending.busy ? busy : text}
          </Button>
          <Button kind="bare" onClick={onClose}>
            Annuler
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
