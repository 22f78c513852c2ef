import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { number } from '../typography.ts'
import styles from './choice.module.css'

/** A titled group of choices. */
export const Group = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset class={styles.group}>
    <legend>{legend}</legend>
    {children}
  </fieldset>
)

interface CheckProps {
  label: ComponentChildren
  checked: boolean
  onChange: (checked: boolean) => void
  name?: string
  value?: string
  /** How many listings it would give. */
  count?: number | undefined
}

const choice = (type: 'checkbox' | 'radio', look: string | undefined) =>
  function Choice({ label, checked, onChange, name, value, count }: CheckProps) {
    return (
      <label class={styles.opt}>
        <input
          class={look}
          type={type}
          name={name}
          value={value}
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {label}
        {count !== undefined && <span class={styles.count}>{number(count)}</span>}
      </label>
    )
  }

/** A box to tick, with its count. */
export const Check = choice('checkbox', styles.check)

/** One of a few ways that exclude each other, `name` being theirs, as a row like the boxes to tick. */
export const Radio = choice('radio', styles.radio)

interface SegmentedProps<T extends string | number> {
  legend: string
  value: T
  options: readonly { value: T; label: string /** What follows for those who hear it: « km». */; unit?: string }[]
  onChange: (value: T) => void
}

/** One of a few short values, all in sight. */
export function Segmented<T extends string | number>({ legend, value, options, onChange }: SegmentedProps<T>) {
  const name = useId()
  return (
    <Group legend={legend}>
      <div class={styles.seg}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              class="sr"
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.unit && <span class="sr">{option.unit}</span>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  )
}
