import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { queryOf, type Search } from './search.address.ts'

/** Where the list was left, by search: coming back finds the same rows under the eyes. */
const left = new Map<string, number>()
let lastLeft = ''

/** The search one comes from: its page is the one before this one in the history. */
export const cameFrom = (search: Search) => lastLeft === queryOf(search)

/** Keeps the place in the list while a listing has the page, and goes to the top of another page of results. */
export function usePlaceKept(search: Search, there: boolean) {
  const latest = useRef(search)
  latest.current = search
  useLayoutEffect(() => {
    const place = left.get(queryOf(search)) ?? 0
    left.clear()
    if (there && place > 0) requestAnimationFrame(() => scrollTo(0, place))
    return () => {
      lastLeft = queryOf(latest.current)
      left.set(lastLeft, scrollY)
    }
  }, [])

  const page = useRef(search.page)
  useEffect(() => {
    if (page.current === search.page) return
    page.current = search.page
    const title = document.querySelector<HTMLElement>('main h1')
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: 'start' })
  }, [search.page])
}
