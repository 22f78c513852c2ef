import { cx } from './cx.ts'
import styles from './skeleton.module.css'

const Row = () => (
  <li class={styles.row}>
    <span class={cx(styles.bone, styles.tile)} />
    <div>
      <span class={cx(styles.bone, styles.title)} />
      <span class={cx(styles.bone, styles.second)} />
    </div>
    <span class={styles.bone} />
    <span class={styles.why}>
      <span class={styles.bone} />
      <span class={styles.bone} />
      <span class={styles.bone} />
    </span>
  </li>
)

const Line = () => (
  <li class={cx(styles.row, styles.line)}>
    <span class={cx(styles.bone, styles.title)} />
    <span class={styles.bone} />
    <span class={cx(styles.bone, styles.second)} />
  </li>
)

interface Props {
  rows?: number
  /** What is awaited. */
  label: string
  /** Of a list of work: two lines a row, without a tile. */
  lines?: boolean
}

/** The shape of the rows to come, of results unless told, shown after 150 ms. */
export function SkeletonRows({ rows = 6, label, lines }: Props) {
  const Shape = lines ? Line : Row
  return (
    <div role="status" class={styles.late}>
      <span class="sr">{label}</span>
      <ul class={styles.rows} aria-hidden="true">
        {Array.from({ length: rows }, (_, index) => (
          <Shape key={index} />
        ))}
      </ul>
    </div>
  )
}

/** One line of text to come; its width comes from a class. */
export const Bone = ({ class: extra }: { class?: string | undefined }) => <span class={cx(styles.bone, extra)} />
