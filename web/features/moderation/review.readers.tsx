import { Note } from '../../ui/note.tsx'
import styles from './review.module.css'

/** Somebody else has it open: whoever decides first decides. */
export const Readers = ({ names }: { names: readonly string[] }) => (
  <div role="status" class={styles.readers}>
    {names.length > 0 && (
      <Note icon="eye">
        <p class="small">
          {names.join(', ')} {names.length > 1 ? 'la lisent' : 'la lit'} en ce moment. La première décision vaut.
        </p>
      </Note>
    )}
  </div>
)
