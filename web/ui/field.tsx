import type { InputHTMLAttributes } from 'preact'
import { useId } from 'preact/hooks'
import { cx } from './cx.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

type Props = InputHTMLAttributes & {
  label: string
  hint?: string
  /** The sentence to show when the value is refused. */
  error?: string | undefined
}

/** A labelled input; hint and error are read with it. */
export function Field({ label, hint, error, ...input }: Props) {
  const id = useId()
  const described = cx(hint && `${id}-hint`, error && `${id}-error`)
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id}>
        {label}
      </label>
      {hint && (
        <span class={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        id={id}
        class={styles.input}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      />
      {error && (
        <p class={styles.error} id={`${id}-error`}>
          <Icon name="circle-alert" />
          {error}
        </p>
      )}
    </div>
  )
}
