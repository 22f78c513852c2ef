import type { ComponentChildren } from 'preact'
import { cx } from './cx.ts'
import styles from './sheet.module.css'

interface Props {
  /** Without padding: for ruled rows. */
  bare?: boolean
  class?: string | undefined
  children: ComponentChildren
}

/** White paper with a thin edge. */
export const Sheet = ({ bare, class: extra, children }: Props) => (
  <div class={cx(styles.sheet, bare ? styles.bare : styles.pad, extra)}>{children}</div>
)
