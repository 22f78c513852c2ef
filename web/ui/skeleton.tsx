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

/** The shape of result rows, shown after 150 ms; `label` tells what is awaited. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" class={styles.late}>
      <span class="sr">{label}</span>
      <ul class={styles.rows} aria-hidden="true">
        {Array.from({ length: rows }, (_, index) => (
          <Row key={index} />
        ))}
      </ul>
    </div>
  )
}

/** One line of text to come; its width comes from a class. */
export const Bone = ({ class: extra }: { class?: string | undefined }) => <span class={cx(styles.bone, extra)} />
