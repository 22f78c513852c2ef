import { useEffect } from 'preact/hooks'
import { plural } from '../../typography.ts'
import { NavCount } from '../../ui/nav-count.tsx'
import { attention, refreshAttention } from './attention.store.ts'

const everyMs = 120_000

/** How many demandes expect something, in the frame: asked again while the page is looked at. */
export function AttentionCount() {
  const count = attention.use()
  useEffect(() => {
    const look = () => document.hidden || void refreshAttention()
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [])
  return count ? <NavCount count={count} words={plural(count, 'demande à regarder', 'demandes à regarder')} /> : null
}
