import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import type { ApiError } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import styles from './requests.module.css'

export interface PanelProps {
  request: AccessRequest
  open: boolean
  onClose: () => void
  onDecided: (request: AccessRequest) => void
  /** Somebody decided before: the sentence that says who. */
  onLate: (sentence: string) => Promise<void>
}

interface Props {
  label: string
  open: boolean
  onClose: () => void
  refusal: ApiError | null
  beside: readonly string[]
  onSubmit: () => void
  submit: ComponentChildren
  children: ComponentChildren
}

/** The form of a decision, under its request. Closed, it keeps what was typed in it. */
export function Panel({ label, open, onClose, refusal, beside, onSubmit, submit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useFirstWrong(form, refusal)
  useEffect(() => {
    if (open) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [open])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  const send = (event: Event) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form
      ref={form}
      class={styles.panel}
      aria-label={label}
      hidden={!open}
      noValidate
      onSubmit={send}
      onKeyDown={press}
    >
      {children}
      <RefusalNote refusal={refusal} beside={beside} />
      <div class="row">
        {submit}
        <Button kind="bare" onClick={onClose}>
          Laisser en attente
        </Button>
      </div>
    </form>
  )
}
