import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ListingContent } from '../../../server/contract/content.ts'
import { count, number, typo } from '../../typography.ts'
import { Check, Radio } from '../../ui/choice.tsx'
import { Field, FieldError, TextArea } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { idOf } from './submission.fields.ts'
import styles from './submission.parts.module.css'

/** What every field of the page is given. */
export interface Writing {
  readonly content: ListingContent
  readonly change: (part: Partial<ListingContent>) => void
  /** The sentence to show beside a field; none while it is not its turn. */
  readonly errorOf: (field: string) => string | undefined
  /** What the reader asked about it. */
  readonly remarkOf: (field: string) => string | undefined
  /** What the template says of it, rather than the usual example. */
  readonly helps: Readonly<Partial<Record<string, string>>>
}

export const WritingContext = createContext<Writing | null>(null)

export function useWriting(): Writing {
  const writing = useContext(WritingContext)
  if (!writing) throw new Error('a field of a listing is inside its form')
  return writing
}

/** A field with what was asked about it, above. */
export function Part({ field, children }: { field: string; children: ComponentChildren }) {
  const remark = useWriting().remarkOf(field)
  return (
    <div class={styles.part} data-field={field}>
      {remark && (
        <p class={styles.remark} id={`${idOf(field)}-remark`}>
          <Icon name="message-square" />
          <span>
            <b>Correction demandée{'\u00a0'}:</b> {typo(remark)}
          </span>
        </p>
      )}
      {children}
    </div>
  )
}

type TextName = {
  [K in keyof ListingContent]: ListingContent[K] extends string | null ? K : never
}[keyof ListingContent]

interface TextProps {
  field: TextName
  label: string
  hint?: string
  /** Of the published text: what is left is counted. */
  max?: number
  rows?: number
  inputMode?: 'numeric' | 'url'
}

/** A text of the listing, on one line or on several. */
export function TextPart({ field, label, hint: usual, max, rows, inputMode }: TextProps) {
  const { content, change, errorOf, helps } = useWriting()
  const hint = helps[field] ?? usual
  const value = content[field] ?? ''
  const error = errorOf(field)
  const common = { id: idOf(field), label, value, ...(hint && { hint: typo(hint) }), ...(error && { error }) }
  // A title or a presentation is never absent, only empty.
  const write = (text: string) =>
    change({ [field]: text === '' && field !== 'nom' && field !== 'description' ? null : text })
  return (
    <Part field={field}>
      {rows ? (
        <TextArea {...common} rows={rows} onInput={(event) => write(event.currentTarget.value)} />
      ) : (
        <Field
          {...common}
          {...(inputMode && { inputMode })}
          autocomplete="off"
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
      {max && value.length > max / 2 && <Left used={value.trim().length} max={max} />}
    </Part>
  )
}

const Left = ({ used, max }: { used: number; max: number }) => (
  <p class={styles.count}>
    {used > max ? `${count(used - max, 'signe')} de trop` : `${number(used)} sur ${number(max)}`}
  </p>
)

interface ChoiceProps<C extends string> {
  field: keyof ListingContent
  legend: string
  hint?: string
  options: Readonly<Record<C, string>>
  columns?: boolean
}

function Choices({
  field,
  legend,
  hint,
  columns,
  children,
}: Omit<ChoiceProps<string>, 'options'> & { children: ComponentChildren }) {
  const error = useWriting().errorOf(field)
  const id = idOf(field)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <Part field={field}>
      <fieldset class={styles.choices} id={id} aria-describedby={described || undefined}>
        <legend>{legend}</legend>
        {hint && (
          <p class={styles.hint} id={`${id}-hint`}>
            {typo(hint)}
          </p>
        )}
        <div class={columns ? styles.columns : styles.line}>{children}</div>
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </fieldset>
    </Part>
  )
}

/** Several of a few words. `alone`: a choice that goes with no other. */
export function ChecksPart<C extends string>({ alone, ...props }: ChoiceProps<C> & { alone?: C }) {
  const { content, change } = useWriting()
  const chosen = content[props.field] as readonly C[]
  const toggle = (code: C, on: boolean) => {
    const others = chosen.filter((one) => one !== code && (!on || (code !== alone && one !== alone)))
    change({ [props.field]: on ? [...others, code] : others })
  }
  return (
    <Choices {...props}>
      {(Object.entries(props.options) as [C, string][]).map(([code, label]) => (
        <Check key={code} label={label} checked={chosen.includes(code)} onChange={(on) => toggle(code, on)} />
      ))}
    </Choices>
  )
}

/** One of a few words, or none. */
export function RadiosPart<C extends string>(props: ChoiceProps<C> & { none: string }) {
  const { content, change } = useWriting()
  const chosen = content[props.field] as C | null
  const entries: [C | null, string][] = [...(Object.entries(props.options) as [C, string][]), [null, props.none]]
  return (
    <Choices {...props}>
      {entries.map(([code, label]) => (
        <Radio
          key={code ?? ''}
          name={idOf(props.field)}
          label={label}
          checked={chosen === code}
          onChange={() => change({ [props.field]: code })}
        />
      ))}
    </Choices>
  )
}
