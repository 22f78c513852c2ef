import { useEffect, useRef } from 'preact/hooks'
import { queryOf, type Search } from './search.address.ts'

let lastLeft = ''

/**
 * The search one comes from: its page is the one before this one in the history. Going back there shows the answer
 * kept in memory at once, so that the browser finds the place in the list again by itself.
 */
export const cameFrom = (search: Search) => lastLeft === queryOf(search)

/** Remembers which search was left for a listing, and goes to the top of another page of results. */
export function usePlaceKept(search: Search) {
  const latest = useRef(search)
  latest.current = search
  useEffect(
    () => () => {
      lastLeft = queryOf(latest.current)
    },
    [],
  )

  const page = useRef(search.page)
  useEffect(() => {
    if (page.current === search.page) return
    page.current = search.page
    const title = document.querySelector<HTMLElement>('main h1')
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: 'start' })
  }, [search.page])
}
