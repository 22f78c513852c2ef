import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

type Leave = () => void

/** Where a click on a link leads inside the product; null for anything else. */
function linkOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]')
  if (!link || link.target || link.origin !== location.origin || link.pathname === location.pathname) return null
  return link.pathname + link.search + link.hash
}

/** State of the entry laid over the page in the history: going back from it stays on the page, which can then ask. */
const over = 'over'
const layOver = () => history.pushState(over, '', location.href)

/** `dirty`: what is on the page would be lost. It is not left without being asked: by a link, by going back, by closing. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const [leave, setLeave] = useState<Leave | null>(null)
  const laid = useRef(history.state === over)
  const now = useRef(dirty)
  now.current = dirty
  const arm = () => {
    if (!laid.current) layOver()
    laid.current = true
  }
  useEffect(() => {
    if (dirty) arm()
  }, [dirty])
  useMoves(now, laid, (leaving) => setLeave(() => leaving))
  const stay = () => {
    arm()
    setLeave(null)
  }
  const go = () => {
    now.current = false
    leave?.()
  }
  return leave && <Asked onStay={stay} onLeave={go} />
}

interface Held<T> {
  current: T
}

/** Hears of every way out; `ask` is given what to do once the person agrees. */
function useMoves(dirty: Held<boolean>, laid: Held<boolean>, ask: (leave: Leave) => void) {
  const { route } = useLocation()
  useEffect(() => {
    const onClose = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const path = dirty.current && linkOf(event)
      if (!path) return
      event.preventDefault()
      event.stopPropagation()
      ask(() => {
        laid.current = false // the page to come takes its place
        route(path, true)
      })
    }
    const onBack = ({ state }: PopStateEvent) => {
      if (!laid.current || state === over || location.hash) return
      laid.current = false
      const leave = () => history.back()
      if (dirty.current) ask(leave)
      else leave()
    }
    addEventListener('beforeunload', onClose)
    addEventListener('click', onClick, true)
    addEventListener('popstate', onBack)
    return () => {
      removeEventListener('beforeunload', onClose)
      removeEventListener('click', onClick, true)
      removeEventListener('popstate', onBack)
    }
  }, [])
}

const Asked = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => (
  <Dialog title={'Quitter sans enregistrer\u202f?'} onClose={onStay}>
    <p>Ce que vous avez changé sur cette page sera perdu.</p>
    <div class="row">
      <Button kind="go" onClick={onStay}>
        Rester sur la page
      </Button>
      <Button kind="no" onClick={onLeave}>
        Quitter sans enregistrer
      </Button>
    </div>
  </Dialog>
)
