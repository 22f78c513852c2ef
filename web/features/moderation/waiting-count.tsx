import { useEffect } from 'preact/hooks'
import { number } from '../../typography.ts'
import { age } from './moderation.address.ts'
import { refreshWaiting, waiting } from './waiting.store.ts'
import styles from './waiting-count.module.css'

const everyMs = 60_000

/** How much waits and since when, in the frame: asked again every minute while the page is looked at. */
export function WaitingCount() {
  const known = waiting.use()
  useEffect(() => {
    const look = () => document.hidden || void refreshWaiting()
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [])
  if (!known?.count) return null
  const oldest = known.oldest && `la plus ancienne attend depuis ${age(known.oldest, Date.now())}`
  return (
    <span class={known.late > 0 ? styles.late : styles.count} title={`À relire${oldest && `, ${oldest}`}`}>
      {number(known.count)}
      <span class="sr"> à relire{oldest && `, ${oldest}`}</span>
    </span>
  )
}
