import type { FieldChange, Segment, Side } from '../../../server/contract/differences.ts'
import { typo } from '../../typography.ts'
import { cx } from '../../ui/cx.ts'
import styles from './difference.module.css'

/** «retiré» and «ajouté» are heard, not seen: colours and strokes say it to the eye. */
export const Removed = ({ children }: { children: string }) => (
  <del class={styles.del}>
    <span class="sr"> retiré{'\u00a0'}: </span>
    {children}
  </del>
)
export const Added = ({ children }: { children: string }) => (
  <ins class={styles.ins}>
    <span class="sr"> ajouté{'\u00a0'}: </span>
    {children}
  </ins>
)

const pieceOf = ({ kind, text }: Segment, at: number) => {
  if (kind === 'removed') return <Removed key={at}>{text}</Removed>
  return kind === 'added' ? <Added key={at}>{text}</Added> : text
}

interface SideProps {
  label: string | null
  side: Side
  mark: typeof Removed | null
}

function SideView({ label, side: { lines, note }, mark: Mark }: SideProps) {
  return (
    <div>
      {label && <span class={styles.which}>{label}</span>}
      {lines.length === 0 && <span class="mute">Rien</span>}
      <ul>
        {lines.map(({ text, changed }) => (
          <li key={text}>{changed && Mark ? <Mark>{typo(text)}</Mark> : typo(text)}</li>
        ))}
      </ul>
      {note && <span class="small mute">{note}</span>}
    </div>
  )
}

interface Props {
  change: FieldChange
  /** Of what is compared; null for a listing nobody has seen: all of it is new, and marked as such nowhere. */
  labels: readonly [before: string, after: string] | null
  /** Two things that stand side by side, neither in the place of the other. */
  plain?: boolean
}

/** A difference of one field: long texts word by word, the rest side by side. */
export function ChangeView({ change: { before, after, segments }, labels, plain }: Props) {
  if (segments) return <p class={styles.text}>{segments.map(pieceOf)}</p>
  if (!labels)
    return (
      <div class={styles.text}>
        <SideView label={null} side={after} mark={null} />
      </div>
    )
  return (
    <div class={cx(styles.sides, styles.text)}>
      <SideView label={labels[0]} side={before} mark={plain ? null : Removed} />
      <SideView label={labels[1]} side={after} mark={plain ? null : Added} />
    </div>
  )
}
