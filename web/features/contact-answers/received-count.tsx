import { useEffect } from 'preact/hooks'
import { plural } from '../../typography.ts'
import { NavCount } from '../../ui/nav-count.tsx'
import { received, refreshReceived } from './received.store.ts'

const everyMs = 120_000

/** How many demandes wait for an answer, in the frame: asked again while the page is looked at. */
export function ReceivedCount() {
  const count = received.use()
  useEffect(() => {
    const look = () => document.hidden || void refreshReceived()
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [])
  return count ? <NavCount count={count} words={plural(count, 'demande à répondre', 'demandes à répondre')} /> : null
}
