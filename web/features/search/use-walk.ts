import { useEffect } from 'preact/hooks'

const rows = () => [...document.querySelectorAll<HTMLElement>('a[data-fiche]')]

/** The row of a listing, to give it the focus back. */
export const focusRow = (id: string) =>
  rows()
    .find((link) => link.dataset.fiche === id)
    ?.focus()

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Arrows belong to whatever has the focus: they walk the rows from the rows, and from nowhere in particular. */
const free = (target: EventTarget | null) =>
  target === document.body || (target instanceof HTMLElement && target.matches('a[data-fiche], main, h1'))

function walk(event: KeyboardEvent) {
  const step = steps[event.key]
  if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !free(event.target)) return
  const links = rows()
  if (links.length === 0) return
  event.preventDefault()
  const at = links.findIndex((link) => link.matches(':focus'))
  // From nowhere, either arrow begins at the top.
  const next = links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))]
  next?.focus()
  next?.closest('li')?.scrollIntoView({ block: 'nearest' })
}

/** ↑ and ↓ walk the results. */
export function useWalk() {
  useEffect(() => {
    addEventListener('keydown', walk)
    return () => removeEventListener('keydown', walk)
  }, [])
}
