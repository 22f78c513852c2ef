import type { ComponentChildren } from 'preact'
import { useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { NoPage, pageOf, pages } from './routes.ts'
import { safePath } from './safe-path.ts'
import { anchor, loadSession, session, signInPath } from './session.ts'
import { Arriving, Frame } from './ui/frame.tsx'
import { Page } from './ui/page.tsx'
import { focusPage } from './ui/page-title.tsx'
import { ErrorState } from './ui/state.tsx'

/** Ours are the pages; the rest of the address space is the server's. */
const scope = /^\/(?!api\/|assets\/)/

export const App = () => (
  <LocationProvider scope={scope}>
    <Start />
  </LocationProvider>
)

/** Nothing is shown before the server has said who is there: one short answer away. */
function Start() {
  const { path } = useLocation()
  const known = session.use()
  const [failure, setFailure] = useState<unknown>(null)
  const load = () => {
    setFailure(null)
    loadSession().catch(setFailure)
  }
  useEffect(load, [])
  if (failure)
    return (
      <Frame bare>
        <ErrorState error={failure} level="h1" onRetry={load} />
      </Frame>
    )
  if (!known) return <Arriving />
  return (
    <Detour>
      <Frame bare={pageOf(path)?.bare}>
        <Crashes>
          <Router onRouteChange={focusPage}>
            {pages.map(({ path, component }) => (
              <Route key={path} path={path} component={component} />
            ))}
            <Route default component={NoPage} />
          </Router>
        </Crashes>
      </Frame>
    </Detour>
  )
}

/** Without a session, sign-in first, then the page asked for. */
function Detour({ children }: { children: ComponentChildren }) {
  const { path, url, query, route } = useLocation()
  const signedIn = Boolean(session.use()?.account)
  const detour = signedIn
    ? path === '/connexion' && safePath(query.suite)
    : !pageOf(path)?.open && signInPath(url + anchor())
  useEffect(() => {
    if (detour) route(detour, true)
  }, [detour])
  // The page is made anew after a detour: reading starts from its title.
  const came = useRef(false)
  useLayoutEffect(() => {
    if (came.current && !detour) focusPage()
    came.current = Boolean(detour)
  }, [detour])
  return detour ? null : children
}

/** A crash stays inside the page, and says so. */
function Crashes({ children }: { children: ComponentChildren }) {
  const { path } = useLocation()
  const [crash, forget] = useErrorBoundary((error) => console.error(error))
  useEffect(forget, [path])
  if (!crash) return children
  return (
    <Page>
      <ErrorState error={crash} level="h1" retry="Recharger la page" onRetry={() => location.reload()} />
    </Page>
  )
}
