import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { useShortcut } from '../../ui/shortcuts.ts'
import {
  type Address,
  asksSomething,
  listingHref,
  queryOf,
  readAddress,
  type Search,
  searchHref,
} from './search.address.ts'
import { Ask } from './search.ask.tsx'
import { Desk, DeskState, DeskWaiting } from './search.desk.tsx'
import { Refused } from './search.refused.tsx'
import { Start } from './search.start.tsx'
import { panelFits, useMedia } from './use-media.ts'
import { usePlaceKept } from './use-place-kept.ts'
import { useSearch } from './use-search.ts'
import { focusRow, useWalk } from './use-walk.ts'

const field = (id: string) => document.querySelector<HTMLInputElement>(`main [name=${id}]`)

/** The address of this page; while another page is being fetched, the last one it had. */
function useAddress(): Address {
  const { path, url } = useLocation()
  const last = useRef('/')
  if (path === '/') last.current = url
  return readAddress(last.current)
}

/** The listing beside the list stays open as long as the search is about the same need. */
const sameNeed = (a: Search, b: Search) => {
  const need = (search: Search) => queryOf({ ...search, page: 1, tri: '', perimees: false })
  return need(a) === need(b)
}

export function SearchPage() {
  const { route } = useLocation()
  const { search, fiche } = useAddress()
  const wide = useMedia(panelFits)
  const asked = asksSomething(search)
  const { found, error, retry } = useSearch(asked ? search : null)
  const go = (next: Search, replace = false) => route(searchHref(next, sameNeed(next, search) ? fiche : ''), replace)
  const close = () => {
    route(searchHref(search))
    focusRow(fiche)
  }
  useWalk()
  usePlaceKept(search, Boolean(found))
  useShortcut('/', () => field('q')?.select())
  useShortcut('Escape', () => fiche && close())
  useEffect(() => {
    if (fiche && !wide) route(listingHref(fiche, search), true)
  }, [fiche, wide])

  const body = () => {
    if (!asked)
      return <Start onCommune={(commune) => go({ ...search, commune })} onAsk={() => field('commune')?.focus()} />
    if (error)
      return (
        <DeskState>
          <Refused error={error} search={search} onRetry={retry} onSearch={go} />
        </DeskState>
      )
    if (!found) return <DeskWaiting />
    return <Desk found={found} search={search} fiche={wide ? fiche : ''} wide={wide} onSearch={go} onClose={close} />
  }
  return (
    <>
      <Ask search={search} counts={found?.answer.facets.frein} onSearch={go} />
      {body()}
    </>
  )
}
