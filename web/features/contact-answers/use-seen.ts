import { useEffect } from 'preact/hooks'

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Says once that a person is there. Programs that look into mails open links, and some of them run the page: none of
 * them moves a mouse, touches a screen or presses a key, and what a script pretends is not trusted.
 */
export function useSeen(wanted: boolean, onSeen: () => void) {
  useEffect(() => {
    if (!wanted) return
    const over = new AbortController()
    const seen = (event: Event) => {
      if (!event.isTrusted) return
      over.abort()
      onSeen()
    }
    for (const sign of signs) addEventListener(sign, seen, { passive: true, signal: over.signal })
    return () => over.abort()
  }, [wanted])
}
