import { number } from '../typography.ts'
import { cx } from './cx.ts'
import styles from './nav-count.module.css'

interface Props {
  count: number
  /** What is counted, for those who hear it. */
  words: string
  title?: string
  late?: boolean
}

/** A count after a link of the bar. */
export const NavCount = ({ count, words, title, late }: Props) => (
  <span class={cx(styles.count, late && styles.late)} title={title}>
    {number(count)}
    <span class="sr"> {words}</span>
  </span>
)
