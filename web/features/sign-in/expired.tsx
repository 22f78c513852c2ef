import { useEffect, useState } from 'preact/hooks'
import { ended, lapsed } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ExpiredDialog } from './expired.dialog.tsx'
import styles from './expired.module.css'

/** Once the session is known to have ended: a line at the foot of the window, then the dialog when it is needed. */
export function Expired() {
  const asked = ended.use() !== null
  const known = lapsed.use() !== null
  if (asked) return <ExpiredDialog />
  return known ? <ExpiredLine /> : null
}

function ExpiredLine() {
  // Written once the region is there: screen readers tell what changes in it.
  const [said, say] = useState('')
  useEffect(() => say('Votre session est terminée. Ce que vous écrivez reste ici.'), [])
  const open = () => {
    ended.value = lapsed.value
  }
  return (
    <aside class={styles.line} aria-label="Session">
      <Icon name="info" />
      <p role="status">{said}</p>
      <Button onClick={open}>Se reconnecter</Button>
    </aside>
  )
}
