import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ApiError } from '../../api.ts'
import { useLater } from '../../ui/later.ts'
import { useShortcut } from '../../ui/shortcuts.ts'
import { ErrorState } from '../../ui/state.tsx'
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
import { around, Desk, DeskState, DeskWaiting } from './search.desk.tsx'
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

/** What asking again cannot change. */
const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500

export function SearchPage() {
  const { route } = useLocation()
  const { search, fiche } = useAddress()
  const wide = useMedia(panelFits)
  const asked = asksSomething(search)
  const { found, error, retry } = useSearch(asked ? search : null)
  const refusal = isRefusal(error) ? error : null
  const Refused = useLater(refusal !== null, () => import('./search.refused.tsx').then((m) => m.Refused))
  const go = (next: Search, replace = false) => route(searchHref(next, sameNeed(next, search) ? fiche : ''), replace)
  const close = () => {
    route(searchHref(search))
    focusRow(fiche)
  }
  useLater(wide && asked, around)
  useWalk()
  usePlaceKept(search)
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
          {Refused && refusal ? (
            <Refused error={refusal} search={search} onSearch={go} />
          ) : (
            !refusal && <ErrorState error={error} level="h1" title="La recherche n’a pas répondu" onRetry={retry} />
          )}
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
