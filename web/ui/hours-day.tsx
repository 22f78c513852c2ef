import { Button } from './button.tsx'
import { cx } from './cx.ts'
import field from './field.module.css'
import { FieldError } from './field.tsx'
import { nextSpan, timesFor, timeText } from './hours.picking.ts'
import type { DayProblem, Span } from './hours.ts'
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
            square={spans.length > 0}
            icon="plus"
            id={`${id}-add`}
            disabled={spans.length >= mostSpans}
            aria-label={`Ajouter des heures le ${name}`}
            title={spans.length > 0 ? `Ajouter des heures le ${name}` : undefined}
            onClick={add}
          >
            {spans.length === 0 && 'Ajouter'}
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
  const time = (edge: keyof Span, label: string) => (
    <TimeSelect
      name={`${name}-${edge}`}
      label={`${of}, ${label}`}
      edge={edge}
      value={span[edge]}
      describedBy={wrong ? describedBy : undefined}
      onPick={(picked) => onPick({ [edge]: picked })}
    />
  )
  return (
    <div class={styles.span}>
      {time('from', 'de')}
      <span aria-hidden="true">–</span>
      {time('to', 'à')}
      <Button
        kind="bare"
        square
        icon="x"
        aria-label={`Retirer\u00a0: ${of}, ${spoken(span.from, 'from')} – ${spoken(span.to, 'to')}`}
        onClick={onRemove}
      />
    </div>
  )
}

const spoken = (time: string, edge: keyof Span) => (time === '' ? '…' : timeText(time, edge))

interface TimeProps {
  name: string
  label: string
  edge: keyof Span
  value: string
  /** The sentence that says it is wrong. */
  describedBy: string | undefined
  onPick: (time: string) => void
}

/** A list of times: read the same by every browser, whatever its language. */
const TimeSelect = ({ name, label, edge, value, describedBy, onPick }: TimeProps) => (
  <select
    class={cx(field.input, styles.time)}
    name={name}
    aria-label={label}
    aria-invalid={describedBy ? true : undefined}
    aria-describedby={describedBy}
    onChange={(event) => onPick(event.currentTarget.value)}
  >
    {value === '' && (
      <option value="" selected>
        Heure
      </option>
    )}
    {timesFor(edge, value).map((time) => (
      <option key={time} value={time} selected={time === value}>
        {timeText(time, edge)}
      </option>
    ))}
  </select>
)
