import { cx } from './cx.ts'
import styles from './kbd.module.css'

/** A key. `hint`: a reminder in the page, hidden on touch. */
export const Kbd = ({ children, hint }: { children: string; hint?: boolean }) => (
  <kbd class={cx(styles.kbd, hint && styles.hint)} aria-hidden={hint}>
    {children}
  </kbd>
)
