import { Button } from './button.tsx'
import { cx } from './cx.ts'
import field from './field.module.css'
import { FieldError } from './field.tsx'
import { type DayProblem, nextSpan, type Span } from './hours.ts'
import styles from './hours-field.module.css'

interface Props {
  id: string
  /** «lundi». */
  name: string
  spans: readonly Span[]
  problem: DayProblem | null
  /** Where a copy of its hours goes, «mardi à vendredi»; null on the last day. */
  followers: string | null
  /** `goTo`: what has the focus then, as a selector in the week. */
  onPick: (spans: readonly Span[], goTo?: string) => void
  onCopy: () => void
}

const mostSpans = 4
const ranks = ['', ', deuxième plage', ', troisième plage', ', quatrième plage']

/** One day: its hours one after the other, or closed. */
export function HoursDay({ id, name, spans, problem, followers, onPick, onCopy }: Props) {
  const add = () => onPick([...spans, nextSpan(spans)], `[name="${id}-${spans.length}-from"]`)
  const remove = (at: number) => onPick(spans.toSpliced(at, 1), `#${CSS.escape(`${id}-add`)}`)
  const set = (at: number, part: Partial<Span>) => onPick(spans.with(at, { ...spans[at]!, ...part }))
  return (
    <li class={styles.day}>
      <fieldset aria-labelledby={`${id}-name`} aria-describedby={problem ? `${id}-problem` : undefined}>
        <span id={`${id}-name`} class={styles.name}>
          {name}
        </span>
        <div class={styles.spans}>
          {spans.length === 0 && <span class={styles.closed}>Fermé</span>}
          {spans.map((span, at) => (
            <SpanFields
              key={at}
              name={`${id}-${at}`}
              of={`${name}${ranks[at]}`}
              span={span}
              wrong={problem?.at.includes(at) ?? false}
              describedBy={`${id}-problem`}
              onPick={(part) => set(at, part)}
              onRemove={() => remove(at)}
            />
          ))}
        </div>
        <div class={styles.gestures}>
          <Button
            kind="bare"
            icon="plus"
            id={`${id}-add`}
            disabled={spans.length >= mostSpans}
            aria-label={`Ajouter des heures le ${name}`}
            onClick={add}
          >
            Ajouter
          </Button>
          {followers && spans.length > 0 && (
            <Button
              kind="bare"
              square
              icon="copy"
              aria-label={`Copier les heures du ${name}\u00a0: ${followers}`}
              title={`Copier\u00a0: ${followers}`}
              disabled={problem !== null}
              onClick={onCopy}
            />
          )}
        </div>
        {problem && <FieldError id={`${id}-problem`}>{problem.sentence}</FieldError>}
      </fieldset>
    </li>
  )
}

interface SpanProps {
  name: string
  of: string
  span: Span
  wrong: boolean
  describedBy: string
  onPick: (part: Partial<Span>) => void
  onRemove: () => void
}

function SpanFields({ name, of, span, wrong, describedBy, onPick, onRemove }: SpanProps) {
  const common = {
    type: 'time',
    class: cx(field.input, styles.time),
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong ? describedBy : undefined,
  } as const
  return (
    <div class={styles.span}>
      <input
        {...common}
        name={`${name}-from`}
        aria-label={`${of}, de`}
        value={span.from}
        onInput={(event) => onPick({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        {...common}
        name={`${name}-to`}
        aria-label={`${of}, à`}
        value={span.to}
        onInput={(event) => onPick({ to: event.currentTarget.value })}
      />
      <Button
        kind="bare"
        square
        icon="x"
        aria-label={`Retirer\u00a0: ${of}, ${span.from || '…'} – ${span.to || '…'}`}
        onClick={onRemove}
      />
    </div>
  )
}
