import type { ComponentChildren } from 'preact'
import styles from './chip.module.css'
import { Icon } from './icon.tsx'

/** A list of chips, named for those who do not see it. */
export const Chips = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <ul class={styles.chips} aria-label={label}>
    {children}
  </ul>
)

/** An active filter, with the control that takes it away. */
export const Chip = ({ label, onRemove }: { label: string; onRemove: () => void }) => (
  <li class={styles.chip}>
    {label}
    <button type="button" aria-label={`Retirer\u00a0: ${label}`} onClick={onRemove}>
      <Icon name="x" />
    </button>
  </li>
)
