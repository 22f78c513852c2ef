import { useEffect, useId, useRef, useState } from 'preact/hooks'
import styles from './combo-field.module.css'
import { cx } from './cx.ts'
import { Field } from './field.tsx'
import popup from './popup.module.css'

export interface ComboOption {
  readonly id: string
  readonly text: string
  /** What tells it from its namesakes, at the end of its line. */
  readonly aside?: string | null
}

interface Props {
  label: string
  hint?: string | undefined
  error?: string | undefined
  placeholder?: string
  /** What is chosen, said while nothing is typed. */
  shown?: string
  /** Null: nothing is being typed. */
  typed: string | null
  onType: (typed: string | null) => void
  /** For what is typed. */
  options: readonly ComboOption[]
  onChoose: (id: string) => void
  /** The sentence when there is nothing to offer. */
  none?: string | null
  /** Backspace in the empty field. */
  onErase?: () => void
  /** Of the field itself, for a link to lead to it. */
  id?: string | undefined
  name?: string
  /** What is typed counts by itself: no option is in front until an arrow asks for one. */
  free?: boolean
  /** The options are still those of the letters before: Enter takes the first of the next ones. */
  waiting?: boolean
}

/** Text that finds one of a list: a combobox as the ARIA pattern describes it. The list lies over what follows. */
export function ComboField(props: Props) {
  const { label, hint, error, placeholder, shown = '', typed, onType, options, onChoose, none, onErase } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const start = props.free ? -1 : 0
  const [active, setActive] = useState(start)
  const listed = open && options.length > 0
  const current: ComboOption | undefined = options[Math.min(active, options.length - 1)]

  useEffect(() => setActive(start), [typed])
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active])
  // In a dialog the list may open under its edge.
  useEffect(() => {
    if (listed) list.current?.scrollIntoView({ block: 'nearest' })
  }, [listed])

  // Enter came before the list.
  const early = useRef(false)
  useEffect(() => {
    if (props.waiting || !early.current) return
    early.current = false
    if (current && open) choose(current)
  }, [props.waiting])

  const close = () => {
    early.current = false
    setOpen(false)
    setActive(start)
    onType(null)
  }
  const choose = (option: ComboOption) => {
    close()
    onChoose(option.id)
  }
  const move = (step: number) => {
    if (!listed) setOpen(true)
    else setActive((Math.max(active, step < 0 ? 0 : -1) + step + options.length) % options.length)
    return true
  }
  const take = () => {
    if (props.waiting) early.current = true
    else if (listed && current) choose(current)
    // A form is not sent while something is being looked for.
    return typed !== null || listed
  }
  const leave = () => {
    close()
    return open || typed !== null
  }
  const erase = () => {
    if (typed || shown || !onErase) return false
    onErase()
    return true
  }
  /** Each tells whether the key was for the list. */
  const keys: Record<string, () => boolean> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: take,
    Escape: leave,
    Backspace: erase,
  }
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    // Leaving with Tab takes the only answer there is.
    if (event.key === 'Tab' && typed && current && options.length === 1 && !props.free) choose(current)
    else if (keys[event.key]?.()) event.preventDefault()
  }
  const type = (text: string) => {
    early.current = false
    setOpen(true)
    onType(text)
  }
  // Another window only borrows the focus: what is being typed stays.
  const blur = (event: FocusEvent) => document.activeElement !== event.currentTarget && close()
  return (
    <div class={styles.combo}>
      <Field
        label={label}
        hint={hint}
        error={error}
        id={props.id}
        name={props.name}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-activedescendant={listed && current ? `${id}-${options.indexOf(current)}` : undefined}
        value={typed ?? shown}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={blur}
      />
      <div
        ref={list}
        id={`${id}-list`}
        class={cx(popup.popup, styles.list)}
        role="listbox"
        aria-label={label}
        hidden={!listed}
      >
        {(listed ? options : []).map((option, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the option in front is named by aria-activedescendant.
          <div
            key={option.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={option === current}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <span>{option.text}</span>
            {option.aside && <span class={cx(popup.aside, styles.aside)}>{option.aside}</span>}
          </div>
        ))}
      </div>
      <p class={open && none ? cx(popup.none, styles.none) : 'sr'} role="status">
        {open && none}
      </p>
    </div>
  )
}
