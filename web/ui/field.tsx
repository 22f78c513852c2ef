import type { ComponentChildren, InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'preact'
import { useId } from 'preact/hooks'
import { cx } from './cx.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

interface Words {
  label: string
  hint?: string | undefined
  /** The sentence to show when the value is refused. */
  error?: string | undefined
}

interface Control {
  id: string
  class: string | undefined
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface LabelledProps extends Words {
  /** Its own, for a link to lead to it; one is made otherwise. */
  id: unknown
  children: (control: Control) => ComponentChildren
}

/** Label above, hint, the control, then the sentence of a refusal; hint and sentence are read with the control. */
function Labelled({ label, hint, error, id: given, children }: LabelledProps) {
  const own = useId()
  const id = typeof given === 'string' ? given : own
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
      {children({
        id,
        class: styles.input,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** The sentence of a refusal, under what it is about. */
export const FieldError = ({ id, children }: { id?: string; children: ComponentChildren }) => (
  <p class={styles.error} id={id}>
    <Icon name="circle-alert" />
    {children}
  </p>
)

export const Field = ({ label, hint, error, ...input }: Words & InputHTMLAttributes) => (
  <Labelled label={label} hint={hint} error={error} id={input.id}>
    {(control) => <input {...input} {...control} />}
  </Labelled>
)

export const TextArea = ({ label, hint, error, ...area }: Words & TextareaHTMLAttributes) => (
  <Labelled label={label} hint={hint} error={error} id={area.id}>
    {(control) => <textarea rows={3} {...area} {...control} />}
  </Labelled>
)

type SelectProps = Words & SelectHTMLAttributes & { options: Readonly<Record<string, string>>; value: string }

/** One of a list; the empty code is «not chosen yet». */
export const SelectField = ({ label, hint, error, options, value, ...select }: SelectProps) => (
  <Labelled label={label} hint={hint} error={error} id={select.id}>
    {(control) => (
      <select {...select} {...control}>
        {Object.entries(options).map(([code, text]) => (
          <option key={code} value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Labelled>
)

interface EmailProps extends Words {
  value: string
  onChange: (email: string) => void
}

/** An e-mail address, with the keyboard and the suggestions for one. */
export const EmailField = ({ onChange, ...words }: EmailProps) => (
  <Field
    {...words}
    type="email"
    name="email"
    autocomplete="email"
    inputMode="email"
    spellcheck={false}
    required
    onInput={(event) => onChange(event.currentTarget.value)}
  />
)
