import { useEffect } from 'preact/hooks'
import { NavCount } from '../../ui/nav-count.tsx'
import { age } from './moderation.address.ts'
import { refreshWaiting, waiting } from './waiting.store.ts'

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
  const words = `à relire${oldest && `, ${oldest}`}`
  return (
    <NavCount count={known.count} words={words} title={`À relire${oldest && `, ${oldest}`}`} late={known.late > 0} />
  )
}
