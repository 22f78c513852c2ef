import styles from './select.module.css'

interface SelectProps<T extends string> {
  /** Read out; the chosen option is enough for those who see. */
  label: string
  value: T
  options: Readonly<Record<T, string>>
  onChange: (value: T) => void
}

/** One of a list of words. */
export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const entries = Object.entries(options) as [T, string][]
  const change = (index: number) => {
    const chosen = entries[index]
    if (chosen) onChange(chosen[0])
  }
  return (
    <label>
      <span class="sr">{label}</span>
      <select class={styles.select} onChange={(event) => change(event.currentTarget.selectedIndex)}>
        {entries.map(([code, text]) => (
          <option key={code} value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
