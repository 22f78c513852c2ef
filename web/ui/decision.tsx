import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ApiError } from '../api.ts'
import { typo } from '../typography.ts'
import { type Sending, useSend } from '../use-send.ts'
import { Button } from './button.tsx'
import styles from './decision.module.css'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { RefusalNote, useFirstWrong } from './refusal.tsx'

interface Settled<T> {
  onDecided: (request: T) => void
  /** Somebody decided before: the sentence that says so. */
  onLate: (sentence: string) => Promise<void>
}

/** What the form of a decision is given. */
export interface DecisionProps<T> extends Settled<T> {
  request: T
  open: boolean
  onClose: () => void
}

/** Somebody decided before, or the person got an account meanwhile: nothing is left to decide. */
const settled = new Set(['already-decided', 'has-account'])

/** Sends a decision once; the first one stands, and whoever comes second is told whose it was. */
export const useDecision = <T,>(decide: () => Promise<T>, { onDecided, onLate }: Settled<T>): Sending =>
  useSend(async () => {
    try {
      onDecided(await decide())
    } catch (error) {
      if (!(error instanceof ApiError && settled.has(error.code))) throw error
      await onLate(error.message)
    }
  })

/** Gives the focus, once the list says what was decided, to what comes next in it: a selector. */
export function useFocusIn(list: RefObject<HTMLElement | null>) {
  const [selector, setSelector] = useState<string | null>(null)
  useLayoutEffect(() => {
    if (selector) list.current?.querySelector<HTMLElement>(selector)?.focus()
    setSelector(null)
  }, [selector])
  return setSelector
}

/** One way to decide: its button, and the form it opens. */
export interface Choice<What extends string> {
  what: What
  text: string
  /** The text, and of which request. */
  label: string
  icon: IconName
  kind?: 'no'
  form: (panel: { open: boolean; onClose: () => void }) => ComponentChildren
}

interface RowProps<What extends string> {
  id: string
  asked: ComponentChildren
  /** None once it is decided, or for somebody else to decide. */
  choices: readonly Choice<What>[]
  /** The one whose form is open. */
  open: What | null
  onOpen: (what: What | null) => void
  /** What comes in the place of the choices. */
  children?: ComponentChildren
}

/** Everything the decision needs, then the decision, in its place. A form closed keeps what was typed in it. */
export function DecisionRow<What extends string>({ id, asked, choices, open, onOpen, children }: RowProps<What>) {
  const row = useRef<HTMLLIElement>(null)
  const opened = useRef(new Set<What>())
  if (open) opened.current.add(open)
  const onClose = () => {
    row.current?.querySelector<HTMLElement>(`[data-opens="${open}"]`)?.focus()
    onOpen(null)
  }
  const decides = choices.length > 0
  return (
    <li ref={row} class={styles.row} data-request={id} data-open={decides && open ? '' : undefined}>
      {asked}
      {decides && (
        <div class={styles.actions}>
          {choices.map(({ what, text, label, icon, kind }) => (
            <Button
              key={what}
              {...(kind && { kind })}
              icon={icon}
              data-opens={what}
              aria-expanded={open === what}
              aria-label={label}
              onClick={() => onOpen(open === what ? null : what)}
            >
              {text}
            </Button>
          ))}
        </div>
      )}
      {choices.map(({ what, form }) => opened.current.has(what) && form({ open: open === what, onClose }))}
      {children}
    </li>
  )
}

interface FormProps {
  label: string
  open: boolean
  onClose: () => void
  decision: Sending
  /** The fields that say their own refusal. */
  beside?: readonly string[]
  submit: { kind: 'go' | 'no'; icon: IconName; text: string; busy: string }
  /** Closes the form without deciding. */
  leave?: string
  children: ComponentChildren
}

/** The form of a decision, under its request. */
export function DecisionForm(props: FormProps) {
  const { label, open, onClose, decision, beside, submit, leave = 'Laisser en attente', children } = props
  const form = useRef<HTMLFormElement>(null)
  const { busy, refusal, send } = decision
  useFirstWrong(form, refusal)
  useLayoutEffect(() => {
    const first = (selector: string) => form.current?.querySelector<HTMLElement>(selector)
    if (open) (first('input, select, textarea') ?? first('button'))?.focus()
  }, [open])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  const onSubmit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form
      ref={form}
      class={styles.form}
      aria-label={label}
      hidden={!open}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={press}
    >
      {children}
      <RefusalNote refusal={refusal} {...(beside && { beside })} />
      <div class="row">
        <Button type="submit" kind={submit.kind} icon={submit.icon}>
          {busy ? submit.busy : submit.text}
        </Button>
        <Button kind="bare" onClick={onClose}>
          {leave}
        </Button>
      </div>
    </form>
  )
}

/** Who asks for what: a title, then facts, then their own words. */
export const Asked = ({ children }: { children: ComponentChildren }) => <div class={styles.asked}>{children}</div>

export const Facts = ({ children }: { children: ComponentChildren }) => <p class={styles.facts}>{children}</p>

export const Fact = ({ icon, children }: { icon: IconName; children: ComponentChildren }) => (
  <span class={styles.fact}>
    <Icon name={icon} />
    {children}
  </span>
)

export const OwnWords = ({ children }: { children: string }) => (
  <blockquote class={styles.words}>{typo(children)}</blockquote>
)
