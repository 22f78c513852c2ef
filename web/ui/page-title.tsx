import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** The page changed and its title has not come yet. */
let awaited = false

function focus(title: HTMLElement) {
  awaited = false
  title.tabIndex = -1
  title.focus({ preventScroll: true })
}

/** After a navigation, reading starts from the new page's title. */
export function focusPage() {
  const title = document.querySelector<HTMLElement>('main h1')
  if (title) focus(title)
  else awaited = true
}

/** Title of the tab: «Connexion – Levier». */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} – Levier`
  }, [title])
}

/** The h1 of a page, which also names the tab; takes the focus when it comes after a navigation. */
export function PageTitle({ tab, children }: { tab: string; children?: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null)
  usePageTitle(tab)
  useLayoutEffect(() => {
    if (awaited && ref.current) focus(ref.current)
  }, [])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children ?? tab}
    </h1>
  )
}

/** The h1 of what takes the place of a form that was sent, or of what was pressed: it takes the focus. */
export function NextTitle({ children }: { children: string }) {
  const ref = useRef<HTMLHeadingElement>(null)
  usePageTitle(children)
  useLayoutEffect(() => ref.current?.focus(), [])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  )
}
